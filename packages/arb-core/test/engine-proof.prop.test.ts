/**
 * A short run of the proof that the engine equals its specification; `npm run prove` is the long
 * one. A failure names its seed, and the shortest sequence found that fails.
 */
import { expect, test } from "vitest";
import { FLOORS_PER_MILLION } from "../prove/floors.ts";
import { prove } from "../prove/prove.ts";
import { describeFailure, shrinkFailure } from "../prove/shrink.ts";
import { Tally } from "../prove/tally.ts";
import { runs } from "../../../test/runs.ts";

/** Long enough for matches to start and end, and for workers to come and go many times. */
const COMMANDS = 500;

test("told anything, whole or in steps, restarted or not, the engine equals the batch functions", () => {
  const tally = new Tally();
  const seed = Number(process.env["FC_SEED"] ?? Math.floor(Math.random() * 1_000_000));
  const failing = prove({ sequences: runs(60), commands: COMMANDS, seed }, tally);
  if (failing !== undefined) throw new Error(describeFailure(shrinkFailure(failing, 30_000)));
  expect(tally.rarerThan(FLOORS_PER_MILLION, tally.get("commands") / 1_000_000)).toEqual([]);
}, 300_000);
