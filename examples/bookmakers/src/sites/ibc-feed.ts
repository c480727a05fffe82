/**
 * The bodies of the classic ibc feed, JavaScript for each of two markets, `l` (running) and `t` (the
 * others). `k` and `v` are sent back with the next question; `v` is the version.
 *
 * - everything: `k='k12';v='v12';var Nl=[];Nl[0]=[…];…ShowBetList('W',time,'l',Nl);` (`Nt` for the
 *   other market); a further line of a match leaves out what it inherits from the row before
 * - what changed: `k='k13';v='v13';ShowBetList('U',time,'l',Del,Srt,Ins,uL,uM,uO,uA);` where Del has
 *   the ids of rows that are gone, Ins rows that are new, uM rows of which something about the match
 *   changed, uO rows of which only odds did; all rows are whole, the other lists stay empty
 */
import type { OddsFormat } from "../odds-format.ts";
import type { SiteView } from "../site-view.ts";
import { createIbcRows, FIRST_ODDS_FIELD, shortenIbcRow, type IbcRow } from "./ibc-rows.ts";
import { printJs, type JsValue } from "./js-literal.ts";
import { formatDate, formatHour24 } from "./local-time.ts";
import type { ViewHistory } from "./view-history.ts";

/** What a page asks for. */
export interface IbcQuestion {
  /** Running matches, or the others. */
  readonly market: "l" | "t";
  readonly format: OddsFormat;
  /** The version that the page has; undefined for everything. */
  readonly version: number | undefined;
  readonly layout: "usual" | "changed";
}

/** Answers with everything in a market, or with what changed since the version that the page has. */
export function answerIbcFeed(history: ViewHistory, question: IbcQuestion): string {
  const { market, format, layout } = question;
  const { version, view } = history.current();
  const listRows = (of: SiteView): IbcRow[] =>
    createIbcRows(market === "l" ? of.live : of.upcoming, format);
  const rows = listRows(view);
  if (layout === "changed") return changedLayout(version, market, rows);
  const known = question.version === undefined ? undefined : history.at(question.version);
  const head = `k='k${version}';v='v${version}';\n`;
  const call = [market, `${formatDate(view.now)} ${formatHour24(view.now)}`] as const;
  if (known === undefined) return head + everything(call, rows);
  return head + changes(call, listRows(known.view), rows);
}

function everything([market, time]: readonly [string, string], rows: readonly IbcRow[]): string {
  const name = `N${market}`;
  const fills = rows.map((row, index) => `${name}[${index}]=${printJs(shortenIbcRow(row))};\n`);
  return `var ${name}=[];\n${fills.join("")}ShowBetList('W','${time}','${market}',${name});`;
}

function changes(
  [market, time]: readonly [string, string],
  before: readonly IbcRow[],
  rows: readonly IbcRow[],
): string {
  const old = new Map(before.map(({ id, fields }) => [id, fields]));
  const ids = new Set(rows.map(({ id }) => id));
  const gone = [...old.keys()].filter((id) => !ids.has(id));
  const inserted: JsValue[] = [];
  const ofMatch: JsValue[] = [];
  const ofOdds: JsValue[] = [];
  for (const { id, fields } of rows) {
    const first = old.get(id)?.findIndex((field, index) => field !== fields[index]);
    if (first === undefined) inserted.push(fields);
    else if (first >= FIRST_ODDS_FIELD) ofOdds.push(fields);
    else if (first >= 0) ofMatch.push(fields);
  }
  const lists = [gone, [], inserted, [], ofMatch, ofOdds, []].map(printJs).join(",");
  return `ShowBetList('U','${time}','${market}',${lists});`;
}

/** The same in a shape that nobody has seen: a list of objects, and another function. */
function changedLayout(version: number, market: string, rows: readonly IbcRow[]): string {
  const list = rows.map(({ id, fields }) => ({
    id,
    match: fields.slice(4, 8),
    odds: fields.slice(FIRST_ODDS_FIELD),
  }));
  return `var Dl=${printJs({ version, rows: list })};RenderOdds('W','${market}',Dl);`;
}
