/** How much memory each round of something keeps. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** How a growth is measured. */
export interface HeapGrowthOptions {
  /** Rounds before the first sample: caches fill. */
  readonly warmUp: number;
  /** Rounds from the first sample to the last. */
  readonly rounds: number;
}

const SAMPLES = 10;

/**
 * Runs rounds and looks at the heap between them, with everything collected that nobody holds.
 *
 * @param round one round, with its number.
 * @returns bytes for each round: the median of the slopes between all pairs of samples, which a
 *   single jump does not move.
 */
export async function measureHeapGrowth(
  round: (number: number) => Promise<void>,
  { warmUp, rounds }: HeapGrowthOptions,
): Promise<number> {
  const collect = findCollector();
  const samples: { readonly at: number; readonly bytes: number }[] = [];
  const every = Math.max(1, Math.floor(rounds / (SAMPLES - 1)));
  for (let number = 0; number <= warmUp + rounds; number++) {
    await round(number);
    const at = number - warmUp;
    if (at < 0 || at % every !== 0) continue;
    collect();
    samples.push({ at, bytes: process.memoryUsage().heapUsed });
  }
  const slopes = samples.flatMap((one, index) =>
    samples.slice(index + 1).map((other) => (other.bytes - one.bytes) / (other.at - one.at)),
  );
  return slopes.sort((a, b) => a - b)[Math.floor(slopes.length / 2)] ?? 0;
}

/** The garbage collector, which Node shows only when it is asked to. */
function findCollector(): () => void {
  const { gc } = globalThis;
  if (gc !== undefined) return () => gc();
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}
