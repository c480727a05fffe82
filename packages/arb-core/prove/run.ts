/**
 * The proof that the engine equals its specification, `npm run prove`. Random sequences of
 * everything that an engine can be told are played, and the engine is compared with the batch
 * functions on the way. A failure prints its seed and the shortest sequence found that fails.
 */
import { parseArgs } from "node:util";
import { FLOORS_PER_MILLION } from "./floors.ts";
import { prove } from "./prove.ts";
import { describeFailure, shrinkFailure } from "./shrink.ts";
import { Tally } from "./tally.ts";

const { values } = parseArgs({
  options: {
    sequences: { type: "string", default: "1000" },
    commands: { type: "string", default: "2000" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 1_000_000)) },
  },
});

function wholeNumber(name: "sequences" | "commands" | "seed"): number {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new RangeError(`Cannot prove: --${name} must be a whole number, was ${values[name]}`);
}

const size = {
  sequences: wholeNumber("sequences"),
  commands: wholeNumber("commands"),
  seed: wholeNumber("seed"),
};
const tally = new Tally();
const started = performance.now();
console.log(`${size.sequences} sequences of ${size.commands} commands, seed ${size.seed}`);
const failed = prove(size, tally, (count) => {
  if (count % Math.max(1, Math.round(size.sequences / 20)) > 0) return;
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `${count} sequences, ${tally.get("commands")} commands, ` +
      `${tally.get("checkpoints")} checkpoints, ${seconds} s`,
  );
});

if (failed === undefined) {
  console.table(Object.fromEntries(tally.entries()));
  const rare = tally.rarerThan(FLOORS_PER_MILLION, tally.get("commands") / 1_000_000);
  if (rare.length > 0) {
    console.error(`The proof is vacuous: too rarely met\n${rare.join("\n")}`);
    process.exitCode = 1;
  }
} else {
  console.error(`\nSeed ${failed.sequence.seed} fails at step ${failed.failure.step}:`);
  console.error(`${failed.failure.message}\nShrinking ...`);
  console.error(describeFailure(shrinkFailure(failed)));
  process.exitCode = 1;
}
