import { leanToShare } from "../goal-model.ts";
import type { Match } from "../match.ts";
import { findLine } from "../offer.ts";
import { SITES } from "../site.ts";
import { refreshMatch, type LegPair, type Trap } from "./trap.ts";

/** The fair share of the home side on the level line. */
const HOME_SHARE = 0.457;

/**
 * A match that one bookmaker prints with the away side first. On the level line home is the
 * outsider everywhere; a reader that takes the printed sides as they stand backs the outsider
 * twice and sees a sure bet.
 */
export function createSwappedTrap(match: Match): Trap {
  return {
    kind: "swapped",
    matches: [match],
    steer: (now) => {
      match.rates = leanToShare(match.rates, 0, HOME_SHARE);
      refreshMatch(match, now);
      match.ladder = { ...match.ladder, ft_hdp: [0, 0.25, -0.25] };
    },
    adjust: (_match, offers) => offers,
    temptations: (offersOf) => {
      const offers = offersOf(match);
      const swappedAt = match.swappedAt;
      const leg = { match, market: "ft_hdp", line: 0, side: 0 } as const;
      const swapped = swappedAt && findLine(offers[swappedAt], "ft_hdp", 0);
      if (swappedAt === undefined || swapped === undefined) return [];
      return SITES.filter((site) => site !== swappedAt).flatMap((site): LegPair[] => {
        const straight = findLine(offers[site], "ft_hdp", 0);
        if (straight === undefined) return [];
        return [
          [
            { ...leg, site, price: straight.prices[0] },
            { ...leg, site: swappedAt, price: swapped.prices[0] },
          ],
        ];
      });
    },
  };
}
