import type { ViewMatch } from "../site-view.ts";
import { formatHour12 } from "./local-time.ts";

/** Renders the time cell. Further lines of a match leave it blank. */
export function renderIbcTime(match: ViewMatch, first: boolean): string {
  if (!first) return `<td class="text_time"></td>`;
  const { clock } = match;
  switch (clock.state) {
    case "scheduled":
    case "ended": {
      const prefix = match.goesLive ? `<span class="red">LIVE</span> ` : "";
      return `<td class="text_time">${prefix}${formatHour12(match.startsAt)}</td>`;
    }
    case "half-time":
      return renderRunning(match, `<b class="HalfTime">H.Time</b>`);
    case "first-half":
      return renderRunning(match, `<b class="LiveTime">1H ${clock.minute}&#39;</b>`);
    case "second-half": {
      const injury = clock.injury > 0 ? `<span class="injury">+${clock.injury}</span>` : "";
      return renderRunning(match, `<b class="LiveTime">2H ${clock.minute}&#39;</b>${injury}`);
    }
  }
}

/** Both texts are always there: while bets are off "IR" is shown instead of the clock. */
function renderRunning(match: ViewMatch, clock: string): string {
  const shown = (visible: boolean): string => (visible ? "displayOn" : "displayOff");
  return `<td class="text_time"><b>${match.score.home}-${match.score.away}</b><div class="red"><span class="${shown(match.suspended)}"><b class="IsLive" title="In Running">IR</b></span><span class="${shown(!match.suspended)}">${clock}</span></div></td>`;
}
