import { drawFixture, type Fixture } from "./fixtures.ts";
import { readClock, isLive } from "./match-clock.ts";
import { createMatch, type Match, type MatchPlan } from "./match.ts";
import { between, integerBetween, pick, type Random } from "./random.ts";
import { SITES, type Site } from "./site.ts";
import type { Team } from "./teams.ts";

const ORDINARY_MATCHES = 35;
/** Minutes since kick-off of the matches that are live when the market opens. */
const FIRST_LIVE = [4, 13, 22, 31, 41, 52, 68, 79, 92] as const;
/** With fewer matches live or soon to be, new ones kick off soon. */
const LIVELY = 8;
const SOON_MS = 75 * 60_000;
const KICK_OFF_STEP_MS = 5 * 60_000;
const LEAST_LEAD_MS = 35 * 60_000;
const GREATEST_LEAD_MS = 22 * 3_600_000;
/** Two clubs that have met do not meet again for so long: nobody could tell the one match from the other. */
const REST_MS = 3 * 24 * 3_600_000;

/** What a trap says about a match of its own; the roster draws the rest. */
export type SpecialPlan = Partial<
  Pick<MatchPlan, "fixture" | "squad" | "absentAt" | "swappedAt" | "startsAt">
>;

/** The matches that exist: draws them, and replaces those that are over. */
export class Roster {
  readonly #random: Random;
  readonly #minuteMs: number;
  readonly #busy = new Set<string>();
  /** When each two clubs met last, or are to meet. */
  readonly #meetings = new Map<string, number>();
  #ordinary: Match[] = [];
  #lastId = 0;

  /** Opens with some matches live and the others within the next day. */
  constructor(random: Random, minuteMs: number, now: number) {
    this.#random = random;
    this.#minuteMs = minuteMs;
    for (let index = 0; index < ORDINARY_MATCHES; index += 1) {
      const elapsed = FIRST_LIVE[index];
      this.#ordinary.push(
        elapsed === undefined ? this.#drawOrdinary(now) : this.#drawLive(now, elapsed),
      );
    }
  }

  /** The matches that are no part of a trap. */
  get ordinary(): readonly Match[] {
    return this.#ordinary;
  }

  /** Replaces the matches that ended, and those that left the boards at kick-off. */
  replaceOver(now: number): void {
    this.#ordinary = this.#ordinary.map((match) => {
      const { state } = readClock(match, now);
      if (state === "scheduled" || (match.goesLive && state !== "ended")) return match;
      this.release(match);
      return this.#drawOrdinary(now);
    });
  }

  /** Draws a match for a trap: it is listed everywhere unless the plan says otherwise. */
  drawSpecial(now: number, plan: SpecialPlan = {}): Match {
    const startsAt = plan.startsAt ?? this.#drawKickOff(now, 4 * 3_600_000, GREATEST_LEAD_MS);
    return this.#create({ listedAt: now, startsAt, uniform: true, ...plan });
  }

  /** Lets the two clubs of a match play again. */
  release(match: Match): void {
    this.#busy.delete(match.home.id);
    this.#busy.delete(match.away.id);
  }

  #drawOrdinary(now: number): Match {
    const soon = this.#ordinary.filter((match) => match.startsAt - now < SOON_MS).length;
    const startsAt =
      this.#ordinary.length === ORDINARY_MATCHES && soon < LIVELY
        ? this.#drawKickOff(now, LEAST_LEAD_MS, SOON_MS)
        : this.#drawKickOff(now, LEAST_LEAD_MS, GREATEST_LEAD_MS);
    return this.#create({
      listedAt: now,
      startsAt,
      goesLive: this.#random() < 0.75,
      neutral: this.#random() < 0.06,
      absentAt: this.#drawAbsent(),
    });
  }

  #drawLive(now: number, elapsed: number): Match {
    const match = this.#create({
      listedAt: now,
      startsAt: now - elapsed * this.#minuteMs,
      goesLive: true,
      absentAt: this.#drawAbsent(),
    });
    if (isLive(readClock(match, now))) {
      const played = Math.min(1, elapsed / 105);
      match.score = {
        home: this.#drawGoals(match.baseRates.home * played),
        away: this.#drawGoals(match.baseRates.away * played),
      };
    }
    return match;
  }

  #create(plan: Omit<MatchPlan, "id" | "minuteMs" | "fixture"> & SpecialPlan): Match {
    this.#lastId += 1;
    const fixture = plan.fixture ?? this.#drawFixture(plan.startsAt);
    this.#busy.add(fixture.home.id).add(fixture.away.id);
    this.#meetings.set(pairOf(fixture.home, fixture.away), plan.startsAt);
    const minuteMs = this.#minuteMs;
    return createMatch(this.#random, { ...plan, fixture, id: this.#lastId, minuteMs });
  }

  #drawFixture(startsAt: number): Fixture {
    return drawFixture(this.#random, this.#busy, (one, other) => {
      const metAt = this.#meetings.get(pairOf(one, other));
      return metAt === undefined || startsAt - metAt >= REST_MS;
    });
  }

  #drawAbsent(): readonly Site[] {
    return this.#random() < 0.3 ? [pick(this.#random, SITES)] : [];
  }

  /** Sooner kick-offs come up more often; all stand on a full five minutes. */
  #drawKickOff(now: number, leastMs: number, greatestMs: number): number {
    const lead = between(this.#random, 0, 1) ** 1.7 * (greatestMs - leastMs) + leastMs;
    return Math.floor((now + lead) / KICK_OFF_STEP_MS) * KICK_OFF_STEP_MS;
  }

  #drawGoals(expected: number): number {
    let goals = 0;
    for (let chance = integerBetween(this.#random, 4, 6); chance > 0; chance -= 1) {
      if (this.#random() < expected / 5) goals += 1;
    }
    return goals;
  }
}

/** Whoever plays at home. */
function pairOf(one: Team, other: Team): string {
  return [one.id, other.id].sort().join();
}
