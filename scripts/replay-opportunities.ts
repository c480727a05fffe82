/** Which opportunities a replay brought, each counted once in each phase. */
import { parseMarketKey, type MarketKey, type Side } from "arb-core";
import {
  parseTimestamp,
  type ArbitrageOpportunities,
  type WireOpportunity,
} from "scraper-kit/protocol";

/** When an opportunity was there: more than a day before the match, or later. */
export type SeenPhase = "opening" | "closing";

/** One leg of an opportunity that was seen. */
export interface SeenLeg {
  readonly provider: string;
  readonly odds: number;
  readonly side: Side;
  /** As the leg's own side sees it. */
  readonly line: number;
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
  readonly legs: readonly [SeenLeg, SeenLeg];
}

const DAY_MS = 24 * 60 * 60 * 1000;
const SIDES: Readonly<Record<string, Side>> = {
  home: "home",
  away: "away",
  over: "over",
  under: "under",
};

/** Collects what is distinct by id and phase from broadcasts of the whole current list. */
export class OpportunityLog {
  readonly #seen = new Map<string, SeenOpportunity>();

  /** Everything that was seen, in the order of its first appearance. */
  get seen(): readonly SeenOpportunity[] {
    return [...this.#seen.values()];
  }

  /** Takes a broadcast. What has no start or no known market is of no replayed match. */
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
  const market = parseMarketKey(wire.market)?.key;
  const first = toLeg(wire.leg_1);
  const second = toLeg(wire.leg_2);
  if (startsAt === undefined || market === undefined) return undefined;
  if (first === undefined || second === undefined) return undefined;
  const phase = startsAt - at > DAY_MS ? "opening" : "closing";
  return { id, phase, market, home, away, league, startsAt, legs: [first, second] };
}

function toLeg({ provider, odds, side, line }: WireOpportunity["leg_1"]): SeenLeg | undefined {
  const known = Object.hasOwn(SIDES, side) ? SIDES[side] : undefined;
  return known === undefined ? undefined : { provider, odds, side: known, line };
}
