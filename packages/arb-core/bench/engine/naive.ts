/**
 * What it costs to compute everything anew with the batch functions at each message. They give the
 * same answer, and it is checked that they do.
 */
import {
  calculateArbitrage,
  matchEvents,
  type EventListing,
  type Opportunity,
  type SourceUpdate,
  type TeamRegistry,
} from "arb-core";
import { fillEngine } from "./filled-engine.ts";
import { nameOf } from "./growth.ts";
import { makeMessages, readUpdate, USUAL } from "./messages.ts";
import type { Size } from "./parts.ts";
import type { Report } from "./report.ts";
import { formatNumber, formatSpread, ratios, spreadOf } from "./statistics.ts";
import { timeMatches, timeOnce } from "./timing.ts";
import { NOW, type World, type WorldOptions } from "./world.ts";

interface Plan extends WorldOptions {
  readonly rounds: number;
}

const TEN_BOOKS: Readonly<Record<Size, Plan>> = {
  full: { books: 10, events: 2000, rounds: 7 },
  small: { books: 5, events: 200, rounds: 3 },
  tiny: { books: 3, events: 40, rounds: 1 },
};
/** A round takes a minute or so and some gigabytes. */
const FIFTY_BOOKS: Readonly<Record<Size, Plan>> = {
  full: { books: 50, events: 10_000, rounds: 2 },
  small: { books: 10, events: 500, rounds: 2 },
  tiny: { books: 4, events: 40, rounds: 1 },
};
const ENGINE_MESSAGES = 40;

/** Measures 10 bookmakers with 2,000 matches each. */
export function measureNaive(size: Size): Report {
  return compare("10x2000", TEN_BOOKS[size]);
}

/** Measures 50 bookmakers with 10,000 matches each. */
export function measureNaiveLarge(size: Size): Report {
  return compare("50x10000", FIFTY_BOOKS[size]);
}

function compare(key: string, { rounds, ...options }: Plan): Report {
  const { world, engine } = fillEngine(options);
  const odds = new PlainOdds(world);
  const registry = world.registry();
  recompute(odds, registry);
  const us = { naive: [] as number[], search: [] as number[], engine: [] as number[] };
  // The first round warms the compiler and does not count.
  for (let round = 0; round <= rounds; round++) {
    const messages = makeMessages(world, ENGINE_MESSAGES);
    for (const { text } of messages) odds.apply(readUpdate(text));
    const perMatch = timeMatches(messages, (update) => engine.apply(update, NOW));
    const { found, ...ms } = recompute(odds, registry);
    checkSame(found, engine.opportunities());
    if (round === 0) continue;
    us.engine.push(perMatch * Math.min(USUAL.matches, world.events));
    us.naive.push(1000 * (ms.match + ms.search));
    us.search.push(1000 * ms.search);
  }
  const naive = spreadOf(ratios(us.naive, us.engine));
  const search = spreadOf(ratios(us.search, us.engine));
  return {
    figures: [
      { name: `naive_over_engine_${key}`, value: naive.median, unit: "ratio" },
      { name: `naive_search_over_engine_${key}`, value: search.median, unit: "ratio" },
    ],
    tables: [
      {
        title: `us for a message, ${nameOf(options)}, ${engine.opportunityCount} open`,
        rows: {
          "matchEvents and calculateArbitrage": row(us.naive, formatSpread(naive)),
          "calculateArbitrage alone, matched before": row(us.search, formatSpread(search)),
          "engine.apply": row(us.engine, formatNumber(1)),
        },
      },
    ],
  };
}

function row(us: readonly number[], ratio: string): Record<string, string> {
  return { us: formatSpread(spreadOf(us)), "over the engine": ratio };
}

/** The odds in force, kept the plain way. */
class PlainOdds {
  readonly byProvider = new Map<string, Map<string, EventListing>>();

  constructor(world: World) {
    for (let book = 0; book < world.books; book++) {
      const listings = new Map<string, EventListing>();
      for (let event = 0; event < world.events; event++) {
        const listing = world.listing(book, event);
        listings.set(listing.id, listing);
      }
      this.byProvider.set(world.provider(book), listings);
    }
  }

  /** Takes a delta in which every match is named with all its markets. */
  apply(update: SourceUpdate): void {
    if (update.type !== "delta") throw new TypeError("Cannot apply update: it must be a delta");
    const listings = this.byProvider.get(update.provider);
    for (const { markets: _, ...listing } of update.upserts) listings?.set(listing.id, listing);
  }
}

interface Recomputed {
  readonly found: readonly Opportunity[];
  /** Milliseconds. */
  readonly match: number;
  readonly search: number;
}

/** The registry remembers the names from the last time. */
function recompute({ byProvider }: PlainOdds, registry: TeamRegistry): Recomputed {
  let events: ReturnType<typeof matchEvents> = [];
  let found: readonly Opportunity[] = [];
  const match = timeOnce(() => {
    const odds = [...byProvider].map(([name, listings]) => [name, [...listings.values()]] as const);
    events = matchEvents(Object.fromEntries(odds), { registry });
  });
  const search = timeOnce(() => (found = calculateArbitrage(events, {}, NOW)));
  return { found, match, search };
}

function checkSame(batch: readonly Opportunity[], engine: readonly Opportunity[]): void {
  const ids = (found: readonly Opportunity[]): string => found.map(({ id }) => id).join("\n");
  if (ids(batch) === ids(engine)) return;
  throw new Error(
    `Cannot compare: both must find the same, were ${batch.length} and ${engine.length} opportunities`,
  );
}
