import type { ViewMatch } from "../site-view.ts";
import { escapeHtml } from "./html.ts";
import { formatHour12 } from "./local-time.ts";

/** Says where a match stands: "05:15PM", "LIVE 05:15PM", "1H 15'" or "H.Time". */
export function describeIbcTime({ clock, goesLive, startsAt }: ViewMatch): string {
  switch (clock.state) {
    case "scheduled":
    case "ended":
      return `${goesLive ? "LIVE " : ""}${formatHour12(startsAt)}`;
    case "half-time":
      return "H.Time";
    case "first-half":
      return `1H ${clock.minute}'`;
    case "second-half":
      return `2H ${clock.minute}'`;
  }
}

/** Renders the time cell. Further lines of a match leave it blank. */
export function renderIbcTime(match: ViewMatch, first: boolean): string {
  if (!first) return `<td class="text_time"></td>`;
  const { clock } = match;
  const text = escapeHtml(describeIbcTime(match));
  switch (clock.state) {
    case "scheduled":
    case "ended":
      return `<td class="text_time">${text.replace("LIVE", '<span class="red">LIVE</span>')}</td>`;
    case "half-time":
      return renderRunning(match, `<b class="HalfTime">${text}</b>`);
    case "first-half":
      return renderRunning(match, `<b class="LiveTime">${text}</b>`);
    case "second-half": {
      const injury = clock.injury > 0 ? `<span class="injury">+${clock.injury}</span>` : "";
      return renderRunning(match, `<b class="LiveTime">${text}</b>${injury}`);
    }
  }
}

/** Both texts are always there: while bets are off "IR" is shown instead of the clock. */
function renderRunning(match: ViewMatch, clock: string): string {
  const shown = (visible: boolean): string => (visible ? "displayOn" : "displayOff");
  return `<td class="text_time"><b>${match.score.home}-${match.score.away}</b><div class="red"><span class="${shown(match.suspended)}"><b class="IsLive" title="In Running">IR</b></span><span class="${shown(!match.suspended)}">${clock}</span></div></td>`;
}
