/** Many sequences, one after the other, until one fails. */
import { Dice } from "./dice.ts";
import { drawSequence } from "./draw-sequence.ts";
import { playSequence } from "./playback.ts";
import type { FailingSequence } from "./shrink.ts";
import { Tally } from "./tally.ts";

/** How much is proved. */
export interface ProofSize {
  readonly sequences: number;
  readonly commands: number;
  /** The first sequence's; each next one's is one more. */
  readonly seed: number;
}

/** In so many sequences one is compared at every step from the first on, so far. */
const WATCHED_EVERY = 10;
const WATCHED_STEPS = 150;
/** Else windows of so many steps are compared, so that every twentieth step is. */
const WINDOW = 4;
const WATCHED_SHARE = 1 / 20;

/**
 * Plays sequences.
 *
 * @param onPlayed - hears of every sequence that held.
 * @returns the first that fails; `undefined` when there is none.
 */
export function prove(
  { sequences, commands, seed }: ProofSize,
  tally: Tally,
  onPlayed: (count: number) => void = () => undefined,
): FailingSequence | undefined {
  for (let index = 0; index < sequences; index++) {
    const sequence = drawSequence(seed + index, commands);
    const watched = watchedSteps(seed + index, sequence.steps.length);
    const isWatched = (step: number): boolean => watched.has(step);
    const failure = playSequence(sequence, { isWatched, tally });
    if (failure !== undefined) return { sequence, failure };
    tally.add("sequences");
    onPlayed(index + 1);
  }
  return undefined;
}

/** Which steps are watched: some at a time, and in some sequences the first ones, all of them. */
function watchedSteps(seed: number, count: number): ReadonlySet<number> {
  const dice = new Dice(-seed);
  const watched = new Set<number>();
  let until = seed % WATCHED_EVERY === 1 ? WATCHED_STEPS : 0;
  for (let step = 0; step < count; step++) {
    const isBegun = step >= until && dice.chance(WATCHED_SHARE / WINDOW);
    if (isBegun) until = step + dice.whole(1, 2 * WINDOW - 1);
    if (step < until) watched.add(step);
  }
  return watched;
}
