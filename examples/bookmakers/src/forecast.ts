import {
  createOutlook,
  fairHandicap,
  fairTotal,
  type GoalRates,
  type Outlook,
} from "./goal-model.ts";
import {
  isFirstHalf,
  isHandicap,
  perMarket,
  type MarketKey,
  type PerMarket,
} from "./market-key.ts";
import { goalsToCome, type MatchClock } from "./match-clock.ts";
import type { Match } from "./match.ts";

/** What is still to be expected of a match: the source of every fair price. */
export interface Forecast {
  readonly fullTime: Outlook | undefined;
  readonly firstHalf: Outlook | undefined;
  /** Goals scored so far. */
  readonly scored: number;
}

/** With fewer goals to come than this, nobody offers handicaps and totals any more. */
const FEWEST_GOALS = 0.15;

/** Main lines stay while the fair share of their first side lies in this band. */
const MAIN_BAND = { low: 0.41, high: 0.59 };

/** Works out the forecast of a match. */
export function createForecast(match: Match, clock: MatchClock): Forecast {
  const { fullTime, firstHalf } = goalsToCome(match.rates, clock);
  return {
    fullTime: openOutlook(fullTime),
    firstHalf: firstHalf === undefined ? undefined : openOutlook(firstHalf),
    scored: match.score.home + match.score.away,
  };
}

/**
 * The fair share of the first side (home or over) on a line, or undefined where the market is
 * closed. In running, handicaps count from the score of the moment.
 */
export function fairShare(forecast: Forecast, market: MarketKey, line: number): number | undefined {
  const outlook = isFirstHalf(market) ? forecast.firstHalf : forecast.fullTime;
  if (outlook === undefined) return undefined;
  return isHandicap(market)
    ? fairHandicap(outlook, line)
    : fairTotal(outlook, forecast.scored, line);
}

/** Moves the lines of a match to where the forecast is, market by market, no sooner than needed. */
export function refreshLadder(
  ladder: PerMarket<readonly number[]>,
  forecast: Forecast,
): PerMarket<readonly number[]> {
  return perMarket((market) => {
    const main = ladder[market][0];
    const share = main === undefined ? undefined : fairShare(forecast, market, main);
    if (share !== undefined && share >= MAIN_BAND.low && share <= MAIN_BAND.high) {
      return ladder[market];
    }
    return chooseLines(forecast, market);
  });
}

function openOutlook(rates: GoalRates): Outlook | undefined {
  return rates.home + rates.away < FEWEST_GOALS ? undefined : createOutlook(rates);
}

/** The quarter line nearest to even, then its neighbors, the nearer to even first. */
function chooseLines(forecast: Forecast, market: MarketKey): readonly number[] {
  const lowest = isHandicap(market) ? -5 : forecast.scored + 0.5;
  const highest = isHandicap(market) ? 5 : forecast.scored + 8;
  const ranked: { line: number; distance: number }[] = [];
  for (let line = lowest; line <= highest; line += 0.25) {
    const share = fairShare(forecast, market, line);
    if (share === undefined) return [];
    ranked.push({ line, distance: Math.abs(share - 0.5) });
  }
  ranked.sort((a, b) => a.distance - b.distance);
  const main = ranked[0];
  if (main === undefined) return [];
  const count = isFirstHalf(market) ? 2 : 3;
  return ranked
    .filter(({ line }) => Math.abs(line - main.line) <= 0.25)
    .slice(0, count)
    .map(({ line }) => line);
}
