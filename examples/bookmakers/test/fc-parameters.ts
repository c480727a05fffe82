import type { Parameters } from "fast-check";

/** Property settings that `FC_SEED` and `FC_NUM_RUNS` steer. */
export function fcParameters<T>(numRuns: number): Parameters<T> {
  const { FC_SEED: seed, FC_NUM_RUNS: runs } = process.env;
  return {
    numRuns: runs === undefined ? numRuns : Number(runs),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  };
}
