/**
 * Event signatures: one id for one meeting of two teams, the same whichever side is printed first,
 * free of prices and of the minute, and the same after a restart or on another machine.
 */
import { parseCompetition } from "../competition/competition.ts";
import { isKickOff } from "../listing.ts";
import { identifyTeam, type TeamIdentity } from "./team-identity.ts";
import { EMPTY_REGISTRY, type TeamRegistry } from "../registry/team-registry.ts";
import { foldText } from "../text.ts";

/** What tells one meeting from another. */
export interface EventSignature {
  /** `ev1:<sport>:<UTC day>:<team>:<team>[:<meeting of that day>]`, the teams sorted. */
  readonly id: string;
  /** For people, home side first: `manchester_united_vs_chelsea`. */
  readonly event: string;
  /** Whether the home side comes first in the id. */
  readonly orientation: "straight" | "swapped";
}

/** What an event signature is made from besides the two teams. */
export interface EventSignatureOptions {
  readonly registry?: TeamRegistry;
  /** Default `football`. */
  readonly sport?: string;
  readonly league?: string;
  /** Epoch milliseconds; without it the id has no day. */
  readonly startsAt?: number;
  /** The how-manieth meeting of the day, from 1. */
  readonly meeting?: number;
}

/** Matches that begin after midnight belong to the evening before: a day begins at 06:00 UTC. */
const DAY_BEGINS_MS = 6 * 60 * 60 * 1000;
const SPORT = /^[a-z][a-z0-9-]*$/;
const MAX_MEETINGS = 99;

/**
 * Names a meeting of two teams.
 *
 * @returns `undefined` when a name has no letter or digit, or both are the same team.
 * @throws RangeError when the sport is not of a-z, 0-9 and -, the meeting is no whole number from
 *   1 to 99 or the kick-off is no time.
 * @example
 * ```ts
 * import { createEventSignature } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const signature = createEventSignature("Manchester United", "Chelsea FC", {
 *   startsAt: Date.UTC(2024, 11, 10, 20),
 * });
 * assert.equal(signature?.event, "manchester_united_vs_chelsea");
 * assert.equal(signature?.id, "ev1:football:2024-12-10:~chelsea:~manchester-united");
 * assert.equal(signature?.orientation, "swapped");
 * ```
 */
export function createEventSignature(
  home: string,
  away: string,
  options: EventSignatureOptions = {},
): EventSignature | undefined {
  const { registry = EMPTY_REGISTRY, sport = "football", league = "" } = options;
  checkSignatureOptions(options);
  const context = { registry, sport, league, competition: parseCompetition(league) };
  const homeTeam = identifyTeam(home, context);
  const awayTeam = identifyTeam(away, context);
  return homeTeam === undefined || awayTeam === undefined || homeTeam.key === awayTeam.key
    ? undefined
    : signTeams(homeTeam, awayTeam, options);
}

/** {@link createEventSignature} for teams that are identified already and differ. */
export function signTeams(
  home: Pick<TeamIdentity, "key" | "name">,
  away: Pick<TeamIdentity, "key" | "name">,
  options: Pick<EventSignatureOptions, "sport" | "startsAt" | "meeting">,
): EventSignature {
  const { sport = "football", startsAt, meeting = 1 } = options;
  const straight = home.key < away.key;
  const [first, second] = straight ? [home.key, away.key] : [away.key, home.key];
  return {
    id: ["ev1", sport, eventDay(startsAt), first, second, ...(meeting > 1 ? [meeting] : [])].join(
      ":",
    ),
    event: foldText(`${home.name} vs ${away.name}`).replaceAll(" ", "_"),
    orientation: straight ? "straight" : "swapped",
  };
}

/** The day that an event id names: `2024-12-10`, or `undated`. */
export function eventDay(startsAt: number | undefined): string {
  return startsAt === undefined
    ? "undated"
    : new Date(startsAt - DAY_BEGINS_MS).toISOString().slice(0, 10);
}

/** The parts of an event id. */
export interface ParsedEventSignature {
  readonly sport: string;
  /** `undefined` for an event without a kick-off. */
  readonly day: string | undefined;
  /** The teams' keys, sorted. */
  readonly teams: readonly [string, string];
  readonly meeting: number;
  /**
   * The registry knows only one of the teams, or none: `~` and a name stands for the other. The
   * event gets another id once the team is known.
   */
  readonly isProvisional: boolean;
}

const EVENT_ID =
  /^ev1:([a-z][a-z0-9-]*):(\d{4}-\d{2}-\d{2}|undated):([^:\s]+):([^:\s]+)(?::([2-9]|[1-9]\d))?$/;

/**
 * Takes an event id apart; `undefined` when it is none.
 *
 * @example
 * ```ts
 * import { parseEventSignature } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(parseEventSignature("ev1:football:2024-12-10:~chelsea:~manchester-united"), {
 *   sport: "football",
 *   day: "2024-12-10",
 *   teams: ["~chelsea", "~manchester-united"],
 *   meeting: 1,
 *   isProvisional: true,
 * });
 * assert.equal(parseEventSignature("manchester_united_vs_chelsea"), undefined);
 * ```
 */
export function parseEventSignature(id: string): ParsedEventSignature | undefined {
  if (id.length > 1000) return undefined;
  const [, sport, day, first, second, meeting] = EVENT_ID.exec(id) ?? [];
  if (sport === undefined || first === undefined || second === undefined) return undefined;
  return {
    sport,
    day: day === "undated" ? undefined : day,
    teams: [first, second],
    meeting: meeting === undefined ? 1 : Number(meeting),
    isProvisional: first.startsWith("~") || second.startsWith("~"),
  };
}

function checkSignatureOptions({
  sport = "football",
  startsAt = 0,
  meeting = 1,
}: EventSignatureOptions): void {
  if (!SPORT.test(sport)) {
    throw new RangeError(
      `Cannot sign event: its sport must be of a-z, 0-9 and -, was ${JSON.stringify(sport)}`,
    );
  }
  if (!isKickOff(startsAt)) {
    throw new RangeError(
      `Cannot sign event: its kick-off must be in epoch milliseconds, was ${startsAt}`,
    );
  }
  if (!Number.isInteger(meeting) || meeting < 1 || meeting > MAX_MEETINGS) {
    throw new RangeError(
      `Cannot sign event: its meeting must be a whole number from 1 to ${MAX_MEETINGS}, was ${meeting}`,
    );
  }
}
