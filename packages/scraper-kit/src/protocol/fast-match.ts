/// <reference lib="es2024.string" />
/**
 * The fast path of a match: one pass that checks it and decodes it. It takes what is plainly good
 * and says nothing of anything else: the specification decides that, and explains it.
 */
import type { ListingPatch, Score } from "arb-core";
import { OddsReader } from "./fast-odds.ts";
import { readZonedTimestamp } from "./fast-timestamp.ts";
import { WIRE_LIMITS } from "./limits.ts";
import { deriveMatchId, isMatchId } from "./match-id.ts";
import type { WireMatch } from "./messages.ts";
import { parseMinute } from "./minute.ts";
import { SPORT_NAME } from "./patterns.ts";
import { countFields, isObject, type Unchecked } from "./plain-object.ts";

/** What only some matches say: of a match in running, of another sport. */
type Extras = Pick<WireMatch, "live" | "time" | "score" | "sport" | "neutral" | "period">;
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Reads the matches of one message. */
export class MatchReader {
  readonly #odds = new OddsReader();
  readonly #isIdNeeded: boolean;

  constructor(mode: "snapshot" | "delta") {
    this.#isIdNeeded = mode === "delta";
  }

  /** How many markets this version does not know, in all matches that were read. */
  get ignoredMarkets(): number {
    return this.#odds.ignored;
  }

  /** @returns `undefined` for a match that is not plainly good. */
  read(value: unknown): ListingPatch | undefined {
    if (!isObject(value)) return undefined;
    let id, home_team, away_team, league, start_time, odds: unknown;
    let hasExtras = false;
    for (const key in value) {
      const field: unknown = value[key as keyof typeof value];
      switch (key) {
        case "id":
          id = field;
          break;
        case "home_team":
          home_team = field;
          break;
        case "away_team":
          away_team = field;
          break;
        case "league":
          league = field;
          break;
        case "start_time":
          start_time = field;
          break;
        case "odds":
          odds = field;
          break;
        case "live":
        case "time":
        case "score":
        case "sport":
        case "neutral":
        case "period":
          hasExtras = true;
          break;
        default:
          return undefined;
      }
    }
    const home = readName(home_team);
    const away = readName(away_team);
    if (home === undefined || away === undefined) return undefined;
    if (league !== undefined && !isText(league, WIRE_LIMITS.nameLength)) return undefined;
    if (start_time !== undefined && typeof start_time !== "string") return undefined;
    const startsAt = start_time === undefined ? undefined : readZonedTimestamp(start_time);
    if (startsAt === undefined && start_time !== undefined) return undefined;
    if (id === undefined && !this.#isIdNeeded) {
      id = deriveMatchId(home, away, league, start_time);
    } else if (!isMatchId(id)) return undefined;
    if (hasExtras && !areExtrasGood(value)) return undefined;
    const lines = isObject(odds) ? this.#odds.read(odds) : undefined;
    if (lines === undefined) return undefined;
    const { markets } = this.#odds;
    if (!hasExtras && league !== undefined && startsAt !== undefined) {
      return { id, home, away, league, startsAt, lines, markets };
    }
    // What is absent stays absent.
    const patch: Writable<ListingPatch> = { id, home, away, lines, markets };
    if (league !== undefined) patch.league = league;
    if (startsAt !== undefined) patch.startsAt = startsAt;
    // Checked above.
    return hasExtras ? withExtras(patch, value) : patch;
  }
}

function readName(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const name =
    isVisible(value.charCodeAt(0)) && isVisible(value.charCodeAt(value.length - 1))
      ? value
      : value.trim();
  const isGood = name.length > 0 && name.length <= WIRE_LIMITS.nameLength && name.isWellFormed();
  return isGood ? name : undefined;
}

/** Whether a character is one of ASCII, and no space. */
function isVisible(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

function isText(value: unknown, length: number): value is string {
  return typeof value === "string" && value.length <= length;
}

function areExtrasGood({ live, time, score, sport, neutral, period }: Unchecked<Extras>): boolean {
  return (
    isFlagOrAbsent(live) &&
    isFlagOrAbsent(neutral) &&
    (time === undefined || isText(time, WIRE_LIMITS.timeLength)) &&
    (period === undefined || isText(period, WIRE_LIMITS.periodLength)) &&
    (sport === undefined || (typeof sport === "string" && SPORT_NAME.test(sport))) &&
    (score === undefined || isScore(score))
  );
}

function isFlagOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === "boolean";
}

function isScore(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { home, away }: Unchecked<Score> = value;
  return isGoals(home) && isGoals(away) && countFields(value) === 2;
}

function isGoals(value: unknown): boolean {
  return (
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= WIRE_LIMITS.goals
  );
}

function withExtras(patch: Writable<ListingPatch>, match: Extras): ListingPatch {
  const { live, time, score, sport, neutral } = match;
  if (sport !== undefined) patch.sport = sport;
  if (live !== undefined) patch.live = live;
  if (neutral !== undefined) patch.neutral = neutral;
  if (score !== undefined) patch.score = score;
  const minute = time === undefined ? undefined : parseMinute(time);
  if (minute !== undefined) patch.minute = minute;
  return patch;
}
