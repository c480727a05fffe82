/** What a price costs in memory, everything that an engine keeps for it included. */
import { createEngine } from "arb-core";
import { nameOf } from "./growth.ts";
import { fill } from "./messages.ts";
import type { Size } from "./parts.ts";
import type { Report } from "./report.ts";
import { formatNumber } from "./statistics.ts";
import { PRICES, World, type WorldOptions } from "./world.ts";

const WORLDS: Readonly<Record<Size, WorldOptions>> = {
  full: { books: 50, events: 10_000 },
  small: { books: 10, events: 500 },
  tiny: { books: 3, events: 40 },
};

/**
 * Measures an engine that took JSON texts which are gone, with its registry, against the same
 * process without it.
 */
export function measureMemory(size: Size): Report {
  const options = WORLDS[size];
  const world = new World(options);
  const before = usedBytes();
  const registry = world.registry();
  const registryBytes = usedBytes() - before;
  const engine = createEngine({ registry });
  fill(engine, world);
  const bytes = usedBytes() - before;
  const listings = engine.listingCount;
  const perQuote = bytes / (PRICES * listings);
  return {
    figures: [{ name: "bytes_per_quote", value: perQuote, unit: "bytes" }],
    tables: [
      {
        title: "Memory of an engine, registry and open opportunities included",
        rows: {
          [nameOf(options)]: {
            prices: PRICES * listings,
            MB: formatNumber(bytes / 1e6),
            "MB of the registry": formatNumber(registryBytes / 1e6),
            "bytes a listing": formatNumber(bytes / listings),
            "bytes a price": formatNumber(perQuote),
          },
        },
      },
    ],
  };
}

/** What is in use on the heap and beside it, once everything is gone that can be. */
function usedBytes(): number {
  if (globalThis.gc === undefined)
    throw new Error("Cannot measure memory: --expose-gc must be set");
  for (let round = 0; round < 4; round++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
