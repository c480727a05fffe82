/** Which opportunities a replay brought, each counted once in each phase. */
import { parseMarketKey, type MarketKey, type Selection } from "arb-core";
import {
  parseTimestamp,
  type ArbitrageOpportunities,
  type WireOpportunity,
} from "scraper-kit/protocol";

/** When an opportunity was there: more than a day before the match, or later. */
export type SeenPhase = "opening" | "closing";

/** One leg of an opportunity that was seen. */
export interface SeenLeg extends Selection {
  readonly provider: string;
  readonly odds: number;
}

/** One opportunity in one phase, at the prices at which it was seen first. */
export interface SeenOpportunity {
  readonly id: string;
  readonly phase: SeenPhase;
  readonly market: MarketKey;
  readonly home: string;
  readonly away: string;
  readonly league: string;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly legs: readonly SeenLeg[];
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Collects what is distinct by id and phase from broadcasts of the whole current list. */
export class OpportunityLog {
  readonly #seen = new Map<string, SeenOpportunity>();

  /** Everything that was seen, in the order of its first appearance. */
  get seen(): readonly SeenOpportunity[] {
    return [...this.#seen.values()];
  }

  /** Takes a broadcast. What has no start, or a leg of no known market, is of no replayed match. */
  add(message: ArbitrageOpportunities): void {
    const at = parseTimestamp(message.timestamp);
    if (at === undefined) return;
    for (const opportunity of message.opportunities) {
      const seen = toSeen(opportunity, at);
      if (seen === undefined) continue;
      const key = `${seen.phase} ${seen.id}`;
      if (!this.#seen.has(key)) this.#seen.set(key, seen);
    }
  }
}

function toSeen(wire: WireOpportunity, at: number): SeenOpportunity | undefined {
  const { id, home, away, league } = wire;
  const startsAt = parseTimestamp(wire.start_time ?? "");
  const legs = wire.legs.flatMap((leg) => toLeg(leg, wire.market) ?? []);
  const market = legs[0]?.market;
  if (startsAt === undefined || market === undefined) return undefined;
  if (legs.length < wire.legs.length) return undefined;
  const phase = startsAt - at > DAY_MS ? "opening" : "closing";
  return { id, phase, market, home, away, league, startsAt, legs };
}

function toLeg(
  leg: WireOpportunity["legs"][number],
  opportunityMarket: string,
): SeenLeg | undefined {
  const { provider, odds, side: text, line } = leg;
  const market = parseMarketKey(leg.market ?? opportunityMarket);
  const side = market?.sides.find((known) => known === text);
  if (market === undefined || side === undefined) return undefined;
  return { provider, odds, market: market.key, side, line };
}
