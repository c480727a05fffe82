/**
 * What one bad price can open. A price that is misread or long gone makes a sure bet with every
 * other bookmaker's price of the same bet, at every line: two hundred of them for one mistake. A
 * price with more such partners than the policy allows is an outlier; it is named once, in the
 * best of its combinations, and the others are left out.
 */
import { compareCombinations, type Combination } from "./combination.ts";
import type { Policy } from "./policy.ts";
import type { Quote } from "./quote.ts";

/** A combination that is reported. */
export interface ReportedCombination {
  readonly combination: Combination;
  /** The quotes of it that are outliers. */
  readonly outliers: readonly Quote[];
}

/** The combinations of an event without those that an outlier opens besides its best one. */
export function reportCombinations(
  found: readonly Combination[],
  { maxPartners }: Pick<Policy, "maxPartners">,
): ReportedCombination[] {
  // An outlier has more combinations than partners it may have.
  if (found.length <= maxPartners) {
    return found.map((combination) => ({ combination, outliers: [] }));
  }
  const bets = betsOf(found);
  const isOutlier = (quote: Quote): boolean =>
    (bets.get(betKey(quote))?.partners.size ?? 0) > maxPartners;
  const isBest = (quote: Quote, combination: Combination): boolean =>
    bets.get(betKey(quote))?.best === combination;
  return found
    .map((combination) => ({ combination, outliers: combination.quotes.filter(isOutlier) }))
    .filter(
      ({ combination, outliers }) =>
        outliers.length === 0 || outliers.some((quote) => isBest(quote, combination)),
    );
}

/** What a price makes sure bets with. */
interface BetUse {
  /** The other bookmakers. */
  readonly partners: Set<string>;
  best: Combination;
}

function betsOf(found: readonly Combination[]): ReadonlyMap<string, BetUse> {
  const bets = new Map<string, BetUse>();
  for (const combination of found) {
    for (const quote of combination.quotes) {
      const key = betKey(quote);
      const known = bets.get(key);
      const bet = known ?? { partners: new Set(), best: combination };
      if (known === undefined) bets.set(key, bet);
      else if (compareCombinations(combination, bet.best) < 0) bet.best = combination;
      for (const { provider } of combination.quotes) {
        if (provider !== quote.provider) bet.partners.add(provider);
      }
    }
  }
  return bets;
}

/** A bookmaker's price of a bet: it has one of each in an event. */
function betKey({ provider, market, side, line }: Quote): string {
  return `${provider}\n${market}\n${side}\n${line}`;
}
