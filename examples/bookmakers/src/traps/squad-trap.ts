import { fairShare } from "../forecast.ts";
import { leanToShare } from "../goal-model.ts";
import type { Match } from "../match.ts";
import { findLine } from "../offer.ts";
import { SITES } from "../site.ts";
import { refreshMatch, type LegPair, type Offers, type Trap } from "./trap.ts";

/** How far the two matches are apart in fair share on the main line. */
const DISTANCE = 0.085;

/**
 * Women or under-21 sides of two clubs whose men meet at the same hour. The bookmakers offer
 * both matches on the same lines, and one of them says only in the league's name who plays.
 * A reader that takes the one match for the other sees a sure bet.
 */
export function createSquadTrap(kind: "women" | "under-21", men: Match, others: Match): Trap {
  return {
    kind,
    matches: [men, others],
    steer: (now) => {
      const forecast = refreshMatch(men, now);
      const line = men.ladder.ft_hdp[0] ?? 0;
      const share = fairShare(forecast, "ft_hdp", line) ?? 0.5;
      others.rates = leanToShare(men.rates, line, share - DISTANCE);
      others.ladder = men.ladder;
    },
    adjust: (_match, offers) => offers,
    temptations: (offersOf) => {
      const line = men.ladder.ft_hdp[0] ?? 0;
      return SITES.flatMap((site) =>
        SITES.filter((other) => other !== site).flatMap((other) =>
          pairUp(line, { site: other, match: others }, { site, match: men }, offersOf),
        ),
      );
    },
  };
}

function pairUp(
  line: number,
  home: Pick<LegPair[0], "site" | "match">,
  away: Pick<LegPair[0], "site" | "match">,
  offersOf: (match: Match) => Offers,
): readonly LegPair[] {
  const homePrice = findLine(offersOf(home.match)[home.site], "ft_hdp", line)?.prices[0];
  const awayPrice = findLine(offersOf(away.match)[away.site], "ft_hdp", line)?.prices[1];
  if (homePrice === undefined || awayPrice === undefined) return [];
  const leg = { market: "ft_hdp", line } as const;
  return [
    [
      { ...leg, ...home, side: 0, price: homePrice },
      { ...leg, ...away, side: 1, price: awayPrice },
    ],
  ];
}
