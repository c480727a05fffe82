/**
 * The prices of a matched event, as they stand in it: home and away are the event's, not the
 * listing's, and each price knows its proposition, so that markets compare.
 */
import type { PricedSelection } from "./arbitrage.ts";
import { oddsAfterCommission, type Commission } from "./commission.ts";
import type { ProviderListing, Score } from "./listing.ts";
import { checkMarketLine, marketInfo, type MarketLine } from "./market.ts";
import type { EventMember, MatchedEvent } from "./matching/matched-event.ts";
import { isDecimalOdds } from "./odds.ts";
import { exchangeTeams, lineOfSide, propositionOf, type Proposition } from "./selection.ts";

/** A price as it stands in its event. */
export interface Quote extends PricedSelection {
  readonly provider: string;
  readonly netOdds: number;
  readonly proposition: Proposition;
  readonly live: boolean;
  /** The score at which the price is quoted, when it is in running. */
  readonly score: Score | undefined;
  /** The listing and the line that the price was read from. */
  readonly listing: ProviderListing;
  readonly source: MarketLine;
}

/**
 * The prices that bets can be made at, of all members of an event. Where any bookmaker shows the
 * match in running, prices for before the start are over.
 *
 * Prices belong to a state of the match: before the start, or in running at a score. A price with
 * a score that is not said to be in running belongs to neither, one in running without a score
 * neither; both are left out. So are, in running, Asian handicaps of a period that does not begin
 * with the match: they count from a score of that period, which no listing says.
 *
 * @param commissions - what bookmakers take, by their names.
 * @throws RangeError when a line is none of its market, or has not a price for each side.
 */
export function quotesOf(
  event: MatchedEvent,
  commissions: Readonly<Record<string, Commission>> = {},
): Quote[] {
  const isRunning = isEventRunning(event);
  return event.members
    .filter(({ listing }) => isInRunning(listing) === isRunning)
    .filter(({ listing }) => (listing.score !== undefined) === isRunning)
    .flatMap((member) => {
      // Names are ordinary strings: "constructor" is no commission.
      const hasCommission = Object.hasOwn(commissions, member.provider);
      return memberQuotes(member, hasCommission ? commissions[member.provider] : undefined);
    });
}

function memberQuotes(
  { provider, listing, orientation }: EventMember,
  commission: Commission | undefined,
): Quote[] {
  if (orientation === "unknown") return [];
  const isSwapped = orientation === "swapped";
  const score = isSwapped && listing.score ? exchangeScore(listing.score) : listing.score;
  const counting = score === undefined ? {} : { scoreAtBet: score };
  const quotes: Quote[] = [];
  for (const source of listing.lines) {
    if (source.suspended === true) continue;
    checkMarketLine(source);
    const { market } = source;
    const { kind, sides, beginsWithMatch } = marketInfo(market);
    if (score !== undefined && kind === "hdp" && !beginsWithMatch) continue;
    for (const [index, side] of sides.entries()) {
      const odds = source.odds[index] ?? Number.NaN;
      const netOdds = commission === undefined ? odds : oddsAfterCommission(odds, commission);
      // The commission takes all that could be won.
      if (!isDecimalOdds(netOdds)) continue;
      const listed = { market, side, line: lineOfSide(source.line, side) };
      const selection = isSwapped ? exchangeTeams(listed) : listed;
      quotes.push({
        // Not spread: this is made for every price at every change, and a spread costs ten times more.
        market,
        side: selection.side,
        line: selection.line,
        provider,
        odds,
        netOdds,
        proposition: propositionOf(selection, counting),
        live: isInRunning(listing),
        score,
        listing,
        source,
      });
    }
  }
  return quotes;
}

function exchangeScore({ home, away }: Score): Score {
  return { home: away, away: home };
}

/** Whether a listing's prices are in-running prices. */
export function isInRunning(listing: ProviderListing): boolean {
  return listing.live === true;
}

/**
 * Whether any bookmaker shows the match in running: then all prices for before the start are over,
 * whatever kick-off they are listed under.
 */
export function isEventRunning(event: MatchedEvent): boolean {
  return event.members.some(({ listing }) => isInRunning(listing));
}
