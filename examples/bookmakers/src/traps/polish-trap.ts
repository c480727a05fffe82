import { fairShare, type Forecast } from "../forecast.ts";
import type { Match } from "../match.ts";
import { pricePairFrom, type LineOffer, type Offer } from "../offer.ts";
import type { Site } from "../site.ts";
import { refreshMatch, type Offers, type Trap } from "./trap.ts";

/** What the two prices imply together. */
const IMPLIED_TOTAL = 0.965;

const OVER_AT: Site = "sbo";
const UNDER_AT: Site = "cmd";

/**
 * A Polish middle: one bookmaker offers totals on 2.75 alone and another on 2.5 alone (or the
 * like). Over the higher line and under the lower one imply less than certainty, but the goals
 * between the lines lose both bets.
 */
export function createPolishTrap(match: Match): Trap {
  let forecast: Forecast | undefined;
  return {
    kind: "polish",
    matches: [match],
    steer: (now) => {
      forecast = refreshMatch(match, now);
    },
    adjust: (_match, offers) => {
      const lines = readLines(match);
      if (forecast === undefined || lines === undefined) return offers;
      const over = fairShare(forecast, "ft_ou", lines.high) ?? 0.5;
      const under = 1 - (fairShare(forecast, "ft_ou", lines.low) ?? 0.5);
      // Both prices stay below fair: no other bet can turn the pair into a sure bet.
      const scale = Math.max(1.001, IMPLIED_TOTAL / (over + under));
      const margin = (site: Site): number => match.terms[site].margin;
      return withTotals(offers, {
        [OVER_AT]: {
          line: lines.high,
          prices: pricePairFrom(0, over * scale, margin(OVER_AT)),
        },
        [UNDER_AT]: {
          line: lines.low,
          prices: pricePairFrom(1, under * scale, margin(UNDER_AT)),
        },
      });
    },
    temptations: (offersOf) => {
      const offers = offersOf(match);
      const over = offers[OVER_AT]?.lines.ft_ou[0];
      const under = offers[UNDER_AT]?.lines.ft_ou[0];
      if (over === undefined || under === undefined) return [];
      const leg = { match, market: "ft_ou" } as const;
      return [
        [
          { ...leg, site: OVER_AT, line: over.line, side: 0, price: over.prices[0] },
          { ...leg, site: UNDER_AT, line: under.line, side: 1, price: under.prices[1] },
        ],
      ];
    },
  };
}

function readLines(match: Match): { readonly low: number; readonly high: number } | undefined {
  const [main, next] = match.ladder.ft_ou;
  if (main === undefined || next === undefined) return undefined;
  return { low: Math.min(main, next), high: Math.max(main, next) };
}

/** Leaves each bookmaker the one line on totals that it is given, or none. */
function withTotals(offers: Offers, totals: Readonly<Record<string, LineOffer>>): Offers {
  const limited = Object.entries(offers).map(([site, offer]): [string, Offer] => {
    const line = totals[site];
    return [site, { ...offer, lines: { ...offer.lines, ft_ou: line === undefined ? [] : [line] } }];
  });
  return Object.fromEntries(limited);
}
