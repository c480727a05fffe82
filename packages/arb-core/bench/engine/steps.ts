/** How long the engine's steps are: whoever has other things to do waits for one at most. */
import type { Engine, EngineCommand, SourceUpdate } from "arb-core";
import { fillEngine } from "./filled-engine.ts";
import { nameOf } from "./growth.ts";
import { originOf, readUpdate, snapshotText } from "./messages.ts";
import type { Size } from "./parts.ts";
import type { Report } from "./report.ts";
import { quantile } from "./statistics.ts";
import { byClock, byWork, describeLaps, Stopwatch, type Lap } from "./stopwatch.ts";
import { NOW, type World, type WorldOptions } from "./world.ts";

interface Plan extends WorldOptions {
  /** Matches of a large snapshot. */
  readonly snapshot: number;
  readonly rounds: number;
}

const PLANS: Readonly<Record<Size, Plan>> = {
  full: { books: 50, events: 10_000, snapshot: 5000, rounds: 8 },
  small: { books: 10, events: 500, snapshot: 300, rounds: 3 },
  tiny: { books: 3, events: 40, snapshot: 20, rounds: 1 },
};

/** Longer than the policy's `maxAgeMs`. */
const LATER_MS = 60_000;

/** Times every step of the largest commands. */
export function measureSteps(size: Size): Report {
  const { snapshot, rounds, ...options } = PLANS[size];
  const bench = new StepBench(options);
  for (let round = 0; round < rounds; round++) bench.run(snapshot);
  const rows = [...bench.steps].map(([name, laps]) => [name, describeLaps(laps)] as const);
  const all = [...bench.steps.values()].flat();
  return {
    figures: [
      { name: "engine_step_p999_ms", value: quantile(all.map(byClock), 0.999), unit: "ms" },
      { name: "engine_step_p999_cpu_ms", value: quantile(all.map(byWork), 0.999), unit: "ms" },
    ],
    tables: [
      {
        title: `Steps of the engine at ${nameOf(options)}, ms; CPU: without other processes' time`,
        rows: { ...Object.fromEntries(rows), all: describeLaps(all) },
      },
    ],
  };
}

/** An engine that is told large things again and again. */
class StepBench {
  /** By what the engine was told. */
  readonly steps = new Map<string, Lap[]>();
  readonly #engine: Engine;
  readonly #world: World;
  #now = NOW;

  constructor(options: WorldOptions) {
    // One bookmaker more than the engine knows at first.
    const { engine, world } = fillEngine({ ...options, books: options.books + 1 });
    this.#engine = engine;
    this.#world = world;
    engine.removeSource(this.#origin(options.books).source, NOW);
  }

  run(snapshotMatches: number): void {
    const { books, events } = this.#world;
    const newcomer = books - 1;
    const all = Array.from({ length: events }, (_, event) => event);
    const some = all.slice(0, snapshotMatches);
    const told = `snapshot of ${some.length}`;
    this.#snapshot(`${told} new matches`, newcomer, some);
    for (const event of some) this.#world.move(newcomer, event);
    this.#snapshot(`${told}, every price changed`, newcomer, some);
    this.#snapshot(`snapshot of 0 after ${some.length}`, newcomer, []);
    this.#time("source of 0 removed", this.#removal(newcomer));

    this.#now += LATER_MS;
    for (let book = 1; book < newcomer; book++)
      this.#engine.apply(this.#confirmation(book), this.#now);
    this.#time(`expiry of a source of ${events}`, { type: "expire" });
    this.#time("expiry of nothing", { type: "expire" });
    this.#time(`return of a source of ${events}`, this.#confirmation(0));
    this.#time(`source of ${events} removed`, this.#removal(0));
    this.#snapshot(`snapshot of ${events} new matches`, 0, all);

    this.#time("policy: minMargin", { type: "policy", policy: { minMargin: 0.5 } });
    this.#time("policy: pairs", { type: "policy", policy: { pairs: "best" } });
    this.#time("policy: both as before", {
      type: "policy",
      policy: { minMargin: 0, pairs: "all" },
    });
  }

  #snapshot(name: string, book: number, events: readonly number[]): void {
    this.#time(name, readUpdate(snapshotText(this.#world, book, events)));
  }

  #time(name: string, command: EngineCommand): void {
    const laps = this.steps.get(name) ?? [];
    this.steps.set(name, laps);
    const steps = this.#engine.steps(command, this.#now);
    for (;;) {
      const stopwatch = new Stopwatch();
      const { done } = steps.next();
      // After the last step nothing is left to do.
      if (done === true) break;
      laps.push(stopwatch.lap());
    }
  }

  #confirmation(book: number): SourceUpdate {
    return { type: "delta", ...this.#origin(book), upserts: [], removed: [] };
  }

  #removal(book: number): EngineCommand {
    return { type: "remove-source", source: this.#origin(book).source };
  }

  #origin(book: number): Pick<SourceUpdate, "source" | "provider"> {
    return originOf(this.#world, book);
  }
}
