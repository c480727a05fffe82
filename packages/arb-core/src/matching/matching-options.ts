/** How matches are found, as data, and completed for use. */
import {
  createClockOffsetLookup,
  type ClockOffset,
  type ClockOffsetLookup,
} from "./clock-offset.ts";
import { EMPTY_REGISTRY, type TeamRegistry } from "../registry/team-registry.ts";

/**
 * What can forbid a match.
 *
 * - `squad`: one is a women's, youth, reserve or virtual side and the other is not.
 * - `competition`: they are played in the leagues of two countries.
 * - `kick-off`: the kick-offs are further apart than the window.
 * - `ambiguity`: a bookmaker lists two matches that could be the one, or the listings contradict
 *   each other.
 * - `orientation`: home and away are exchanged and the ground is not said to be neutral.
 */
export const MATCH_VETOES = [
  "squad",
  "competition",
  "kick-off",
  "ambiguity",
  "orientation",
] as const;
/** One of {@link MATCH_VETOES}. */
export type MatchVeto = (typeof MATCH_VETOES)[number];

/**
 * How sure two names are to be one team, or two listings one match, best first.
 *
 * - `registry`: the registry knows both names as the same team.
 * - `exact`: the names are the same once normalized.
 * - `similar`: the names resemble each other, and everything else agrees.
 * - `undated`: the names are the same, but no kick-off says that it is the same day's match; the
 *   competition does, and the minute and the score where they are known.
 */
export const MATCH_TIERS = ["registry", "exact", "similar", "undated"] as const;
/** One of {@link MATCH_TIERS}. */
export type MatchTier = (typeof MATCH_TIERS)[number];

/** How matches are found. */
export interface MatchingOptions {
  /** Team names that mean the same. Default: none, every name stands for itself. */
  readonly registry?: TeamRegistry;
  /** How far apart two bookmakers' kick-offs may be. Default 75 minutes. */
  readonly windowMs?: number;
  /** By how much sources' clocks are known to be wrong. Default: all are right. */
  readonly clockOffsets?: readonly ClockOffset[];
  /** Which {@link MATCH_TIERS} are good enough. Default: all. */
  readonly tiers?: readonly MatchTier[];
  /**
   * Vetoes to leave out, to see what each is worth. Leaving one out produces false sure bets.
   * Default: none left out.
   */
  readonly withoutVetoes?: readonly MatchVeto[];
}

/** {@link MatchingOptions} with nothing left open. */
export interface MatchingRules {
  readonly registry: TeamRegistry;
  readonly windowMs: number;
  readonly offsetOf: ClockOffsetLookup;
  readonly tiers: ReadonlySet<MatchTier>;
  readonly withoutVetoes: ReadonlySet<MatchVeto>;
}

/** Kick-offs of one match differ between sources by up to an hour (a time-zone slip). */
const DEFAULT_WINDOW_MS = 75 * 60 * 1000;

/**
 * Completes options by their defaults.
 *
 * @throws RangeError when the window is no length of time, or a tier or a veto is unknown.
 */
export function completeMatchingOptions(options: MatchingOptions): MatchingRules {
  const {
    registry = EMPTY_REGISTRY,
    windowMs = DEFAULT_WINDOW_MS,
    clockOffsets = [],
    tiers = MATCH_TIERS,
    withoutVetoes = [],
  } = options;
  if (!(windowMs >= 0)) {
    throw new RangeError(`Cannot match events: windowMs must be at least 0, was ${windowMs}`);
  }
  for (const tier of tiers) checkKnown("tiers", tier, MATCH_TIERS);
  for (const veto of withoutVetoes) checkKnown("withoutVetoes", veto, MATCH_VETOES);
  return {
    registry,
    windowMs,
    offsetOf: createClockOffsetLookup(clockOffsets),
    tiers: new Set(tiers),
    withoutVetoes: new Set(withoutVetoes),
  };
}

function checkKnown(option: string, value: string, known: readonly string[]): void {
  if (!known.includes(value)) {
    throw new RangeError(
      `Cannot match events: ${option} must be of ${known.join(", ")}, was ${value}`,
    );
  }
}
