/** The engine's benchmark: its worlds are as it says, its arithmetic is right, and all of it runs. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createEngine } from "arb-core";
import { describe, expect, test } from "vitest";
import { fill, makeMessages, readUpdate } from "../bench/engine/messages.ts";
import { PriceMap } from "../bench/engine/price-map.ts";
import { formatFigures } from "../bench/engine/report.ts";
import { measureInTurns } from "../bench/engine/rounds.ts";
import { formatNumber, quantile, ratios, spreadOf } from "../bench/engine/statistics.ts";
import { Stopwatch } from "../bench/engine/stopwatch.ts";
import { teamName, WAYS } from "../bench/engine/team-names.ts";
import { CALM, NOW, WILD, World } from "../bench/engine/world.ts";

describe("statistics", () => {
  test("spreadOf() has the median and the quartiles", () => {
    expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ median: 3, low: 2, high: 4 });
    expect(spreadOf([7])).toEqual({ median: 7, low: 7, high: 7 });
  });

  test("quantile() of a high share is the greatest of few", () => {
    const values = Array.from({ length: 2000 }, (_, index) => index + 1);
    expect(quantile(values, 0.999)).toBe(1998);
    expect(quantile([3, 1, 2], 0.999)).toBe(3);
    expect(quantile([], 0.5)).toBeNaN();
  });

  test("ratios() are those of each round", () => {
    expect(ratios([2, 9], [1, 3])).toEqual([2, 3]);
  });

  test("formatNumber() keeps three digits", () => {
    expect([0.012345, 1.2345, 12.345, 12345.6].map(formatNumber)).toEqual([
      "0.0123",
      "1.23",
      "12.3",
      "12,346",
    ]);
  });

  test("formatFigures() has one object a line", () => {
    expect(formatFigures([{ name: "a", value: 1.5, unit: "ratio" }])).toEqual([
      '{"name":"a","value":1.5,"unit":"ratio"}',
    ]);
  });
});

test("measureInTurns() leaves out the first rounds and changes the order", () => {
  const order: string[] = [];
  let value = 0;
  const measure = (name: "a" | "b") => () => {
    order.push(name);
    return { [name]: value++ };
  };
  const values = measureInTurns(["a", "b"], [measure("a"), measure("b")], 4);
  expect(order.join("")).toBe("abbaabbaab");
  expect(values).toEqual({ a: [3, 4, 7, 8], b: [2, 5, 6, 9] });
});

test("Stopwatch never says more work than time", () => {
  const stopwatch = new Stopwatch();
  for (let lap = 0; lap < 100; lap++) {
    const { ms, busyMs } = stopwatch.lap();
    expect(busyMs).toBeGreaterThanOrEqual(0);
    expect(busyMs).toBeLessThanOrEqual(ms);
  }
});

describe("the world", () => {
  test("has as many names as teams, in all ways", () => {
    const names = Array.from({ length: 20_000 }, (_, team) =>
      Array.from({ length: WAYS }, (_, way) => teamName(team, way)),
    ).flat();
    expect(new Set(names).size).toBe(20_000 * WAYS);
  });

  test("is the same from the same seed", () => {
    const [one, two] = [1, 1].map((seed) => new World({ books: 3, events: 20, seed }));
    expect(makeMessages(one!, 3)).toEqual(makeMessages(two!, 3));
  });

  test("moves every price, and only a little", () => {
    const world = new World({ books: 2, events: 50 });
    const prices = (event: number): number[] =>
      world.listing(1, event).lines.flatMap(({ odds }) => [...odds]);
    for (let event = 0; event < world.events; event++) {
      const before = prices(event);
      world.move(1, event);
      for (const [at, price] of prices(event).entries()) {
        expect(price).not.toBe(before[at]);
        expect(Math.abs(price / before[at]! - 1)).toBeLessThan(0.1);
      }
    }
  });

  test("its listings are about 250 bytes", () => {
    const world = new World({ books: 6, events: 100 });
    for (let book = 0; book < world.books; book++) {
      const bytes = JSON.stringify(world.listing(book, 7)).length;
      expect(bytes).toBeGreaterThan(200);
      expect(bytes).toBeLessThan(300);
    }
  });

  test.each([
    [3, CALM, 0, 0.05],
    [3, WILD, 0.2, 0.4],
    [8, WILD, 0.2, 0.4],
  ])("of %i bookmakers holds as many sure bets as asked", (books, sureShare, least, most) => {
    const world = new World({ books, events: 300, sureShare });
    for (const options of [{}, { registry: world.registry() }]) {
      const engine = createEngine(options);
      fill(engine, world);
      const matched = engine.events().reduce((sum, { members }) => sum + members.length, 0);
      expect(matched).toBe(books * world.events);
      const share = new Set(engine.opportunities().map(({ eventId }) => eventId)).size / 300;
      expect(share).toBeGreaterThanOrEqual(least);
      expect(share).toBeLessThan(most);
    }
  });

  test("messages change what they say, and nothing else", () => {
    const world = new World({ books: 3, events: 100 });
    const prices = new PriceMap(world);
    const engine = createEngine();
    fill(engine, world);
    for (const [changedShare, changed] of [
      [0, 0],
      [0.1, 5],
      [1, 50],
    ] as const) {
      for (const message of makeMessages(world, 3, { matches: 50, changedShare })) {
        expect(message.matches).toBe(50);
        expect(prices.apply(readUpdate(message.text))).toBe(changed);
        engine.apply(readUpdate(message.text), NOW);
      }
    }
    const listed = engine.listings().map(({ provider, id, lines }) => {
      return [provider, id, lines.flatMap(({ odds }) => odds)] as const;
    });
    const expected = Array.from({ length: world.books }, (_, book) =>
      Array.from({ length: world.events }, (_, event) => {
        const { id, lines } = world.listing(book, event);
        return [world.provider(book), id, lines.flatMap(({ odds }) => odds)] as const;
      }),
    ).flat();
    expect(new Set(listed.map(String))).toEqual(new Set(expected.map(String)));
  });
});

test("npm run bench:engine -- --size tiny --json prints every figure", async () => {
  const entry = fileURLToPath(new URL("../bench/engine/run.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=arb-source", "--import", "tsx", entry, "--size", "tiny", "--json"],
    { encoding: "utf8" },
  );
  const figures = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { name: string; value: number; unit: string });
  expect(figures.map(({ name }) => name).sort()).toEqual([
    "bytes_per_quote",
    "engine_growth_over_map",
    "engine_growth_ratio",
    "engine_step_p999_cpu_ms",
    "engine_step_p999_ms",
    "engine_us_per_changed_match",
    "map_growth_ratio",
    "naive_over_engine_10x2000",
    "naive_over_engine_50x10000",
    "naive_search_over_engine_10x2000",
    "naive_search_over_engine_50x10000",
  ]);
  for (const { value } of figures) expect(value).toBeGreaterThan(0);
}, 240_000);
