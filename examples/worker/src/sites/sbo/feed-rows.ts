/** The rows of sbo's feed, told apart by their shape. */
import type { ScriptValue } from "../../reading/script-body.ts";

/** A league: `[id, 'name', '', 'remark']`. */
export interface SboLeague {
  readonly id: number;
  readonly name: string;
}

/** A match: `[id, sport, league, 'home', 'away', 'code', order, 'MM/dd/yyyy HH:mm', …]`. */
export interface SboMatch {
  readonly id: number;
  readonly leagueId: number;
  readonly home: string;
  readonly away: string;
  readonly kickOff: string;
}

/** What is counted in a match: `[id, match, type, home, away, n]`; type 0 is goals. */
export interface SboResult {
  readonly id: number;
  readonly matchId: number;
  readonly type: number;
  readonly home: number;
  readonly away: number;
}

/** A running match: `[result, isLive, period, minute, 45, injury, …]`. */
export interface SboLive {
  readonly resultId: number;
  readonly isLive: boolean;
  readonly period: number;
  readonly minute: number;
  readonly injury: number;
}

/** A line: `[id, [result, type, ?, max bet, point], [price, price(, price)]]`. */
export interface SboOdds {
  readonly id: number;
  readonly resultId: number;
  readonly type: number;
  /** Of a handicap: above zero when home gives. */
  readonly point: number;
  /** A hole is no price. */
  readonly prices: readonly (number | undefined)[];
}

/** What one answer says. */
export interface SboUpdate {
  readonly version: number;
  readonly isFull: boolean;
  readonly leagues: readonly SboLeague[];
  readonly matches: readonly SboMatch[];
  readonly results: readonly SboResult[];
  readonly live: readonly SboLive[];
  readonly odds: readonly SboOdds[];
  readonly goneOdds: readonly number[];
  readonly goneMatches: readonly number[];
}

type List = readonly ScriptValue[];

const KICK_OFF = /^\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}$/u;
const REGULAR_MINUTES = 45;

/**
 * Reads the second argument of an update: `[version, isFull, 1, [lists…], …]`.
 *
 * @returns `undefined` when it has another shape, one row of it included: to pass over what cannot
 *   be understood would leave old prices in force.
 */
export function readSboUpdate(value: ScriptValue): SboUpdate | undefined {
  if (!isList(value)) return undefined;
  const [version, full] = value;
  const lists = value.find((each): each is List => isList(each));
  if (typeof version !== "number" || lists === undefined) return undefined;

  const update = {
    version,
    isFull: full === 1,
    leagues: [] as SboLeague[],
    matches: [] as SboMatch[],
    results: [] as SboResult[],
    live: [] as SboLive[],
    odds: [] as SboOdds[],
  };
  const gone: number[][] = [];
  for (const list of lists) {
    if (!isList(list)) continue;
    if (list.every((each) => typeof each === "number")) {
      gone.push([...list]);
      continue;
    }
    for (const row of list) {
      const known = isList(row) && addRow(row, update);
      if (!known) return undefined;
    }
  }
  // The last two lists of plain numbers say what is gone, lines before matches; empty ones count.
  const [goneOdds = [], goneMatches = []] = update.isFull ? [] : gone.slice(-2);
  return { ...update, goneOdds, goneMatches };
}

type Rows = {
  readonly [Kind in "leagues" | "matches" | "results" | "live" | "odds"]: SboUpdate[Kind][number][];
};

function addRow(row: List, rows: Rows): boolean {
  const [id, second, third, fourth, fifth, , , eighth] = row;
  if (typeof id !== "number") return false;
  if (isList(second) && isList(third)) {
    const [resultId, type, , , point] = second;
    if (!isNumber(resultId) || !isNumber(type)) return false;
    const prices = third.map((price) => (isNumber(price) ? price : undefined));
    rows.odds.push({ id, resultId, type, point: isNumber(point) ? point : 0, prices });
  } else if (typeof second === "string" && typeof third === "string") {
    rows.leagues.push({ id, name: second });
  } else if (typeof fourth === "string" && typeof fifth === "string") {
    if (!isNumber(third) || typeof eighth !== "string" || !KICK_OFF.test(eighth)) return false;
    rows.matches.push({ id, leagueId: third, home: fourth, away: fifth, kickOff: eighth });
  } else if (isNumber(second) && isNumber(third) && isNumber(fourth) && isNumber(fifth)) {
    // Only a running match has the length of a half in the fifth place, and rows of rows after it.
    if (row.length >= 8 && fifth === REGULAR_MINUTES) {
      const injury = isNumber(row[5]) ? row[5] : 0;
      const live = { resultId: id, isLive: second === 1, period: third, minute: fourth, injury };
      rows.live.push(live);
    } else {
      rows.results.push({ id, matchId: second, type: third, home: fourth, away: fifth });
    }
  } else {
    return false;
  }
  return true;
}

function isList(value: ScriptValue): value is List {
  return Array.isArray(value);
}

function isNumber(value: ScriptValue): value is number {
  return typeof value === "number";
}
