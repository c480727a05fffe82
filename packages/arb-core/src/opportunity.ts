/**
 * Sure bets in matched events, as they are reported: every combination of bets of different
 * bookmakers that the policy asks for. This is the batch form, and the specification of the
 * incremental engine.
 */
import type { Assessment } from "./arbitrage.ts";
import { EPSILON } from "./arbitrage.ts";
import { findCombinations, type Combination } from "./combination.ts";
import type { Score } from "./listing.ts";
import type { MarketKey } from "./market.ts";
import type { MatchedEvent } from "./matching/matched-event.ts";
import { reportCombinations, type ReportedCombination } from "./outlier.ts";
import { completePolicy, type Policy } from "./policy.ts";
import type { Quote } from "./quote.ts";
import type { Selection } from "./selection.ts";
import { compareText } from "./text.ts";

/**
 * Something about an opportunity that a person should know before betting.
 *
 * - `live`: the prices are in-running prices.
 * - `suspicious`: it is better than `policy.suspiciousMargin`; most of these are wrong lines or
 *   stale prices.
 * - `incoherent`: without their margins, two of its bookmakers' prices for one bet are more than
 *   6 points apart (`INCOHERENT_POINTS`).
 * - `outlier`: a leg's price makes sure bets with more bookmakers than `policy.maxPartners`, and
 *   this is the best of them; the leg says so.
 * - `old`: a leg was not confirmed for longer than `policy.oldAfterMs`; known to the engine only.
 * - `skew`: the legs were last confirmed further apart than `policy.maxSkewMs`; known to the engine
 *   only.
 */
export type OpportunityFlag = "live" | "suspicious" | "incoherent" | "outlier" | "old" | "skew";

/** One of an opportunity's bets. */
export interface Leg extends Selection {
  readonly provider: string;
  /** Decimal odds, as shown. */
  readonly odds: number;
  /** Decimal odds after the bookmaker's commission: the same as `odds` where it takes none. */
  readonly netOdds: number;
  /** It makes sure bets with more bookmakers than `policy.maxPartners`. */
  readonly isOutlier: boolean;
  /** When the price was last confirmed, in epoch milliseconds; known to the engine only. */
  readonly seen: number | undefined;
  /** When the price last moved, in epoch milliseconds; known to the engine only. */
  readonly changed: number | undefined;
}

/**
 * Bets that together are worth reporting. What is guaranteed is guaranteed for settled bets under
 * equal rules; void or abandoned bets and books with differing rules are outside it.
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
  /** The score at which the prices are quoted, in running: Asian handicaps count from it. */
  readonly score: Score | undefined;
  /** The first leg's market; the other legs' can be another of the same period. */
  readonly market: MarketKey;
  /** The first leg's own line. */
  readonly line: number;
  /** Two or three: the home or over leg first, the draw next. */
  readonly legs: readonly Leg[];
  readonly flags: readonly OpportunityFlag[];
}

/**
 * Finds the sure bets of many events.
 *
 * @param events - from {@link matchEvents}.
 * @param now - in epoch milliseconds, where lines say when they were seen: then legs can be `old`.
 * @returns by least profit, then margin, greatest first, then by id.
 * @throws RangeError when a part of the policy is none, a line is none of its market or has not a
 *   price for each side.
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
  now?: number,
): Opportunity[] {
  return events.flatMap((event) => findArbitrage(event, policy, now)).sort(byProfit);
}

/**
 * Finds the sure bets in one event, in the order of {@link calculateArbitrage}.
 *
 * @throws RangeError as {@link calculateArbitrage} does.
 * @example
 * ```ts
 * import { findArbitrage, formatSelection, matchEvents } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const match = { home: "Arsenal", away: "Chelsea", startsAt: Date.UTC(2026, 7, 15, 14) };
 * const [event] = matchEvents({
 *   sbo: [{ ...match, lines: [{ market: "ft_hdp", line: -0.5, odds: [2.2, 1.75] }] }],
 *   ibc: [{ ...match, lines: [{ market: "ft_dc", line: 0, odds: [1.3, 1.25, 1.9] }] }],
 * });
 * assert.ok(event);
 * const [gross] = findArbitrage(event);
 * assert.deepEqual(gross?.legs.map(formatSelection), ["home -0.5", "X2"]);
 * assert.equal(gross.profitMin.toFixed(2), "1.95");
 * const commissions = { ibc: { on: "winnings", rate: 0.05 } } as const;
 * const [net] = findArbitrage(event, { commissions });
 * assert.equal(net?.profitMin.toFixed(2), "0.64");
 * ```
 */
export function findArbitrage(
  event: MatchedEvent,
  policy: Partial<Policy> = {},
  now?: number,
): Opportunity[] {
  const effective = completePolicy(policy);
  return reportCombinations(findCombinations(event, effective), effective)
    .map((reported) => toOpportunity(event, reported, effective, now))
    .sort(byProfit);
}

/** The order of opportunities: greatest least profit first, then greatest margin, then id. */
export function byProfit(a: Opportunity, b: Opportunity): number {
  return b.profitMin - a.profitMin || b.margin - a.margin || compareText(a.id, b.id);
}

/**
 * Makes an opportunity of a combination, with the clocks that its lines carry now.
 *
 * @param now - in epoch milliseconds, where it is known: then legs can be old.
 */
export function toOpportunity(
  event: MatchedEvent,
  { combination, outliers }: ReportedCombination,
  policy: Policy,
  now?: number,
): Opportunity {
  const { assessment, quotes } = combination;
  const [first] = quotes;
  if (first === undefined) throw new RangeError("Cannot report combination: it must have quotes");
  // Written out: a spread costs ten times more, and lists have a thousand of these.
  return {
    impliedTotal: assessment.impliedTotal,
    margin: assessment.margin,
    profitMin: assessment.profitMin,
    profitMax: assessment.profitMax,
    class: assessment.class,
    stakes: assessment.stakes,
    id: combination.id,
    eventId: event.id,
    event: event.event,
    sport: event.sport,
    home: event.home,
    away: event.away,
    league: event.league,
    startsAt: event.startsAt,
    live: first.live,
    score: first.score,
    market: first.market,
    line: first.line,
    legs: quotes.map((quote) => toLeg(quote, outliers.includes(quote))),
    flags: flagsOf({ combination, outliers }, policy, now),
  };
}

/** What a person should know before betting, as of `now`. */
export function flagsOf(
  { combination, outliers }: ReportedCombination,
  policy: Policy,
  now?: number,
): OpportunityFlag[] {
  const { quotes, isIncoherent } = combination;
  let oldest = Infinity;
  let newest = -Infinity;
  for (const { source } of quotes) {
    const { seen } = source;
    if (seen === undefined) continue;
    oldest = Math.min(oldest, seen);
    newest = Math.max(newest, seen);
  }
  const flags: OpportunityFlag[] = [];
  if (quotes[0]?.live === true) flags.push("live");
  if (isSuspicious(combination, policy)) flags.push("suspicious");
  if (isIncoherent) flags.push("incoherent");
  if (outliers.length > 0) flags.push("outlier");
  if (now !== undefined && now - oldest > policy.oldAfterMs) flags.push("old");
  if (newest - oldest > policy.maxSkewMs) flags.push("skew");
  return flags;
}

/** Where the lines leave a gap, the margin is not what is guaranteed, and a great one is common. */
function isSuspicious({ quotes, assessment }: Combination, policy: Policy): boolean {
  const [first, second] = quotes;
  const overlap =
    quotes.length === 2 && first?.proposition.direction === "above"
      ? first.proposition.line + (second?.proposition.line ?? 0)
      : 0;
  const profit = overlap === 0 ? assessment.margin : assessment.profitMin;
  return profit > policy.suspiciousMargin + EPSILON;
}

function toLeg(quote: Quote, isOutlier: boolean): Leg {
  const { provider, market, side, line, odds, netOdds, source } = quote;
  const { seen, changed } = source;
  return { provider, market, side, line, odds, netOdds, isOutlier, seen, changed };
}
