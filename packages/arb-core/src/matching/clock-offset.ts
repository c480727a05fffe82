/**
 * Sources' clocks that are wrong: a whole league, or all that a source prints, an hour late because
 * somebody forgot summer time. What is learned here is a proposal, data for a person to read; it
 * is applied only where it is given to the matching options.
 */
import { compareText } from "../text.ts";

/** By how much the clock of a source is ahead, everywhere or in one league. */
export interface ClockOffset {
  /** The bookmaker. */
  readonly source: string;
  /** The league in the source's own words; left out where it holds for the whole source. */
  readonly league?: string;
  /** What the source prints less the true kick-off, in milliseconds. */
  readonly offsetMs: number;
}

/** A learned offset with what it was learned from. */
export interface ClockOffsetProposal extends ClockOffset {
  /** How many matches were looked at. */
  readonly observations: number;
  /** How many of them the offset explains. */
  readonly agreeing: number;
}

/** One match whose kick-off a source prints and a reference knows. */
export interface KickOffObservation {
  /** The bookmaker whose clock is in question. */
  readonly provider: string;
  /** The league in that bookmaker's words. */
  readonly league?: string;
  /** The kick-off that it prints, in epoch milliseconds. */
  readonly startsAt: number;
  /** The same match's kick-off by the clock that is believed, in epoch milliseconds. */
  readonly referenceStartsAt: number;
}

/** How much it takes to believe in an offset. */
export interface ClockOffsetOptions {
  /** How many matches must agree. Default 5, at least 2. */
  readonly leastAgreeing?: number;
  /** On how many UTC days they must be played. Default 2: one day can have one cause. */
  readonly leastDays?: number;
  /** Which share of all matches must agree. Default 0.8, above 0.5 and at most 1. */
  readonly leastShare?: number;
}

/** How far ahead the clock is that a listing's kick-off was read from, in milliseconds; mostly 0. */
export type ClockOffsetLookup = (listing: {
  readonly provider: string;
  readonly league?: string;
}) => number;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Time zones differ by multiples of this. */
const STEP_MS = 15 * MINUTE_MS;
/** Matches are moved by minutes; such a difference still speaks for the multiple next to it. */
const TOLERANCE_MS = 5 * MINUTE_MS;
/** No two time zones are further apart than 26 hours; beyond it is another day's match. */
const MAX_OFFSET_MS = 26 * 60 * MINUTE_MS;

/**
 * Learns by how much sources' clocks are ahead, from matches that are certainly the same: for each
 * league of a source, and for the source as a whole, the one multiple of 15 minutes that explains
 * the differences of nearly all kick-offs.
 *
 * A source as a whole must agree both by its matches and by its leagues, so that one large league
 * does not speak for others; and where only one league was seen, nothing is said of the rest. A
 * slip that holds for part of a league's matches only (one half of the year) has no such multiple,
 * and nothing is proposed.
 *
 * @param observations - each match of a source once, in any order.
 * @returns what differs from no offset: per source the one of the whole source first, then leagues
 *   that differ from it, sorted. A league with offset 0 is exempt from its source's offset.
 * @throws RangeError when a time is not finite, or an option is out of its range.
 * @example
 * ```ts
 * import { learnClockOffsets } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const hour = 3_600_000;
 * const observations = [1, 2, 3, 4, 5, 6].map((day) => ({
 *   provider: "late-book",
 *   league: "Serie A",
 *   startsAt: Date.UTC(2025, 0, day, 20),
 *   referenceStartsAt: Date.UTC(2025, 0, day, 19),
 * }));
 * assert.deepEqual(learnClockOffsets(observations), [
 *   { source: "late-book", league: "Serie A", offsetMs: hour, observations: 6, agreeing: 6 },
 * ]);
 * assert.deepEqual(learnClockOffsets(observations.slice(0, 4)), []);
 * ```
 */
export function learnClockOffsets(
  observations: Iterable<KickOffObservation>,
  options: ClockOffsetOptions = {},
): ClockOffsetProposal[] {
  const rules = completeOptions(options);
  const sources = new Map<string, Map<string | undefined, Tally>>();
  for (const observation of observations) {
    const { provider, league } = observation;
    const leagues = sources.get(provider) ?? new Map<string | undefined, Tally>();
    sources.set(provider, leagues);
    const tally = leagues.get(league) ?? new Tally();
    leagues.set(league, tally);
    tally.add(observation);
  }
  return [...sources]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([source, leagues]) => proposeForSource(source, leagues, rules));
}

/**
 * Makes offsets ready for looking up: a league's own comes before its source's.
 *
 * @throws RangeError when an offset is not finite, or two are given for the same clock.
 * @example
 * ```ts
 * import { createClockOffsetLookup } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const offsetOf = createClockOffsetLookup([
 *   { source: "late-book", offsetMs: 3_600_000 },
 *   { source: "late-book", league: "Serie A", offsetMs: 0 },
 * ]);
 * assert.equal(offsetOf({ provider: "late-book", league: "Ligue 1" }), 3_600_000);
 * assert.equal(offsetOf({ provider: "late-book", league: "Serie A" }), 0);
 * assert.equal(offsetOf({ provider: "another-book", league: "Serie A" }), 0);
 * ```
 */
export function createClockOffsetLookup(offsets: readonly ClockOffset[]): ClockOffsetLookup {
  const sources = new Map<string, Map<string | undefined, number>>();
  for (const { source, league, offsetMs } of offsets) {
    if (!Number.isFinite(offsetMs)) {
      throw new RangeError(`Cannot set clock: offsetMs must be finite, was ${offsetMs}`);
    }
    const leagues = sources.get(source) ?? new Map<string | undefined, number>();
    if (leagues.has(league)) {
      const clock = league === undefined ? source : `${source}, ${league}`;
      throw new RangeError(`Cannot set clock: each must have one offset, was two of ${clock}`);
    }
    sources.set(source, leagues.set(league, offsetMs));
  }
  return ({ provider, league }) => {
    const leagues = sources.get(provider);
    return leagues?.get(league) ?? leagues?.get(undefined) ?? 0;
  };
}

/** The differences between printed and true kick-offs, rounded, with the days they stand on. */
class Tally {
  total = 0;
  /** Offset -> UTC day -> matches. */
  readonly #days = new Map<number, Map<number, number>>();

  add({ startsAt, referenceStartsAt }: KickOffObservation): void {
    const apartMs = startsAt - referenceStartsAt;
    if (!Number.isFinite(apartMs)) {
      throw new RangeError(
        `Cannot learn clock offset: kick-offs must be finite, was ${startsAt} and ${referenceStartsAt}`,
      );
    }
    this.total += 1;
    // `|| 0` makes 0 of -0.
    const offsetMs = Math.round(apartMs / STEP_MS) * STEP_MS || 0;
    if (Math.abs(apartMs - offsetMs) > TOLERANCE_MS || Math.abs(offsetMs) > MAX_OFFSET_MS) return;
    this.#count(offsetMs, Math.floor(referenceStartsAt / DAY_MS), 1);
  }

  addAll(other: Tally): void {
    this.total += other.total;
    for (const [offsetMs, days] of other.#days) {
      for (const [day, count] of days) this.#count(offsetMs, day, count);
    }
  }

  /** How many matches an offset explains. */
  explained(offsetMs: number): number {
    let matches = 0;
    for (const count of this.#days.get(offsetMs)?.values() ?? []) matches += count;
    return matches;
  }

  /** The offset that explains more than half of the matches, if there is one. */
  majority(): { offsetMs: number; agreeing: number; days: number } | undefined {
    for (const [offsetMs, days] of this.#days) {
      const agreeing = this.explained(offsetMs);
      if (2 * agreeing > this.total) return { offsetMs, agreeing, days: days.size };
    }
    return undefined;
  }

  #count(offsetMs: number, day: number, count: number): void {
    const days = this.#days.get(offsetMs) ?? new Map<number, number>();
    this.#days.set(offsetMs, days.set(day, (days.get(day) ?? 0) + count));
  }
}

function proposeForSource(
  source: string,
  leagues: ReadonlyMap<string | undefined, Tally>,
  rules: Required<ClockOffsetOptions>,
): ClockOffsetProposal[] {
  const whole = new Tally();
  for (const tally of leagues.values()) whole.addAll(tally);
  const common = findOffset(whole, rules);
  const agreeingLeagues = [...leagues.values()].filter(
    (tally) => tally.majority()?.offsetMs === common?.offsetMs,
  );
  const speaksForAll = leagues.has(undefined) || leagues.size > 1;
  const holds = speaksForAll && agreeingLeagues.length >= rules.leastShare * leagues.size;
  const sourceOffset = holds ? common : undefined;
  const offsetMs = sourceOffset?.offsetMs ?? 0;
  return [
    ...(sourceOffset === undefined || offsetMs === 0
      ? []
      : [{ source, offsetMs, observations: whole.total, agreeing: sourceOffset.agreeing }]),
    ...[...leagues]
      .flatMap(([league, tally]) => (league === undefined ? [] : [{ league, tally }]))
      .sort((a, b) => compareText(a.league, b.league))
      .flatMap(({ league, tally }) => {
        // A league that is known well enough and agrees on nothing is not its source's either.
        if (tally.total < rules.leastAgreeing) return [];
        const own = findOffset(tally, rules) ?? { offsetMs: 0, agreeing: tally.explained(0) };
        return own.offsetMs === offsetMs
          ? []
          : [{ source, league, ...own, observations: tally.total }];
      }),
  ];
}

function findOffset(
  tally: Tally,
  { leastAgreeing, leastDays, leastShare }: Required<ClockOffsetOptions>,
): { offsetMs: number; agreeing: number } | undefined {
  const found = tally.majority();
  if (found === undefined) return undefined;
  const { offsetMs, agreeing, days } = found;
  const isClear = agreeing >= leastShare * tally.total;
  return isClear && agreeing >= leastAgreeing && days >= leastDays
    ? { offsetMs, agreeing }
    : undefined;
}

function completeOptions(options: ClockOffsetOptions): Required<ClockOffsetOptions> {
  const { leastAgreeing = 5, leastDays = 2, leastShare = 0.8 } = options;
  if (!(leastAgreeing >= 2)) {
    throw new RangeError(
      `Cannot learn clock offset: leastAgreeing must be at least 2, was ${leastAgreeing}`,
    );
  }
  if (!(leastDays >= 1)) {
    throw new RangeError(
      `Cannot learn clock offset: leastDays must be at least 1, was ${leastDays}`,
    );
  }
  if (!(leastShare > 0.5 && leastShare <= 1)) {
    throw new RangeError(
      `Cannot learn clock offset: leastShare must be above 0.5 and at most 1, was ${leastShare}`,
    );
  }
  return { leastAgreeing, leastDays, leastShare };
}
