/**
 * Timing by tinybench. What is compared is measured in turns, a short while each: a machine that
 * is busy for a moment then disturbs all alike, and the median of the rounds' ratios is steady.
 */
import { Bench } from "tinybench";

/** Times of some calls, in milliseconds. */
export interface Timing {
  /** By call: the median of the rounds. */
  readonly ms: readonly number[];
  /** By call: its time over the first call's, the median of the rounds. */
  readonly ratios: readonly number[];
}

const WARM_UP_ROUNDS = 4;

/** Times calls that are to be compared with the first of them. */
export function timeTogether(calls: readonly (() => unknown)[], rounds: number): Timing {
  // The rounds in which code is compiled are not counted.
  const times = Array.from({ length: WARM_UP_ROUNDS + rounds }, () => timeRound(calls)).slice(
    WARM_UP_ROUNDS,
  );
  return {
    ms: calls.map((_, index) => median(times.map((round) => round[index] ?? Number.NaN))),
    ratios: calls.map((_, index) =>
      median(times.map((round) => (round[index] ?? Number.NaN) / (round[0] ?? Number.NaN))),
    ),
  };
}

function timeRound(calls: readonly (() => unknown)[]): number[] {
  const bench = new Bench({ time: 60, iterations: 8, warmup: false });
  for (const [index, call] of calls.entries()) {
    bench.add(String(index), () => {
      sink = call();
    });
  }
  return bench.runSync().map(({ result }) => {
    if (result.state !== "completed") throw new Error("A measured call did not complete");
    return result.latency.p50;
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Results go here, so that no compiler may leave the call out. */
export let sink: unknown;
