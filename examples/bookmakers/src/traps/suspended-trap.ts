import { malayToImplied } from "../malay.ts";
import { MARKET_KEYS, perMarket, type PerMarket } from "../market-key.ts";
import type { Match } from "../match.ts";
import { findLine, impliedTotal, pricePairFrom, type LineOffer, type Offer } from "../offer.ts";
import type { Site } from "../site.ts";
import { refreshMatch, type LegPair, type Trap } from "./trap.ts";

/** What the stale price and the live one imply together: when it is set, and as long as it stays. */
const IMPLIED_TOTAL = { target: 0.96, low: 0.945, high: 0.975 };

const SUSPENDED_AT: Site = "cmd";
const LIVE_AT: Site = "sbo";

type Row = PerMarket<LineOffer | undefined>;

/**
 * A row that takes no bets and still shows its last prices. A reader that takes a readable price
 * for an offer sees a sure bet with another bookmaker's price of today.
 */
export function createSuspendedTrap(match: Match): Trap {
  let stale: Row | undefined;
  return {
    kind: "suspended",
    matches: [match],
    steer: (now) => {
      refreshMatch(match, now);
    },
    adjust: (_match, offers) => {
      const offer = offers[SUSPENDED_AT];
      const live = offers[LIVE_AT]?.lines.ft_hdp[0];
      if (offer === undefined || live === undefined) return offers;
      if (stale === undefined || !stillTempts(stale, offer, live)) {
        stale = makeStale(offer, live, match.terms[SUSPENDED_AT].margin);
      }
      return { ...offers, [SUSPENDED_AT]: withFirstRow(offer, stale) };
    },
    temptations: (offersOf) => {
      const { [SUSPENDED_AT]: suspended, ...others } = offersOf(match);
      const line = suspended?.lines.ft_hdp[0];
      if (line === undefined) return [];
      const leg = { match, market: "ft_hdp", line: line.line } as const;
      return (Object.entries(others) as [Site, Offer][]).flatMap(([site, offer]): LegPair[] => {
        const live = findLine(offer, "ft_hdp", line.line);
        if (live === undefined) return [];
        return [
          [
            { ...leg, site: SUSPENDED_AT, side: 0, price: line.prices[0] },
            { ...leg, site, side: 1, price: live.prices[1] },
          ],
        ];
      });
    },
  };
}

function stillTempts(stale: Row, offer: Offer, live: LineOffer): boolean {
  const first = stale.ft_hdp;
  if (first?.line !== live.line) return false;
  if (MARKET_KEYS.some((market) => stale[market]?.line !== offer.lines[market][0]?.line)) {
    return false;
  }
  const total = impliedTotal(first.prices[0], live.prices[1]);
  return total > IMPLIED_TOTAL.low && total < IMPLIED_TOTAL.high;
}

function makeStale(offer: Offer, live: LineOffer, margin: number): Row {
  const implied = IMPLIED_TOTAL.target - malayToImplied(live.prices[1]);
  return {
    ...perMarket((market) => offer.lines[market][0]),
    ft_hdp: { line: live.line, prices: pricePairFrom(0, implied, margin) },
  };
}

function withFirstRow(offer: Offer, row: Row): Offer {
  return {
    ...offer,
    lines: perMarket((market) => {
      const first = row[market];
      const lines = offer.lines[market];
      return first === undefined ? lines : [first, ...lines.slice(1)];
    }),
    suspended: "first-row",
  };
}
