/** How the cost of a changed match grows with the book, beside that of a bare Map. */
import type { SourceUpdate } from "arb-core";
import { fillEngine } from "./filled-engine.ts";
import { makeMessages } from "./messages.ts";
import type { Size } from "./parts.ts";
import { PriceMap } from "./price-map.ts";
import type { Report } from "./report.ts";
import { measureInTurns } from "./rounds.ts";
import { formatSpread, ratios, spreadOf } from "./statistics.ts";
import { timeMatches, timeParsing } from "./timing.ts";
import { NOW, type WorldOptions } from "./world.ts";

interface Plan {
  readonly small: WorldOptions;
  readonly large: WorldOptions;
  readonly rounds: number;
  /** Messages of one measurement. */
  readonly messages: number;
}

const PLANS: Readonly<Record<Size, Plan>> = {
  full: {
    small: { books: 3, events: 300 },
    large: { books: 50, events: 10_000 },
    rounds: 400,
    messages: 4,
  },
  small: {
    small: { books: 3, events: 100 },
    large: { books: 10, events: 1000 },
    rounds: 100,
    messages: 4,
  },
  tiny: {
    small: { books: 2, events: 20 },
    large: { books: 3, events: 60 },
    rounds: 3,
    messages: 2,
  },
};

/** Measures both sizes, engine and Map, in turns. */
export function measureGrowth(size: Size): Report {
  const plan = PLANS[size];
  const small = createContest(plan.small, plan.messages);
  const large = createContest(plan.large, plan.messages);
  const us = measureInTurns(
    ["engineSmall", "mapSmall", "engineLarge", "mapLarge", "parse"],
    [
      () => ({ engineSmall: small.engine() }),
      () => ({ mapSmall: small.map() }),
      () => ({ engineLarge: large.engine() }),
      () => ({ mapLarge: large.map() }),
      () => ({ parse: large.parse() }),
    ],
    plan.rounds,
  );
  const engineGrowth = ratios(us.engineLarge, us.engineSmall);
  const mapGrowth = ratios(us.mapLarge, us.mapSmall);
  const overMap = ratios(engineGrowth, mapGrowth);
  const row = (
    of: readonly number[],
    to: readonly number[],
    growth: readonly number[],
  ): Record<string, string> => ({
    [nameOf(plan.small)]: formatSpread(spreadOf(of)),
    [nameOf(plan.large)]: formatSpread(spreadOf(to)),
    growth: formatSpread(spreadOf(growth)),
  });
  return {
    figures: [
      { name: "engine_growth_ratio", value: spreadOf(engineGrowth).median, unit: "ratio" },
      { name: "map_growth_ratio", value: spreadOf(mapGrowth).median, unit: "ratio" },
      { name: "engine_growth_over_map", value: spreadOf(overMap).median, unit: "ratio" },
      { name: "engine_us_per_changed_match", value: spreadOf(us.engineLarge).median, unit: "us" },
    ],
    tables: [
      {
        title: "us for each changed match (bookmakers x matches), median and quartiles of rounds",
        rows: {
          "engine.apply": row(us.engineSmall, us.engineLarge, engineGrowth),
          "Map look-up, compare, write": row(us.mapSmall, us.mapLarge, mapGrowth),
          "growth over the Map's": { growth: formatSpread(spreadOf(overMap)) },
          "JSON.parse of the message": { [nameOf(plan.large)]: formatSpread(spreadOf(us.parse)) },
        },
      },
    ],
  };
}

/** One size of world: an engine and a Map that take the same messages. */
interface Contest {
  readonly engine: () => number;
  readonly map: () => number;
  readonly parse: () => number;
}

function createContest(options: WorldOptions, count: number): Contest {
  const { world, engine } = fillEngine(options);
  const prices = new PriceMap(world);
  const apply = (update: SourceUpdate): unknown => engine.apply(update, NOW);
  const next = () => makeMessages(world, count);
  // Each measurement has messages of its own: what a message changes is a change to its taker, and
  // to the other one it is only further away.
  return {
    engine: () => timeMatches(next(), apply),
    map: () => timeMatches(next(), (update) => prices.apply(update)),
    parse: () => timeParsing(next()),
  };
}

/** `50 x 10,000`. */
export function nameOf({ books, events }: WorldOptions): string {
  return `${books} x ${events.toLocaleString("en")}`;
}
