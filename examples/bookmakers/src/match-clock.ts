import type { GoalRates } from "./goal-model.ts";
import type { Match } from "./match.ts";

/**
 * Where a match stands. `minute` is that of the half, from 1 to 45; `injury` counts the minutes
 * after 45; `played` is the part of the half that is over, in [0, 1].
 */
export type MatchClock =
  | { readonly state: "scheduled" | "half-time" | "ended" }
  | {
      readonly state: "first-half" | "second-half";
      readonly minute: number;
      readonly injury: number;
      readonly played: number;
    };

/** Length of a half and of the break, in minutes. */
const HALF = 45;
const BREAK = 15;

const FIRST_HALF_SHARE = 0.45;
const LEAST_SHARE = 0.002;

/** Reads where a match stands at a time in epoch ms. */
export function readClock(match: Match, now: number): MatchClock {
  const elapsed = (now - match.startsAt) / match.minuteMs;
  const firstLength = HALF + match.injury[0];
  const secondStart = firstLength + BREAK;
  const secondLength = HALF + match.injury[1];
  if (elapsed < 0) return { state: "scheduled" };
  if (elapsed < firstLength) return inHalf("first-half", elapsed, firstLength);
  if (elapsed < secondStart) return { state: "half-time" };
  const second = elapsed - secondStart;
  if (second < secondLength) return inHalf("second-half", second, secondLength);
  return { state: "ended" };
}

/** Says whether a match has begun and not ended. */
export function isLive(clock: MatchClock): boolean {
  return clock.state !== "scheduled" && clock.state !== "ended";
}

/** The goals still expected: in the whole match, and in the first half while it lasts. */
export function goalsToCome(
  rates: GoalRates,
  clock: MatchClock,
): { readonly fullTime: GoalRates; readonly firstHalf: GoalRates | undefined } {
  const share = (part: number): GoalRates => {
    const kept = Math.max(LEAST_SHARE, part);
    return { home: rates.home * kept, away: rates.away * kept };
  };
  switch (clock.state) {
    case "scheduled":
      return { fullTime: share(1), firstHalf: share(FIRST_HALF_SHARE) };
    case "first-half": {
      const left = FIRST_HALF_SHARE * (1 - clock.played);
      return { fullTime: share(1 - FIRST_HALF_SHARE + left), firstHalf: share(left) };
    }
    case "half-time":
      return { fullTime: share(1 - FIRST_HALF_SHARE), firstHalf: undefined };
    case "second-half":
      return {
        fullTime: share((1 - FIRST_HALF_SHARE) * (1 - clock.played)),
        firstHalf: undefined,
      };
    case "ended":
      return { fullTime: share(0), firstHalf: undefined };
  }
}

function inHalf(state: "first-half" | "second-half", elapsed: number, length: number): MatchClock {
  const minute = Math.floor(elapsed) + 1;
  return {
    state,
    minute: Math.min(HALF, minute),
    injury: Math.max(0, minute - HALF),
    played: elapsed / length,
  };
}
