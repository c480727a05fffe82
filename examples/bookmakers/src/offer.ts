import { fairShare, type Forecast } from "./forecast.ts";
import { resultChances } from "./goal-model.ts";
import { impliedToMalay, malayToImplied, type Malay } from "./malay.ts";
import { perMarket, type MarketKey, type PerMarket } from "./market-key.ts";
import { sitesListing, type Match } from "./match.ts";
import type { Site } from "./site.ts";

/** The prices of the two sides of a line: home and away, or over and under. */
export type PricePair = readonly [Malay, Malay];

/** A line with its prices; handicaps are the home side's (home gives half a goal: -0.5). */
export interface LineOffer {
  readonly line: number;
  readonly prices: PricePair;
}

/** Decimal prices of home win, draw and away win. */
export type ResultPrices = readonly [home: number, draw: number, away: number];

/** What one bookmaker offers on one match. */
export interface Offer {
  readonly lines: PerMarket<readonly LineOffer[]>;
  readonly fullTimeResult: ResultPrices | undefined;
  readonly firstHalfResult: ResultPrices | undefined;
  /** Which rows take no bets: all of them, only the first, or none. */
  readonly suspended: "all" | "first-row" | "none";
}

/** Lines further from even than this are not offered. */
const SHARE_BAND = { low: 0.12, high: 0.88 };
/**
 * The margin over the three results of a match, at every bookmaker: more than a slow line pays too
 * much, because 1 is home -0.5, and the market's sure bets are to be those on one line.
 */
const RESULT_MARGIN = 0.15;
/** Results that are less likely, or more, are not offered. */
const RESULT_BAND = { low: 0.01, high: 0.85 };

/** Prices a match at a bookmaker: the fair share, its bias, and its margin on both sides. */
export function createOffer(match: Match, site: Site, forecast: Forecast): Offer {
  const { margin, bias } = match.terms[site];
  const lead = match.score.home - match.score.away;
  return {
    lines: perMarket((market) => {
      const lines: LineOffer[] = [];
      for (const [rank, line] of match.ladder[market].entries()) {
        const share = fairShare(forecast, market, line);
        if (share === undefined || share < SHARE_BAND.low || share > SHARE_BAND.high) continue;
        if (!sitesListing(match, market, rank).includes(site)) continue;
        lines.push({ line, prices: pricePair((share + bias[market]) * (1 + margin), margin) });
      }
      return lines;
    }),
    fullTimeResult: forecast.fullTime && priceResult(resultChances(forecast.fullTime, lead)),
    firstHalfResult: forecast.firstHalf && priceResult(resultChances(forecast.firstHalf, lead)),
    suspended: "none",
  };
}

/** The prices of a line from the implied share of its first side and the margin over both. */
export function pricePair(implied: number, margin: number): PricePair {
  return [impliedToMalay(implied), impliedToMalay(1 + margin - implied)];
}

/** The prices of a line from the implied share of one side and the margin over both. */
export function pricePairFrom(side: 0 | 1, implied: number, margin: number): PricePair {
  return pricePair(side === 0 ? implied : 1 + margin - implied, margin);
}

/** Finds a line that a bookmaker offers. */
export function findLine(
  offer: Offer | undefined,
  market: MarketKey,
  line: number,
): LineOffer | undefined {
  return offer?.lines[market].find((candidate) => candidate.line === line);
}

/** The offer with other prices on one line. */
export function withLine(offer: Offer, market: MarketKey, replacement: LineOffer): Offer {
  const lines = offer.lines[market].map((line) =>
    line.line === replacement.line ? replacement : line,
  );
  return { ...offer, lines: { ...offer.lines, [market]: lines } };
}

/** What one price of two bookmakers each adds up to, as shares: below 1 tempts. */
export function impliedTotal(first: Malay, second: Malay): number {
  return malayToImplied(first) + malayToImplied(second);
}

function priceResult(chances: readonly [number, number, number]): ResultPrices | undefined {
  const [home, draw, away] = chances;
  const { low, high } = RESULT_BAND;
  if (Math.min(home, draw, away) < low || Math.max(home, draw, away) > high) return undefined;
  const price = (chance: number): number => Math.round(100 / (chance * (1 + RESULT_MARGIN))) / 100;
  return [price(home), price(draw), price(away)];
}
