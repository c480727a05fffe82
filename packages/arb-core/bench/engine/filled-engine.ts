/** An engine that knows a world. */
import { createEngine, type Engine } from "arb-core";
import { fill } from "./messages.ts";
import { World, type WorldOptions } from "./world.ts";

/** A world, an engine that was told all of it, and how much of it the engine matched. */
export interface FilledEngine {
  readonly world: World;
  readonly engine: Engine;
}

/** Makes a world and an engine that knows it; every second team is in its registry. */
export function fillEngine(options: WorldOptions): FilledEngine {
  const world = new World(options);
  const engine = createEngine({ registry: world.registry() });
  fill(engine, world);
  checkMatched(engine, world);
  return { world, engine };
}

/** Nearly all that is listed must be matched: else the engine would have less to do. */
const LEAST_MATCHED = 0.97;

function checkMatched(engine: Engine, { books, events }: World): void {
  const matched = engine.events().reduce((sum, { members }) => sum + members.length, 0);
  if (matched >= LEAST_MATCHED * books * events) return;
  throw new Error(`Cannot measure: ${matched} of ${books * events} listings are matched`);
}
