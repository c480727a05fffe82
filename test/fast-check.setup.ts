// Steers property tests from outside: FC_SEED repeats a run, FC_NUM_RUNS makes it longer.
import { configureGlobal } from "fast-check";
import { inCi } from "../scripts/in-ci.mjs";

function integer(name: string, least: number): number | undefined {
  const text = process.env[name];
  if (text === undefined || text === "") return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`Cannot read ${name}: it is a whole number from ${least}, was ${text}`);
  }
  return value;
}

const seed = integer("FC_SEED", -(2 ** 31));
const numRuns = integer("FC_NUM_RUNS", 1);

configureGlobal({
  // To find the smallest case may take longer than CI has; the seed that it prints finds it elsewhere.
  endOnFailure: inCi(),
  ...(seed === undefined ? {} : { seed }),
  ...(numRuns === undefined ? {} : { numRuns }),
});
