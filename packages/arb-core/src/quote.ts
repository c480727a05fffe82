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
import {
  exchangeTeams,
  lineOfSide,
  propositionOf,
  type Proposition,
  type Selection,
} from "./selection.ts";

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
    .filter((member) => isQuoted(member, isRunning))
    .flatMap((member) => {
      // Names are ordinary strings: "constructor" is no commission.
      const hasCommission = Object.hasOwn(commissions, member.provider);
      return memberQuotes(member, hasCommission ? commissions[member.provider] : undefined);
    });
}

/** Whether a member's prices count, in an event that is in running or is not. */
export function isQuoted({ listing, orientation }: EventMember, isRunning: boolean): boolean {
  return (
    orientation !== "unknown" &&
    isInRunning(listing) === isRunning &&
    (listing.score !== undefined) === isRunning
  );
}

/** The score at which a member's prices are quoted, as its event has home and away. */
export function quotedScore({ listing, orientation }: EventMember): Score | undefined {
  const { score } = listing;
  if (score === undefined || orientation !== "swapped") return score;
  return { home: score.away, away: score.home };
}

/** A side of a line as it stands in its event. */
export interface ReadSide {
  readonly selection: Selection;
  readonly proposition: Proposition;
}

/**
 * The sides of a line as they stand in its event, in the order of its odds; none where its prices
 * cannot be compared: see {@link quotesOf}.
 */
export function readSides(
  { market, line }: Pick<MarketLine, "market" | "line">,
  isSwapped: boolean,
  score: Score | undefined,
): ReadSide[] {
  const { kind, sides, beginsWithMatch } = marketInfo(market);
  if (score !== undefined && kind === "hdp" && !beginsWithMatch) return [];
  const counting = score === undefined ? {} : { scoreAtBet: score };
  return sides.map((side) => {
    const listed = { market, side, line: lineOfSide(line, side) };
    const selection = isSwapped ? exchangeTeams(listed) : listed;
    return { selection, proposition: propositionOf(selection, counting) };
  });
}

function memberQuotes(member: EventMember, commission: Commission | undefined): Quote[] {
  const { provider, listing, orientation } = member;
  const score = quotedScore(member);
  const quotes: Quote[] = [];
  for (const source of listing.lines) {
    if (source.suspended === true) continue;
    checkMarketLine(source);
    for (const [index, side] of readSides(source, orientation === "swapped", score).entries()) {
      const odds = source.odds[index] ?? Number.NaN;
      const netOdds = commission === undefined ? odds : oddsAfterCommission(odds, commission);
      // The commission takes all that could be won.
      if (!isDecimalOdds(netOdds)) continue;
      quotes.push({
        // Not spread: this is made for every price at every change, and a spread costs ten times more.
        market: source.market,
        side: side.selection.side,
        line: side.selection.line,
        provider,
        odds,
        netOdds,
        proposition: side.proposition,
        live: isInRunning(listing),
        score,
        listing,
        source,
      });
    }
  }
  return quotes;
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
