import { leagueNumber } from "./leagues.ts";
import { isHandicap, perMarket, type PerMarket } from "./market-key.ts";
import { readClock, isLive, type MatchClock } from "./match-clock.ts";
import type { Match } from "./match.ts";
import {
  findLine,
  type LineOffer,
  type Offer,
  type PricePair,
  type ResultPrices,
} from "./offer.ts";
import { printedNames } from "./printed-names.ts";
import type { Site } from "./site.ts";

/** One line as printed: the first price is that of the side printed first, or of over. */
export interface ViewLine {
  /** The handicap of the side printed first (gives half a goal: -0.5), or the total. */
  readonly line: number;
  readonly prices: PricePair;
  /** Whether the prices moved with the last tick. */
  readonly changed: boolean;
  /** This line alone takes no bets; its row says whether all of its lines do not. */
  readonly suspended: boolean;
}

/** One row of a match: its n-th line in each market. */
export interface ViewRow {
  readonly index: number;
  readonly suspended: boolean;
  readonly lines: PerMarket<ViewLine | undefined>;
}

/** What is counted in a row that only looks like a match. */
export interface PseudoMatch {
  readonly counts: "corners" | "bookings";
  /** The bookmaker's number of the match in which it is counted. */
  readonly of: number;
}

/** One match as a bookmaker prints it. */
export interface ViewMatch {
  /** The simulator's number of the match, the same at every bookmaker. Never printed. */
  readonly matchId: number;
  /** The bookmaker's own number of the match. */
  readonly number: number;
  /** As printed: with " (N)" on neutral ground. */
  readonly home: string;
  readonly away: string;
  readonly neutral: boolean;
  /** Set where this is no match, but a count in one; its names then say so. */
  readonly pseudo: PseudoMatch | undefined;
  /** Kick-off, epoch ms. */
  readonly startsAt: number;
  readonly goesLive: boolean;
  readonly clock: MatchClock;
  readonly score: { readonly home: number; readonly away: number };
  readonly redCards: { readonly home: number; readonly away: number };
  /** Every row is suspended. */
  readonly suspended: boolean;
  /** At least one row. The results stand in the first one and are suspended with it. */
  readonly rows: readonly ViewRow[];
  /** Decimal prices of the side printed first, draw, and the other side. */
  readonly fullTimeResult: ResultPrices | undefined;
  readonly firstHalfResult: ResultPrices | undefined;
}

/** One league with its matches by kick-off. */
export interface ViewLeague {
  readonly number: number;
  readonly name: string;
  /** How its matches differ from others, such as "2 x 8 minutes"; mostly empty. */
  readonly remark: string;
  readonly matches: readonly ViewMatch[];
}

/** Everything that a bookmaker shows at a moment. */
export interface SiteView {
  readonly site: Site;
  /** Epoch ms. */
  readonly now: number;
  readonly live: readonly ViewLeague[];
  readonly upcoming: readonly ViewLeague[];
}

/** A match with what a bookmaker offers on it, now and one tick before. */
export interface ListedMatch {
  readonly match: Match;
  readonly offer: Offer;
  readonly before: Offer | undefined;
}

const FIRST_NUMBER: Readonly<Record<Site, number>> = {
  sbo: 4_310_000,
  ibc: 58_204_000,
  cmd: 900_000,
};

/** Puts together what a bookmaker shows. */
export function createSiteView(site: Site, listed: readonly ListedMatch[], now: number): SiteView {
  const live = listed.filter(({ match }) => isLive(readClock(match, now)));
  const upcoming = listed.filter((entry) => !live.includes(entry));
  return {
    site,
    now,
    live: groupByLeague(site, live, now),
    upcoming: groupByLeague(site, upcoming, now),
  };
}

function groupByLeague(
  site: Site,
  listed: readonly ListedMatch[],
  now: number,
): readonly ViewLeague[] {
  const leagues = new Map<string, ListedMatch[]>();
  for (const entry of listed) {
    const { league } = printedNames(entry.match, site);
    leagues.set(league, [...(leagues.get(league) ?? []), entry]);
  }
  return [...leagues]
    .map(([name, entries]) => ({
      number: Math.min(...entries.map(({ match }) => leagueNumber(match.league, match.squad))),
      name,
      remark: "",
      matches: entries
        .sort((a, b) => a.match.startsAt - b.match.startsAt || a.match.id - b.match.id)
        .map((entry) => createViewMatch(site, entry, now)),
    }))
    .sort((a, b) => a.number - b.number);
}

function createViewMatch(
  site: Site,
  { match, offer, before }: ListedMatch,
  now: number,
): ViewMatch {
  const swapped = match.swappedAt === site;
  const { home, away } = printedNames(match, site);
  return {
    matchId: match.id,
    number: FIRST_NUMBER[site] + match.id,
    home,
    away,
    neutral: match.neutral,
    pseudo: undefined,
    startsAt: match.startsAt,
    goesLive: match.goesLive,
    clock: readClock(match, now),
    score: swapped ? { home: match.score.away, away: match.score.home } : { ...match.score },
    redCards: swapped
      ? { home: match.redCards.away, away: match.redCards.home }
      : { ...match.redCards },
    suspended: offer.suspended === "all",
    rows: createRows(offer, before, swapped),
    fullTimeResult: orient(offer.fullTimeResult, swapped),
    firstHalfResult: orient(offer.firstHalfResult, swapped),
  };
}

function createRows(offer: Offer, before: Offer | undefined, swapped: boolean): readonly ViewRow[] {
  const count = Math.max(1, ...Object.values(offer.lines).map((lines) => lines.length));
  return Array.from({ length: count }, (_, index) => ({
    index,
    suspended: offer.suspended === "all" || (offer.suspended === "first-row" && index === 0),
    lines: perMarket((market) => {
      const line = offer.lines[market][index];
      if (line === undefined) return undefined;
      const old = findLine(before, market, line.line);
      const changed =
        old !== undefined && (old.prices[0] !== line.prices[0] || old.prices[1] !== line.prices[1]);
      return {
        ...(swapped ? turnLine(line, isHandicap(market)) : line),
        changed,
        suspended: false,
      };
    }),
  }));
}

/** Handicaps change sides with the teams; totals stay. */
function turnLine(offer: LineOffer, handicap: boolean): LineOffer {
  if (!handicap) return offer;
  return { line: 0 - offer.line, prices: [offer.prices[1], offer.prices[0]] };
}

function orient(prices: ResultPrices | undefined, swapped: boolean): ResultPrices | undefined {
  if (prices === undefined || !swapped) return prices;
  const [home, draw, away] = prices;
  return [away, draw, home];
}
