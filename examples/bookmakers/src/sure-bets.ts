import { fairShare, type Forecast } from "./forecast.ts";
import { malayToImplied } from "./malay.ts";
import { MARKET_KEYS, isFirstHalf, type MarketKey } from "./market-key.ts";
import { isSuspended, sitesListing, type Match } from "./match.ts";
import type { MatchClock } from "./match-clock.ts";
import { findLine, pricePairFrom, withLine, type Offer } from "./offer.ts";
import { between, pick, type Random } from "./random.ts";
import type { PerSite, Site } from "./site.ts";

/**
 * A real sure bet: a line on which one bookmaker has not followed a move, so that its price on
 * one side and the other bookmaker's on the opposite side imply less than certainty.
 */
export interface SlowLine {
  readonly match: Match;
  readonly market: MarketKey;
  readonly line: number;
  /** The bookmaker that lags, and the one other that lists the line. */
  readonly slow: Site;
  readonly quick: Site;
  /** The side on which the slow one pays too much: 0 home or over, 1 away or under. */
  readonly side: 0 | 1;
  /** What the two prices imply together, before rounding. */
  readonly impliedTotal: number;
  /** When the slow one catches up, epoch ms. */
  readonly endsAt: number;
}

/** A match with what is known of it at a tick. */
export interface Prospect {
  readonly match: Match;
  readonly clock: MatchClock;
  readonly forecast: Forecast;
}

/** How many there are: never below `least`, and new ones only below `most`. */
const COUNT = { least: 2, most: 4, atFirst: 3 };
/** New ones a second, on average. */
const ARRIVALS = 0.04;
const LIFE_MS = { least: 22_000, most: 80_000 };
/** Implied totals before rounding; Malay cents move them by less than 0.003 in the band below. */
const IMPLIED = { low: 0.9745, high: 0.9915 };
/** Fair shares at which a line may start and may go on. */
const START_BAND = { low: 0.4, high: 0.6 };
const LIFE_BAND = { low: 0.32, high: 0.68 };
/** Nothing is planned on a match that kicks off or changes halves before it would be over. */
const CLEARANCE_MS = 3 * 60_000;

/** Ends what is over and starts what is due, so that there are always a few. */
export function planSlowLines(
  slowLines: readonly SlowLine[],
  prospects: readonly Prospect[],
  random: Random,
  time: { readonly now: number; readonly sinceMs: number; readonly first: boolean },
): readonly SlowLine[] {
  const kept = slowLines.filter((slowLine) => goesOn(slowLine, prospects, time.now));
  const arrives = random() < 1 - Math.exp((-ARRIVALS * time.sinceMs) / 1000);
  const wanted = time.first
    ? COUNT.atFirst
    : Math.max(COUNT.least, Math.min(COUNT.most, kept.length + (arrives ? 1 : 0)));
  if (kept.length === wanted) return kept;
  // A match has rest after a sure bet, so that none seems to outlive its time.
  const candidates = listCandidates(prospects, time.now).filter(({ match }) =>
    slowLines.every((slowLine) => slowLine.match !== match),
  );
  while (kept.length < wanted) {
    const free = candidates.filter(({ match }) => kept.every((other) => other.match !== match));
    if (free.length === 0) break;
    kept.push(createSlowLine(pick(random, free), random, time.now));
  }
  return kept;
}

/** Replaces the slow bookmaker's prices on the line, given what the quick one shows. */
export function applySlowLine(
  offers: Partial<PerSite<Offer>>,
  slowLine: SlowLine,
): Partial<PerSite<Offer>> {
  const { match, market, line, slow, quick, side } = slowLine;
  const quickLine = findLine(offers[quick], market, line);
  const offer = offers[slow];
  if (quickLine === undefined || offer === undefined) return offers;
  const implied = slowLine.impliedTotal - malayToImplied(quickLine.prices[side === 0 ? 1 : 0]);
  const prices = pricePairFrom(side, implied, match.terms[slow].margin);
  return { ...offers, [slow]: withLine(offer, market, { line, prices }) };
}

interface Candidate {
  readonly match: Match;
  readonly market: MarketKey;
  readonly line: number;
  readonly sites: readonly [Site, Site];
}

function goesOn(slowLine: SlowLine, prospects: readonly Prospect[], now: number): boolean {
  const { match, market, line } = slowLine;
  const prospect = prospects.find((candidate) => candidate.match === match);
  if (prospect === undefined || now >= slowLine.endsAt) return false;
  if (isSuspended(match, slowLine.slow, now) || isSuspended(match, slowLine.quick, now)) {
    return false;
  }
  return match.ladder[market].includes(line) && lies(prospect.forecast, market, line, LIFE_BAND);
}

/** Lines that exactly two bookmakers list: a third could turn one sure bet into two or none. */
function listCandidates(prospects: readonly Prospect[], now: number): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const { match, clock, forecast } of prospects) {
    if (!isQuiet(match, clock, now)) continue;
    for (const market of MARKET_KEYS) {
      if (clock.state !== "scheduled" && isFirstHalf(market)) continue;
      for (const [rank, line] of match.ladder[market].entries()) {
        const [one, other, third] = sitesListing(match, market, rank);
        if (one === undefined || other === undefined || third !== undefined) continue;
        if (isSuspended(match, one, now) || isSuspended(match, other, now)) continue;
        if (!lies(forecast, market, line, START_BAND)) continue;
        candidates.push({ match, market, line, sites: [one, other] });
      }
    }
  }
  return candidates;
}

function isQuiet(match: Match, clock: MatchClock, now: number): boolean {
  if (match.incident !== undefined) return false;
  switch (clock.state) {
    case "scheduled":
      return match.startsAt - now > CLEARANCE_MS;
    case "first-half":
    case "second-half":
      return (45 - clock.minute) * match.minuteMs > CLEARANCE_MS && clock.injury === 0;
    case "half-time":
    case "ended":
      return false;
  }
}

function lies(
  forecast: Forecast,
  market: MarketKey,
  line: number,
  band: { readonly low: number; readonly high: number },
): boolean {
  const share = fairShare(forecast, market, line);
  return share !== undefined && share >= band.low && share <= band.high;
}

function createSlowLine(candidate: Candidate, random: Random, now: number): SlowLine {
  const { match, market, line, sites } = candidate;
  const [slow, quick] = random() < 0.5 ? sites : [sites[1], sites[0]];
  return {
    match,
    market,
    line,
    slow,
    quick,
    side: random() < 0.5 ? 0 : 1,
    impliedTotal: between(random, IMPLIED.low, IMPLIED.high),
    endsAt: now + between(random, LIFE_MS.least, LIFE_MS.most),
  };
}
