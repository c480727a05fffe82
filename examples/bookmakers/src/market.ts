import { createForecast, refreshLadder } from "./forecast.ts";
import { listStateMatches, type MarketState } from "./market-state.ts";
import { isLive, readClock } from "./match-clock.ts";
import { isFrozen, isSuspended, type Match } from "./match.ts";
import { driftMatch, playMatch, startIncident } from "./news.ts";
import { createOffer, findLine, type Offer } from "./offer.ts";
import type { Random } from "./random.ts";
import { Roster } from "./roster.ts";
import { createSiteView, type SiteView } from "./site-view.ts";
import { SITES, perSite, type PerSite, type Site } from "./site.ts";
import { applySlowLine, planSlowLines, type Prospect, type SlowLine } from "./sure-bets.ts";
import { createTrap } from "./traps/create-trap.ts";
import { TRAP_KINDS, type Leg, type LegPair, type Offers, type Trap } from "./traps/trap.ts";
import { createTruthPair, type Truth } from "./truth.ts";

/** How a market is set up. */
export interface MarketOptions {
  /** Where chance comes from; the same source and the same ticks give the same market. */
  readonly random: Random;
  /** When it opens, epoch ms. */
  readonly now: number;
  /** Real time that a minute of play takes, in ms; 60,000 unless said otherwise. */
  readonly minuteMs?: number;
}

/** A trap's matches leave the boards this long before kick-off, and others take their place. */
const TRAP_LEAD_MS = 5 * 60_000;

/**
 * The simulated market behind the three boards: matches, fair prices, what each bookmaker shows,
 * and what is true about it. It has no clock: it moves when `tick` is called.
 */
export class Market {
  readonly #random: Random;
  readonly #roster: Roster;
  #now: number;
  #traps: readonly Trap[];
  #slowLines: readonly SlowLine[] = [];
  #offers = new Map<Match, Offers>();
  #offersBefore = new Map<Match, Offers>();

  constructor({ random, now, minuteMs = 60_000 }: MarketOptions) {
    if (!Number.isFinite(now)) {
      throw new RangeError(`Cannot open market: the time must be finite, was ${now}`);
    }
    this.#random = random;
    this.#roster = new Roster(random, minuteMs, now);
    this.#now = now;
    this.#traps = TRAP_KINDS.map((kind) => createTrap(kind, this.#roster, now));
    this.#advance(now, 0);
  }

  /** The time of the last tick, epoch ms. */
  get now(): number {
    return this.#now;
  }

  /**
   * Lets time pass until `now`, epoch ms.
   *
   * @throws RangeError when that is before the last tick.
   */
  tick(now: number): void {
    if (!(now >= this.#now)) {
      throw new RangeError(
        `Cannot tick market: time must not go back from ${this.#now}, was ${now}`,
      );
    }
    const sinceMs = now - this.#now;
    this.#now = now;
    this.#roster.replaceOver(now);
    this.#traps = this.#traps.map((trap) => this.#renewTrap(trap, now));
    this.#advance(now, sinceMs);
  }

  /** What a bookmaker shows. */
  view(site: Site): SiteView {
    const listed = [...this.#offers].flatMap(([match, offers]) => {
      const offer = offers[site];
      if (offer === undefined) return [];
      return [{ match, offer, before: this.#offersBefore.get(match)?.[site] }];
    });
    return createSiteView(site, listed, this.#now);
  }

  /** What is a sure bet, and what only seems to be one. */
  truth(): Truth {
    const offersOf = (match: Match): Offers => this.#offers.get(match) ?? {};
    return {
      now: this.#now,
      sureBets: this.#slowLines.flatMap((slowLine) => {
        const pair = readSlowLine(slowLine, offersOf(slowLine.match));
        return pair === undefined ? [] : [createTruthPair("sure-bet", pair)];
      }),
      traps: this.#traps.flatMap((trap) =>
        trap.temptations(offersOf).map((pair) => createTruthPair(trap.kind, pair)),
      ),
    };
  }

  /** Every board in numbers. */
  state(): MarketState {
    return { now: this.#now, sites: perSite((site) => listStateMatches(this.view(site))) };
  }

  /**
   * Makes a side score in a match that is being played, from the next tick on: the boards close,
   * the score changes, they open again.
   *
   * @returns the match's number, or undefined when no such match is free for it.
   */
  scoreGoal(side: "home" | "away", matchId?: number): number | undefined {
    const match = this.#roster.ordinary.find((candidate) => {
      const clock = readClock(candidate, this.#now);
      return (
        (matchId === undefined || candidate.id === matchId) &&
        candidate.incident === undefined &&
        isLive(clock) &&
        clock.state !== "half-time"
      );
    });
    if (match === undefined) return undefined;
    startIncident(match, this.#random, this.#now, { kind: "goal", side });
    return match.id;
  }

  /**
   * Makes a bookmaker take no bets on a match until it is opened again, at once. Matches of traps
   * cannot be closed.
   *
   * @returns whether the bookmaker lists such a match.
   */
  closeMatch(site: Site, matchId: number): boolean {
    const match = this.#findListed(site, matchId);
    const offers = match && this.#offers.get(match);
    const offer = offers?.[site];
    if (match === undefined || offer === undefined) return false;
    match.pausedUntil[site] = Infinity;
    this.#offers.set(match, { ...offers, [site]: { ...offer, suspended: "all" } });
    this.#slowLines = this.#slowLines.filter(
      (slowLine) => slowLine.match !== match || (slowLine.slow !== site && slowLine.quick !== site),
    );
    return true;
  }

  /**
   * Lets a bookmaker take bets on a match again that was closed, from the next tick on, when it has
   * new prices.
   *
   * @returns whether the bookmaker lists such a match.
   */
  openMatch(site: Site, matchId: number): boolean {
    const match = this.#findListed(site, matchId);
    if (match === undefined) return false;
    match.pausedUntil[site] = this.#now;
    return true;
  }

  /** Opens all matches that were closed, from the next tick on. */
  openMatches(): void {
    for (const { pausedUntil } of this.#roster.ordinary) {
      for (const site of SITES) {
        if (pausedUntil[site] === Infinity) pausedUntil[site] = this.#now;
      }
    }
  }

  #findListed(site: Site, matchId: number): Match | undefined {
    return this.#roster.ordinary.find(({ id, absentAt }) => id === matchId && !absentAt.has(site));
  }

  #advance(now: number, sinceMs: number): void {
    const first = this.#offers.size === 0;
    const prospects = this.#roster.ordinary.map((match) => this.#play(match, now, sinceMs));
    for (const trap of this.#traps) {
      for (const match of trap.matches) driftMatch(match, this.#random, now);
      trap.steer(now);
    }
    const time = { now, sinceMs, first };
    this.#slowLines = planSlowLines(this.#slowLines, prospects, this.#random, time);
    this.#offersBefore = this.#offers;
    this.#offers = new Map([
      ...prospects.map((prospect): [Match, Offers] => [
        prospect.match,
        this.#priceOrdinary(prospect, now),
      ]),
      ...this.#traps.flatMap((trap) =>
        trap.matches.map((match): [Match, Offers] => [match, priceTrap(trap, match, now)]),
      ),
    ]);
  }

  #play(match: Match, now: number, sinceMs: number): Prospect {
    const held = this.#slowLines.some((slowLine) => slowLine.match === match);
    const clock = readClock(match, now);
    driftMatch(match, this.#random, now);
    playMatch(match, clock, this.#random, { now, sinceMs, held });
    const forecast = createForecast(match, clock);
    if (!held || match.incident !== undefined) {
      match.ladder = refreshLadder(match.ladder, forecast);
    }
    return { match, clock, forecast };
  }

  #priceOrdinary({ match, forecast }: Prospect, now: number): Offers {
    const before = this.#offers.get(match);
    let offers: Offers = {};
    for (const site of SITES) {
      if (match.absentAt.has(site)) continue;
      const shown = before?.[site];
      const offer =
        isFrozen(match, site, now) && shown !== undefined
          ? shown
          : createOffer(match, site, forecast);
      offers[site] = { ...offer, suspended: isSuspended(match, site, now) ? "all" : "none" };
    }
    for (const slowLine of this.#slowLines) {
      if (slowLine.match === match) offers = applySlowLine(offers, slowLine);
    }
    return offers;
  }

  #renewTrap(trap: Trap, now: number): Trap {
    const [match] = trap.matches;
    if (match.startsAt - now > TRAP_LEAD_MS) return trap;
    this.#roster.release(match);
    return createTrap(trap.kind, this.#roster, now);
  }
}

function priceTrap(trap: Trap, match: Match, now: number): Offers {
  const forecast = createForecast(match, readClock(match, now));
  const offers: Partial<PerSite<Offer>> = {};
  for (const site of SITES) {
    if (!match.absentAt.has(site)) offers[site] = createOffer(match, site, forecast);
  }
  return trap.adjust(match, offers);
}

function readSlowLine(slowLine: SlowLine, offers: Offers): LegPair | undefined {
  const { match, market, line, slow, quick, side } = slowLine;
  const slowPrice = findLine(offers[slow], market, line)?.prices[side];
  const opposite = side === 0 ? 1 : 0;
  const quickPrice = findLine(offers[quick], market, line)?.prices[opposite];
  if (slowPrice === undefined || quickPrice === undefined) return undefined;
  const leg = { match, market, line } as const;
  const slowLeg: Leg = { ...leg, site: slow, side, price: slowPrice };
  const quickLeg: Leg = { ...leg, site: quick, side: opposite, price: quickPrice };
  return side === 0 ? [slowLeg, quickLeg] : [quickLeg, slowLeg];
}
