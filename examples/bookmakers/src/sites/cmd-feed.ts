/**
 * The bodies of the cmd feed: `{t, a, data, today, f, del}`. `t` is the version; `a` is false for a
 * page whose session is over; `data` are the running rows and `today` the others, each list with
 * `[count, t]` as its last item; `f` is 1 for everything and 0 for what changed since the version
 * that was asked for; `del` are the ids of lines that are there no more.
 *
 * What changed is either commands `[lineId, 1, command, v1, v2]` for lines and prices (28 and 30 for
 * FT HDP, 33 and 35, 38 and 40, 43 and 45 for the others; a line is its size and whether home gives),
 * or, where commands cannot say it, the whole row.
 */
import { MARKET_KEYS } from "../market-key.ts";
import type { OddsFormat } from "../odds-format.ts";
import {
  createCmdRows,
  MARKET_COLUMNS,
  type CmdCell,
  type CmdRow,
  type MarketColumns,
} from "./cmd-rows.ts";
import type { ViewHistory } from "./view-history.ts";

/** What is sent to a page whose session is over. */
export const CMD_DEAD = JSON.stringify({ t: 0, a: false, data: [], today: [], f: 0, del: [] });

/** What a page asks for. */
export interface CmdQuestion {
  readonly format: OddsFormat;
  /** The version that the page has; undefined for everything. */
  readonly version: number | undefined;
  readonly layout: "usual" | "changed";
}

/** Whole rows and commands. */
type Item = readonly CmdCell[];

/** Answers with everything, or with what changed since the version that the page has. */
export function answerCmdFeed(history: ViewHistory, question: CmdQuestion): string {
  const { version, view } = history.current();
  const rows = createCmdRows(view, question.format);
  if (question.layout === "changed") return changedLayout(version, rows);
  const known = question.version === undefined ? undefined : history.at(question.version);
  const before =
    known === undefined ? new Map<number, CmdRow>() : createCmdRows(known.view, question.format);
  const list = (running: boolean): readonly Item[] => {
    const items = [...rows]
      .filter(([, row]) => row.running === running)
      .flatMap(([id, row]) => itemsSince(before.get(id), row));
    return [...items, [items.length, version]];
  };
  return JSON.stringify({
    t: version,
    a: true,
    data: list(true),
    today: list(false),
    f: known === undefined ? 1 : 0,
    del: [...before.keys()].filter((id) => !rows.has(id)),
  });
}

/** An answer about matches that this site never has: early ones and parlays. */
export function answerNothing(history: ViewHistory): string {
  const { version } = history.current();
  const none = [[0, version]];
  return JSON.stringify({ t: version, a: true, data: none, today: none, f: 1, del: [] });
}

function itemsSince(before: CmdRow | undefined, row: CmdRow): readonly Item[] {
  if (before === undefined || before.running !== row.running) return [row.columns];
  const differs = (column: number): boolean => before.columns[column] !== row.columns[column];
  const ofMarkets = MARKET_KEYS.map((market) => MARKET_COLUMNS[market]);
  const sayable = new Set(ofMarkets.flatMap(columnsOf));
  if (row.columns.some((_, column) => differs(column) && !sayable.has(column))) {
    return [row.columns];
  }
  return ofMarkets.flatMap((at) => commandsOf(at, row.columns, differs));
}

function columnsOf({ text, size, homeGives, price }: MarketColumns): readonly number[] {
  return [text, size, ...(homeGives === undefined ? [] : [homeGives]), price, price + 1];
}

function commandsOf(
  at: MarketColumns,
  columns: readonly CmdCell[],
  differs: (column: number) => boolean,
): readonly Item[] {
  const id = columns[0] ?? 0;
  const cell = (column: number): CmdCell => columns[column] ?? 0;
  const gives = at.homeGives ?? -1;
  const line = differs(at.size) || differs(gives);
  const price = differs(at.price) || differs(at.price + 1);
  return [
    ...(line ? [[id, 1, at.lineCommand, cell(at.size), cell(gives)]] : []),
    ...(price ? [[id, 1, at.priceCommand, cell(at.price), cell(at.price + 1)]] : []),
  ];
}

/** The same in a shape that nobody has seen: one list of objects. */
function changedLayout(version: number, rows: ReadonlyMap<number, CmdRow>): string {
  const list = [...rows].map(([id, { running, columns }]) => ({
    id: `row-${id}`,
    run: running,
    names: columns.slice(37, 40),
    p: columns.slice(40, 48),
  }));
  return JSON.stringify({ t: version, a: true, rows: list });
}
