/**
 * The odds at which a bet returns its stake on average, when goals come at given rates. Settled by
 * the independent oracle. Each is worked out once.
 */
import { marketInfo, type MarketKey, type Score, type Side } from "arb-core";
import { returnByDefinition } from "../test/oracle/settlement.ts";

/** What is expected of a match. */
export interface Forecast {
  /** Goals to come of either side in the whole match. */
  readonly home: number;
  readonly away: number;
  /** The score so far, in running. */
  readonly score: Score | undefined;
}

const PERIOD_SHARES = { ft: 1, fh: 0.45, sh: 0.55 } as const;
/** More goals of one side than this are not expected any more. */
const MOST_GOALS = 8;
/** The goals that are left to be scored, in running. */
const LEFT = 0.5;

const KNOWN = new Map<string, readonly number[]>();

/** A line's fair odds in the order of its market's sides; some are infinite or 1. */
export function fairOdds(market: MarketKey, line: number, forecast: Forecast): readonly number[] {
  const { home, away, score } = forecast;
  const key = `${market} ${line} ${home} ${away} ${score?.home ?? ""}-${score?.away ?? ""}`;
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const { sides } = marketInfo(market);
  const fair = sides.map((side) => fairPrice(market, side, line, forecast));
  KNOWN.set(key, fair);
  return fair;
}

function fairPrice(market: MarketKey, side: Side, line: number, forecast: Forecast): number {
  const { period, beginsWithMatch } = marketInfo(market);
  const { score } = forecast;
  const share = PERIOD_SHARES[period] * (score === undefined ? 1 : LEFT);
  const own = side === "away" ? 0 - line : line;
  const start = beginsWithMatch && score !== undefined ? score : { home: 0, away: 0 };
  let lost = 1;
  let won = 0;
  for (let home = 0; home <= MOST_GOALS; home++) {
    for (let away = 0; away <= MOST_GOALS; away++) {
      const chance =
        goalChance(home, forecast.home * share) * goalChance(away, forecast.away * share);
      const result = { home: start.home + home, away: start.away + away };
      // What comes back is a straight line in the odds: read off at two of them.
      const [atNought, atOne] = [0, 1].map((odds) =>
        returnByDefinition({ market, side, line: own, odds }, result, start),
      );
      lost -= chance * (atNought ?? 0);
      won += chance * ((atOne ?? 0) - (atNought ?? 0));
    }
  }
  return lost / won;
}

/** How likely so many goals are (Poisson). */
function goalChance(goals: number, rate: number): number {
  let chance = Math.exp(-rate);
  for (let goal = 1; goal <= goals; goal++) chance *= rate / goal;
  return chance;
}
