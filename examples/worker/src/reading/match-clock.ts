/** Where a match stands: what a site shows in the time cell, running or not. */
import type { Score } from "arb-core";
import { parseKickOff, type SiteClock } from "./kick-off.ts";

/** The parts of a running match that the sites tell apart. */
export type MatchPeriod = "1H" | "HT" | "2H";

/** The time cell, read. */
export type MatchClock =
  | {
      readonly live: true;
      /** The clock as shown, minute included: `2H 30'`. Empty when nothing is shown. */
      readonly time: string;
      readonly period?: MatchPeriod | undefined;
      /** Absent when the site shows none that can be read. */
      readonly score?: Score | undefined;
    }
  | {
      readonly live: false;
      readonly time: string;
      /** The kick-off, in epoch milliseconds. */
      readonly startsAt: number;
    };

const HALF_TIME = /^(?:ht|h\.?\s?time|half[\s-]?time)\b/iu;
const HALF = /^([12])h(?![a-z])/iu;
const SCORE = /^(\d{1,2})\s*[-:]\s*(\d{1,2})$/u;

/**
 * The period that a running clock names: `1H 23`, `2H 30'`, `2H45+`, `HT`, `H.Time`.
 *
 * @returns `undefined` when the text names none, as a kick-off time does.
 */
export function parsePeriod(text: string): MatchPeriod | undefined {
  if (HALF_TIME.test(text)) return "HT";
  const half = HALF.exec(text)?.[1];
  if (half === undefined) return undefined;
  return half === "1" ? "1H" : "2H";
}

/** Reads goals written as `1-0`; `undefined` when the text is no score. */
export function parseScore(text: string): Score | undefined {
  const match = SCORE.exec(text);
  return match === null ? undefined : { home: Number(match[1]), away: Number(match[2]) };
}

/** The clock of a match that is known to run. */
export function readLiveClock(time: string, scoreText: string): MatchClock {
  return { live: true, time, period: parsePeriod(time), score: parseScore(scoreText) };
}

/** The clock of a match that has not begun; `undefined` when the text is no kick-off. */
export function readKickOffClock(time: string, siteClock: SiteClock): MatchClock | undefined {
  const startsAt = parseKickOff(time, siteClock);
  return startsAt === undefined ? undefined : { live: false, time, startsAt };
}
