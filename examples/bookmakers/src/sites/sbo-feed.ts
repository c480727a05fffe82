/**
 * The bodies of the sbo feed, each one statement of JavaScript:
 *
 * - `$M('odds-display').onUpdate(page,[version,full,1,[leagues,matches,results,live,,odds,goneOdds,goneMatches,'Football',0],,0]);`
 *   with full 1 for everything and 0 for what changed since the version that was asked for.
 *   What changed is whole rows; `goneOdds` and `goneMatches` are ids of what is there no more.
 * - `$M('odds-display').onIdle(page,version);` when nothing changed
 * - `od_OnEmpty(0);` when nothing is on offer
 * - a script with the word logout for a page whose session is over
 */
import type { OddsFormat } from "../odds-format.ts";
import { printJs, type JsValue } from "./js-literal.ts";
import { createSboRows, SBO_ROW_KINDS, type SboRows } from "./sbo-rows.ts";
import type { ViewHistory } from "./view-history.ts";

/** What is sent to a page whose session is over. */
export const SBO_LOGOUT = "window.top.location='/logout.aspx';";

/** What a page asks for. */
export interface SboQuestion {
  /** Given back as it came. */
  readonly page: number;
  readonly format: OddsFormat;
  /** The version that the page has; 0 for everything. */
  readonly version: number;
  readonly layout: "usual" | "changed";
}

/** Answers with everything, or with what changed since the version that the page has. */
export function answerSboFeed(history: ViewHistory, question: SboQuestion): string {
  const { page, format, layout } = question;
  const { version, view } = history.current();
  const rows = createSboRows(view, format);
  if (layout === "changed") return changedLayout(page, version, rows);
  const known = history.at(question.version);
  if (known === undefined) {
    return rows.matches.size === 0 ? "od_OnEmpty(0);" : update(page, version, everything(rows));
  }
  const before = createSboRows(known.view, format);
  const change = changes(before, rows);
  return change === undefined ? idle(page, version) : update(page, version, change);
}

interface Change {
  readonly full: 0 | 1;
  readonly rows: readonly (readonly (readonly JsValue[])[])[];
  readonly goneOdds: readonly number[];
  readonly goneMatches: readonly number[];
}

function everything(rows: SboRows): Change {
  const all = SBO_ROW_KINDS.map((kind) => [...rows[kind].values()]);
  return { full: 1, rows: all, goneOdds: [], goneMatches: [] };
}

/** @returns undefined when there is nothing to tell. */
function changes(before: SboRows, now: SboRows): Change | undefined {
  const rows = SBO_ROW_KINDS.map((kind) =>
    [...now[kind]].flatMap(([id, row]) => {
      const old = before[kind].get(id);
      return old !== undefined && printJs(old) === printJs(row) ? [] : [row];
    }),
  );
  rows[SBO_ROW_KINDS.indexOf("live")]?.push(...stopped(before, now));
  const gone = (kind: "odds" | "matches"): readonly number[] =>
    [...before[kind].keys()].filter((id) => !now[kind].has(id));
  const [goneOdds, goneMatches] = [gone("odds"), gone("matches")];
  if ([...rows, goneOdds, goneMatches].every((list) => list.length === 0)) return undefined;
  return { full: 0, rows, goneOdds, goneMatches };
}

/** Matches that are still there and not running any more: the second place says so. */
function stopped(before: SboRows, now: SboRows): readonly (readonly JsValue[])[] {
  return [...before.live]
    .filter(([id]) => !now.live.has(id) && now.results.has(id))
    .map(([id, [, , ...rest]]) => [id, 0, ...rest]);
}

function update(page: number, version: number, change: Change): string {
  const [leagues, matches, results, live, odds] = change.rows;
  const payload = [leagues, matches, results, live, undefined, odds];
  const tail = [change.goneOdds, change.goneMatches, "Football", 0];
  const body = [version, change.full, 1, [...payload, ...tail], undefined, 0];
  return `$M('odds-display').onUpdate(${page},${printJs(body)});`;
}

function idle(page: number, version: number): string {
  return `$M('odds-display').onIdle(${page},${version});`;
}

/** The same in a shape that nobody has seen: an object of lists, and ids that are strings. */
function changedLayout(page: number, version: number, rows: SboRows): string {
  const list = (kind: (typeof SBO_ROW_KINDS)[number]): JsValue =>
    [...rows[kind]].map(([id, [, ...rest]]) => [`${kind}-${id}`, ...rest]);
  const payload = { lg: list("leagues"), mt: list("matches"), od: list("odds") };
  return `$M('odds-display').onUpdate(${page},${printJs([version, 1, 2, payload])});`;
}
