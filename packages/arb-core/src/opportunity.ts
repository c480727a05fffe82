/**
 * Sure bets in matched events: every pair of opposite bets of different bookmakers on one market,
 * whatever their lines, judged by arbitrage.ts. This is the batch form, and the specification of
 * the incremental engine.
 */
import { assessLegs, EPSILON, type Assessment, type OpportunityClass } from "./arbitrage.ts";
import type { ProviderListing, Score } from "./listing.ts";
import {
  lineOfSide,
  marketInfo,
  type MarketKey,
  type MarketLine,
  type Selection,
  type Side,
} from "./market.ts";
import type { EventMember, MatchedEvent, Orientation } from "./matching.ts";
import { compareText } from "./text.ts";

/** Which pairs are reported, and which are flagged. */
export interface Policy {
  /** Margins, in percent, must be above this. Default 0. */
  readonly minMargin: number;
  /** Above this margin (across lines: this least profit), in percent, `suspicious`. Default 10. */
  readonly suspiciousMargin: number;
  /** Default `arb`, `arb-middle` and `no-loss`. */
  readonly classes: readonly OpportunityClass[];
  /** Bookmakers that are one book under several names: their prices never pair. Default none. */
  readonly skinGroups: readonly (readonly string[])[];
  /** A price that was not confirmed for longer than this is dropped. Default 30,000. */
  readonly maxAgeMs: number;
}

/** The policy that holds unless parts of it are replaced. */
export const DEFAULT_POLICY: Policy = {
  minMargin: 0,
  suspiciousMargin: 10,
  classes: ["arb", "arb-middle", "no-loss"],
  skinGroups: [],
  maxAgeMs: 30_000,
};

/** Something about an opportunity that a person should know before betting. */
export type OpportunityFlag = "live" | "suspicious";

/** One of an opportunity's two bets. */
export interface Leg extends Selection {
  readonly provider: string;
  /** Decimal odds. */
  readonly odds: number;
  /** When the price was last confirmed, in epoch milliseconds; known to the engine only. */
  readonly seen: number | undefined;
  /** When the price last moved, in epoch milliseconds; known to the engine only. */
  readonly changed: number | undefined;
}

/**
 * Two bets that together are worth reporting. What is guaranteed is guaranteed for settled bets
 * under equal rules; void or abandoned bets and books with differing rules are outside it.
 */
export interface Opportunity extends Assessment {
  /** Event, market, and each leg's provider, side and line; no price, so it outlives changes. */
  readonly id: string;
  readonly eventId: string;
  /** For people: `manchester_united_vs_chelsea`. */
  readonly event: string;
  readonly sport: string;
  readonly home: string;
  readonly away: string;
  readonly league: string;
  readonly startsAt: number | undefined;
  readonly live: boolean;
  readonly market: MarketKey;
  /** The first leg's own line. */
  readonly line: number;
  /** The home or over leg first. */
  readonly legs: readonly [Leg, Leg];
  readonly flags: readonly OpportunityFlag[];
}

/** A price as it stands in its event: home and away are the event's, not the listing's. */
export interface Quote extends Selection {
  readonly provider: string;
  readonly odds: number;
  readonly live: boolean;
  readonly score: Score | undefined;
  /** The listing and the line that the price was read from. */
  readonly listing: ProviderListing;
  readonly source: MarketLine;
}

/** Two quotes and what they guarantee. */
export interface QuotePair {
  readonly id: string;
  readonly quotes: readonly [Quote, Quote];
  readonly assessment: Assessment;
}

/**
 * Finds the sure bets of many events.
 *
 * @param events - from {@link matchEvents}.
 * @returns by least profit, then margin, greatest first, then by id.
 * @example
 * ```ts
 * import { calculateArbitrage, matchEvents } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const match = { home: "Arsenal", away: "Chelsea", startsAt: Date.UTC(2026, 7, 15, 14) };
 * const [best] = calculateArbitrage(
 *   matchEvents({
 *     sbo: [{ ...match, lines: [{ market: "ft_hdp", line: -0.5, odds: [1.95, 1.9] }] }],
 *     ibc: [{ ...match, lines: [{ market: "ft_hdp", line: -0.5, odds: [1.75, 2.1] }] }],
 *   }),
 * );
 * assert.equal(best?.profitMin.toFixed(2), "1.11");
 * assert.deepEqual(best.legs.map((leg) => leg.provider), ["sbo", "ibc"]);
 * ```
 */
export function calculateArbitrage(
  events: readonly MatchedEvent[],
  policy: Partial<Policy> = {},
): Opportunity[] {
  return events.flatMap((event) => findArbitrage(event, policy)).sort(byProfit);
}

/** Finds the sure bets in one event. */
export function findArbitrage(event: MatchedEvent, policy: Partial<Policy> = {}): Opportunity[] {
  const effective = { ...DEFAULT_POLICY, ...policy };
  return findPairs(event, effective)
    .map((pair) => toOpportunity(event, pair, effective))
    .sort(byProfit);
}

/** The order of opportunities: greatest least profit first, then greatest margin, then id. */
export function byProfit(a: Opportunity, b: Opportunity): number {
  return b.profitMin - a.profitMin || b.margin - a.margin || compareText(a.id, b.id);
}

/** Every reportable pair of quotes of an event, in no particular order. */
export function findPairs(event: MatchedEvent, policy: Policy): QuotePair[] {
  const quotesBySide = new Map<string, Quote[]>();
  const isRunning = isEventRunning(event);
  for (const member of event.members) {
    if (isInRunning(member.listing) !== isRunning) continue;
    for (const quote of quotesOf(member)) {
      const key = `${quote.market}:${quote.side}`;
      const quotes = quotesBySide.get(key);
      if (quotes === undefined) quotesBySide.set(key, [quote]);
      else quotes.push(quote);
    }
  }
  const pairs: QuotePair[] = [];
  for (const [key, quotes] of quotesBySide) {
    const opposite = oppositeKey(key);
    if (opposite === undefined) continue;
    for (const first of quotes) {
      for (const second of quotesBySide.get(opposite) ?? []) {
        const pair = pairUp(event, first, second, policy);
        if (pair !== undefined) pairs.push(pair);
      }
    }
  }
  return pairs;
}

/** The key of the second side of a market, for the key of its first side. */
function oppositeKey(key: string): string | undefined {
  if (key.endsWith(":home")) return key.replace(/home$/, "away");
  return key.endsWith(":over") ? key.replace(/over$/, "under") : undefined;
}

function pairUp(
  event: MatchedEvent,
  first: Quote,
  second: Quote,
  policy: Policy,
): QuotePair | undefined {
  if (isSameBook(first.provider, second.provider, policy) || !canPair(first, second)) {
    return undefined;
  }
  // Cheap, and true of nearly every pair: only what is left is worth settling at every result.
  const margin = (1 / (1 / first.odds + 1 / second.odds) - 1) * 100;
  if (margin <= policy.minMargin + EPSILON) return undefined;
  const assessment = assessLegs(first, second);
  if (!policy.classes.includes(assessment.class)) return undefined;
  // A bet that wins at every result is a misread line, not one leg of two.
  if (Math.min(...assessment.stakes) <= EPSILON) return undefined;
  const legs = [first, second].map((leg) => `${leg.provider}:${leg.side}:${leg.line}`);
  return {
    id: [event.id, first.market, ...legs].join("|"),
    quotes: [first, second],
    assessment,
  };
}

function isSameBook(a: string, b: string, { skinGroups }: Policy): boolean {
  return a === b || skinGroups.some((group) => group.includes(a) && group.includes(b));
}

/**
 * Prices belong to a state of the match: before the start, or in running at a score. A price with
 * a score that is not said to be in running belongs to neither. Within an event, all quotes that
 * come here are in running or none is.
 */
function canPair(a: Quote, b: Quote): boolean {
  if (!a.live) return a.score === undefined && b.score === undefined;
  return a.score !== undefined && a.score.home === b.score?.home && a.score.away === b.score.away;
}

function quotesOf({ provider, listing, orientation }: EventMember): Quote[] {
  if (orientation === "unknown") return [];
  const live = isInRunning(listing);
  const score = orient(listing.score, orientation);
  return listing.lines
    .filter((line) => line.suspended !== true)
    .flatMap((source) =>
      marketInfo(source.market).sides.map((side, index) => ({
        market: source.market,
        side: orientation === "swapped" ? exchangeSide(side) : side,
        line: lineOfSide(source.line, side),
        provider,
        odds: source.odds[index] ?? Number.NaN,
        live,
        score,
        listing,
        source,
      })),
    );
}

/** Whether a listing's prices are in-running prices. */
export function isInRunning(listing: ProviderListing): boolean {
  return listing.live === true;
}

function orient(score: Score | undefined, orientation: Orientation): Score | undefined {
  return score !== undefined && orientation === "swapped"
    ? { home: score.away, away: score.home }
    : score;
}

/**
 * Whether any bookmaker shows the match in running: then all prices for before the start are over,
 * whatever kick-off they are listed under.
 */
export function isEventRunning(event: MatchedEvent): boolean {
  return event.members.some(({ listing }) => isInRunning(listing));
}

function exchangeSide(side: Side): Side {
  switch (side) {
    case "home":
      return "away";
    case "away":
      return "home";
    case "over":
    case "under":
      return side;
  }
}

/** Makes an opportunity of a pair of quotes, with the clocks that their lines carry now. */
export function toOpportunity(event: MatchedEvent, pair: QuotePair, policy: Policy): Opportunity {
  const { assessment, quotes } = pair;
  const [first, second] = quotes;
  const live = first.live || second.live;
  return {
    ...assessment,
    id: pair.id,
    eventId: event.id,
    event: event.event,
    sport: event.sport,
    home: event.home,
    away: event.away,
    league: event.league,
    startsAt: event.startsAt,
    live,
    market: first.market,
    line: first.line,
    legs: [toLeg(first), toLeg(second)],
    flags: [
      ...(live ? (["live"] as const) : []),
      ...(isSuspicious(pair, policy) ? (["suspicious"] as const) : []),
    ],
  };
}

function isSuspicious({ quotes: [first, second], assessment }: QuotePair, policy: Policy): boolean {
  const sameLine = lineOfSide(first.line, first.side) === lineOfSide(second.line, second.side);
  const profit = sameLine ? assessment.margin : assessment.profitMin;
  return profit > policy.suspiciousMargin + EPSILON;
}

function toLeg(quote: Quote): Leg {
  const { provider, market, side, line, odds, source } = quote;
  return { provider, market, side, line, odds, seen: source.seen, changed: source.changed };
}
