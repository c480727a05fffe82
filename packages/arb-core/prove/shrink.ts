/** From a sequence that fails to a short one that a person can read. */
import type { IdentifiableListing } from "arb-core";
import { toText } from "./disagreement.ts";
import { playSequence, type Failure } from "./playback.ts";
import type { Sequence, Step } from "./sequence.ts";
import { Tally } from "./tally.ts";

/** A sequence that fails, and where. */
export interface FailingSequence {
  readonly sequence: Sequence;
  readonly failure: Failure;
}

/**
 * Cuts a failing sequence off at the first step after which it fails, then leaves out steps, matches
 * and lines, many at a time first, as long as what is left fails.
 *
 * @param mostMs - after this time it is left as it is.
 */
export function shrinkFailure(failing: FailingSequence, mostMs = 120_000): FailingSequence {
  const deadline = performance.now() + mostMs;
  const { rule } = failing.failure;
  const first =
    play(failing.sequence, () => true, rule) ?? play(failing.sequence, () => false, rule);
  // What fails only where it is looked at now and then is left as it is.
  if (first === undefined) return failing;
  let best = first;
  const isSmaller = (steps: readonly Step[]): boolean => {
    if (performance.now() > deadline) return false;
    const last = steps.length - 1;
    const smaller = play({ ...best.sequence, steps }, (step) => step === last, rule);
    if (smaller !== undefined) best = smaller;
    return smaller !== undefined;
  };
  thin(first.sequence.steps, isSmaller);
  for (let index = best.sequence.steps.length - 1; index >= 0; index--) {
    const { steps } = best.sequence;
    thinStep(steps[index], (step) => isSmaller(steps.with(index, step)));
  }
  return best;
}

/** Leaves out what can be spared, many at a time first. */
function thin<T>(items: readonly T[], isEnough: (items: readonly T[]) => boolean): readonly T[] {
  let left = items;
  for (let size = items.length; size >= 1; size = Math.floor(size / 2)) {
    for (let end = left.length; end > 0; end -= size) {
      const rest = [...left.slice(0, Math.max(0, end - size)), ...left.slice(end)];
      if (rest.length < left.length && isEnough(rest)) left = rest;
    }
  }
  return left;
}

/** Leaves out the matches and the lines of a command that can be spared. */
function thinStep(step: Step | undefined, isEnough: (step: Step) => boolean): void {
  if (step?.do !== "execute") return;
  const { command } = step;
  switch (command.type) {
    case "snapshot":
      thinListings(command.listings, (listings) =>
        isEnough({ ...step, command: { ...command, listings } }),
      );
      break;
    case "delta":
      thinListings(command.upserts, (upserts) =>
        isEnough({ ...step, command: { ...command, upserts } }),
      );
      break;
    case "remove-source":
    case "expire":
    case "policy":
      break;
  }
}

function thinListings<T extends IdentifiableListing>(
  listings: readonly T[],
  isEnough: (listings: readonly T[]) => boolean,
): void {
  let left = thin(listings, isEnough);
  for (const [index, listing] of left.entries()) {
    const lines = thin(listing.lines, (some) =>
      isEnough(left.with(index, { ...listing, lines: some })),
    );
    left = left.with(index, { ...listing, lines });
  }
}

/** Plays a sequence, and where it fails by that rule cuts off what comes after. */
function play(
  sequence: Sequence,
  isWatched: (step: number) => boolean,
  rule: string,
): FailingSequence | undefined {
  const failure = playSequence(sequence, { isWatched, tally: new Tally() });
  if (failure?.rule !== rule) return undefined;
  const steps = sequence.steps.slice(0, failure.step + 1);
  return { sequence: { ...sequence, steps }, failure };
}

/** A failing sequence for a person to read: its seed, its steps, and what does not hold. */
export function describeFailure({ sequence, failure }: FailingSequence): string {
  const { steps, ...rest } = sequence;
  return [
    `Seed ${sequence.seed} fails in ${steps.length} steps: ${toText(rest)}`,
    ...steps.map(toText),
    `At step ${failure.step}: ${failure.message}`,
  ].join("\n");
}
