import { malayToDecimal } from "./malay.ts";
import { isHandicap, type MarketKey } from "./market-key.ts";
import type { Match } from "./match.ts";
import { impliedTotal } from "./offer.ts";
import { printedNames } from "./printed-names.ts";
import { perSite, type PerSite, type Site } from "./site.ts";
import type { Leg, LegPair, TrapKind } from "./traps/trap.ts";

/** The names that a bookmaker prints for a match. */
export interface PrintedMatch {
  readonly league: string;
  readonly home: string;
  readonly away: string;
}

/** One price as its bookmaker prints it. */
export interface TruthLeg extends PrintedMatch {
  readonly site: Site;
  /** The simulator's number of the match. */
  readonly matchId: number;
  /** The side as printed. */
  readonly side: "home" | "away" | "over" | "under";
  /** The handicap of the side printed first (gives half a goal: -0.5), or the total. */
  readonly line: number;
  /** Decimal, unrounded. */
  readonly price: number;
}

/** Two prices that are a sure bet, or that only seem to be one. */
export interface TruthPair {
  readonly id: string;
  readonly kind: "sure-bet" | TrapKind;
  readonly market: MarketKey;
  /** What the two prices imply together: below 1. */
  readonly impliedTotal: number;
  /** The match of the first leg, as each bookmaker that lists it prints it. */
  readonly match: PerSite<PrintedMatch | null>;
  readonly legs: readonly [TruthLeg, TruthLeg];
}

/** What the simulator knows about its own market. */
export interface Truth {
  /** Epoch ms of the tick. */
  readonly now: number;
  /** The sure bets that a reader of all three boards should report: these and no others. */
  readonly sureBets: readonly TruthPair[];
  /** Pairs that a careless reader would report. */
  readonly traps: readonly TruthPair[];
}

/** Describes a pair of prices; the id stays the same from tick to tick. */
export function createTruthPair(kind: TruthPair["kind"], pair: LegPair): TruthPair {
  const [first, second] = pair;
  const legIds = pair.map(({ site, match, line }) => `${site}-${match.id}@${line}`);
  return {
    id: [kind, first.market, ...legIds].join(":"),
    kind,
    market: first.market,
    impliedTotal: impliedTotal(first.price, second.price),
    match: perSite((site) => printMatch(first.match, site)),
    legs: [printLeg(first), printLeg(second)],
  };
}

function printMatch(match: Match, site: Site): PrintedMatch | null {
  return match.absentAt.has(site) ? null : printedNames(match, site);
}

function printLeg({ site, match, market, line, side, price }: Leg): TruthLeg {
  const handicap = isHandicap(market);
  const turned = handicap && match.swappedAt === site;
  const first = (side === 0) !== turned;
  return {
    ...printedNames(match, site),
    site,
    matchId: match.id,
    side: handicap ? (first ? "home" : "away") : first ? "over" : "under",
    line: turned ? 0 - line : line,
    price: malayToDecimal(price),
  };
}
