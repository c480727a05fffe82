/**
 * What bookmakers send, as JSON text: as in real life, two messages share no string and no object.
 */
import type { Engine, EngineChanges, SourceUpdate } from "arb-core";
import { NOW, type World } from "./world.ts";

/** How messages are made. */
export interface MessageOptions {
  /** Matches of a message. */
  readonly matches: number;
  /** The share of them whose prices move. */
  readonly changedShare: number;
}

/** A message as the field's workers send it: 50 matches, and all their prices have moved. */
export const USUAL: MessageOptions = { matches: 50, changedShare: 1 };

/** A message's text, and how many matches it names. */
export interface Message {
  readonly text: string;
  readonly matches: number;
}

/** Messages of bookmakers and matches at random, to be sent in this order. */
export function makeMessages(world: World, count: number, options = USUAL): Message[] {
  return Array.from({ length: count }, () => {
    const book = world.pickBook();
    const events = world.pickEvents(options.matches);
    const changed = Math.round(options.changedShare * events.length);
    for (const event of events.slice(0, changed)) world.move(book, event);
    const update: SourceUpdate = {
      type: "delta",
      ...originOf(world, book),
      upserts: events.map((event) => world.patch(book, event)),
      removed: [],
    };
    return { text: JSON.stringify(update), matches: events.length };
  });
}

/** Everything that a bookmaker lists of some matches, as a snapshot. */
export function snapshotText(world: World, book: number, events: readonly number[]): string {
  const update: SourceUpdate = {
    type: "snapshot",
    ...originOf(world, book),
    listings: events.map((event) => world.listing(book, event)),
  };
  return JSON.stringify(update);
}

/** Reads a message's text. */
export function readUpdate(text: string): SourceUpdate {
  return JSON.parse(text) as SourceUpdate;
}

/** Matches of a message while an engine is filled. */
const LOAD_MATCHES = 300;

/** Tells an engine what all bookmakers list, in deltas. */
export function fill(engine: Engine, world: World): void {
  for (let book = 0; book < world.books; book++) {
    for (let from = 0; from < world.events; from += LOAD_MATCHES) {
      engine.apply(readUpdate(loadText(world, book, from)), NOW);
    }
  }
}

function loadText(world: World, book: number, from: number): string {
  const count = Math.min(LOAD_MATCHES, world.events - from);
  const update: SourceUpdate = {
    type: "delta",
    ...originOf(world, book),
    upserts: Array.from({ length: count }, (_, index) => world.patch(book, from + index)),
    removed: [],
  };
  return JSON.stringify(update);
}

/** The session of a bookmaker's worker. */
export function originOf(world: World, book: number): Pick<SourceUpdate, "source" | "provider"> {
  return { source: `worker-${book}`, provider: world.provider(book) };
}

/** How many opportunities changes speak of. */
export function countChanges({ opened, updated, closed }: EngineChanges): number {
  return opened.length + updated.length + closed.length;
}
