import type { MatchClock } from "../match-clock.ts";
import { perMarket, type PerMarket } from "../market-key.ts";
import type { PricePair } from "../offer.ts";
import type { ViewLine, ViewMatch, ViewRow } from "../site-view.ts";
import type { Site } from "../site.ts";

/** Numbers of hand-made matches begin here, above all of the market's. */
export const FIRST_HAND_ID = 9_000_000;

/** What is said of a hand-made match; the rest is as in a plain one. */
export interface HandMatch extends Partial<Omit<ViewMatch, "matchId" | "number" | "startsAt">> {
  /** Which of the hand-made matches it is, from 1. It keeps its number from step to step. */
  readonly id: number;
  /** Kick-off, in minutes from the moment of the step; two hours ahead, or 50 minutes ago. */
  readonly startsInMinutes?: number;
}

const MINUTE_MS = 60_000;

/** The bookmaker's number of a hand-made match. */
export function handNumber(site: Site, id: number): number {
  const first: Readonly<Record<Site, number>> = { sbo: 0, ibc: 100_000, cmd: 200_000 };
  return FIRST_HAND_ID + first[site] + id;
}

/** Fills in what is not said of a hand-made match at a time in epoch ms. */
export function createHandMatch(site: Site, now: number, plan: HandMatch): ViewMatch {
  const { id, startsInMinutes, ...said } = plan;
  const clock = said.clock ?? { state: "scheduled" };
  const running = clock.state !== "scheduled";
  const rows = said.rows ?? usualRows();
  const startsIn = startsInMinutes ?? (running ? -50 : 120);
  return {
    matchId: FIRST_HAND_ID + id,
    number: handNumber(site, id),
    home: `Hand Home ${id}`,
    away: `Hand Away ${id}`,
    neutral: false,
    pseudo: undefined,
    startsAt: (Math.floor(now / MINUTE_MS) + startsIn) * MINUTE_MS,
    goesLive: running,
    score: { home: 0, away: 0 },
    redCards: { home: 0, away: 0 },
    fullTimeResult: [2.05, 3.4, 3.3],
    firstHalfResult: running && clock.state !== "first-half" ? undefined : [2.7, 2.15, 3.9],
    ...said,
    clock,
    suspended: rows.every((row) => row.suspended),
    rows,
  };
}

/** A line with its Malay prices. */
export function line(value: number, prices: PricePair, suspended = false): ViewLine {
  return { line: value, prices, changed: false, suspended };
}

/** Rows with the lines given, in order. */
export function rows(...lines: readonly Partial<PerMarket<ViewLine>>[]): readonly ViewRow[] {
  return lines.map((own, index) => ({
    index,
    suspended: false,
    lines: { ...perMarket(() => undefined), ...own },
  }));
}

/** The same rows, taking no bets. */
export function closed(open: readonly ViewRow[]): readonly ViewRow[] {
  return open.map((row) => ({ ...row, suspended: true }));
}

/** One row with all four markets. */
export function usualRows(): readonly ViewRow[] {
  return rows({
    ft_hdp: line(-0.5, [0.97, 0.93]),
    ft_ou: line(2.5, [0.9, 0.98]),
    fh_hdp: line(-0.25, [-0.92, 0.8]),
    fh_ou: line(1, [0.84, -0.96]),
  });
}

/** The rows of a half that is over: without markets of the first half. */
export function secondHalfRows(): readonly ViewRow[] {
  return rows({ ft_hdp: line(0, [0.95, 0.95]), ft_ou: line(1.5, [0.88, -0.98]) });
}

/** A clock that stands in the first half. */
export function firstHalf(minute: number, injury = 0): MatchClock {
  return { state: "first-half", minute, injury, played: (minute + injury) / 50 };
}

/** A clock that stands in the second half. */
export function secondHalf(minute: number, injury = 0): MatchClock {
  return { state: "second-half", minute, injury, played: (minute + injury) / 50 };
}
