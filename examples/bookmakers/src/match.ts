import type { Fixture } from "./fixtures.ts";
import type { GoalRates } from "./goal-model.ts";
import { perMarket, type MarketKey, type PerMarket } from "./market-key.ts";
import type { League, Squad } from "./leagues.ts";
import { between, integerBetween, pick, type Random } from "./random.ts";
import { SITES, perSite, type PerSite, type Site } from "./site.ts";
import type { Team } from "./teams.ts";

/** How one bookmaker prices one match. */
export interface Terms {
  /** What the two sides' implied shares add up to, less 1. */
  readonly margin: number;
  /** What it adds to the fair share of the first side. */
  readonly bias: PerMarket<number>;
}

/** A goal or a red card, from the moment the boards close until they are open again. */
export interface Incident {
  readonly kind: "goal" | "red-card";
  readonly side: "home" | "away";
  /** When the score or the card count changes, epoch ms. */
  readonly appliesAt: number;
  /** When each bookmaker takes bets again, epoch ms. */
  readonly reopensAt: PerSite<number>;
  applied: boolean;
}

/** One match of the simulated market, as it is; what a bookmaker prints of it is elsewhere. */
export interface Match {
  readonly id: number;
  readonly league: League;
  readonly home: Team;
  readonly away: Team;
  readonly squad: Squad;
  readonly neutral: boolean;
  /** Kick-off, epoch ms. */
  readonly startsAt: number;
  /** Whether it is offered in running; otherwise it leaves the boards at kick-off. */
  readonly goesLive: boolean;
  /** Real time that a minute of play takes, in ms. */
  readonly minuteMs: number;
  /** Minutes of injury time in the two halves. */
  readonly injury: readonly [number, number];
  readonly terms: PerSite<Terms>;
  /** The bookmakers that do not list it. */
  readonly absentAt: ReadonlySet<Site>;
  /** The one bookmaker, if any, that prints the away side first. */
  readonly swappedAt: Site | undefined;
  /** The one bookmaker, if any, that lacks the third line of a market. */
  readonly thirdLineAbsentAt: PerMarket<Site | undefined>;
  /** Expected goals of the whole match before any news. */
  readonly baseRates: GoalRates;
  /** Expected goals of the whole match as the market sees them now. */
  rates: GoalRates;
  /** How far news has moved the logarithms: all goals, and towards home. */
  drift: { total: number; lean: number; movedAt: number };
  /** The lines on offer, main line first; totals count the goals of the whole match. */
  ladder: PerMarket<readonly number[]>;
  score: { home: number; away: number };
  redCards: { home: number; away: number };
  incident: Incident | undefined;
  /** Until when a bookmaker has closed the match for reasons of its own, epoch ms. */
  pausedUntil: Partial<PerSite<number>>;
}

/** What is fixed about a match when it is made. */
export interface MatchPlan {
  readonly id: number;
  readonly fixture: Fixture;
  /** Kick-off and the moment it enters the market, epoch ms. */
  readonly startsAt: number;
  readonly listedAt: number;
  readonly minuteMs: number;
  readonly squad?: Squad;
  readonly neutral?: boolean;
  readonly goesLive?: boolean;
  readonly absentAt?: readonly Site[];
  readonly swappedAt?: Site;
  /** Every bookmaker that lists the match lists every line of it. */
  readonly uniform?: boolean;
}

const MARGINS: PerSite<number> = { sbo: 0.042, ibc: 0.0445, cmd: 0.047 };

/** Makes a match that nobody has heard news of yet; its ladder is empty until it is priced. */
export function createMatch(random: Random, plan: MatchPlan): Match {
  const baseRates = drawRates(random, plan.fixture);
  const absentAt = new Set(plan.absentAt);
  const uniform = plan.uniform === true || absentAt.size > 0;
  return {
    id: plan.id,
    league: plan.fixture.league,
    home: plan.fixture.home,
    away: plan.fixture.away,
    squad: plan.squad ?? "men",
    neutral: plan.neutral ?? false,
    startsAt: plan.startsAt,
    goesLive: plan.goesLive ?? false,
    minuteMs: plan.minuteMs,
    injury: [integerBetween(random, 1, 3), integerBetween(random, 2, 5)],
    terms: perSite((site) => ({
      margin: MARGINS[site] + between(random, -0.002, 0.002),
      bias: perMarket(() => between(random, -0.003, 0.003)),
    })),
    absentAt,
    swappedAt: plan.swappedAt,
    thirdLineAbsentAt: perMarket(() =>
      uniform || random() < 0.4 ? undefined : pick(random, SITES),
    ),
    baseRates,
    rates: baseRates,
    drift: { total: 0, lean: 0, movedAt: plan.listedAt },
    ladder: perMarket(() => []),
    score: { home: 0, away: 0 },
    redCards: { home: 0, away: 0 },
    incident: undefined,
    pausedUntil: {},
  };
}

/** The bookmakers that list the line of a given rank (0 is the main line). */
export function sitesListing(match: Match, market: MarketKey, rank: number): readonly Site[] {
  return SITES.filter(
    (site) =>
      !match.absentAt.has(site) && !(rank === 2 && match.thirdLineAbsentAt[market] === site),
  );
}

/** Says whether a bookmaker takes no bets on a match at the moment. */
export function isSuspended(match: Match, site: Site, now: number): boolean {
  return (
    (match.incident !== undefined && now < match.incident.reopensAt[site]) ||
    now < (match.pausedUntil[site] ?? 0)
  );
}

/** Says whether a suspended bookmaker still shows what it showed before it closed. */
export function isFrozen(match: Match, site: Site, now: number): boolean {
  return match.incident === undefined
    ? now < (match.pausedUntil[site] ?? 0)
    : !match.incident.applied;
}

function drawRates(random: Random, { home, away }: Fixture): GoalRates {
  const total = between(random, 2.3, 3.2);
  const supremacy = 0.3 + 0.32 * (home.rating - away.rating) + between(random, -0.2, 0.2);
  return {
    home: Math.max(0.4, (total + supremacy) / 2),
    away: Math.max(0.4, (total - supremacy) / 2),
  };
}
