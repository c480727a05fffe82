/**
 * What names were resolved to, kept for as long as they are used. It holds two generations: when
 * the young one is full it becomes the old one, and what is asked for again moves back. So it is
 * bounded whatever junk comes, and the names of every day stay.
 */
import { MAX_NAME_LENGTH } from "../text.ts";

/** What a resolution depends on besides the name. */
export interface ResolutionKey {
  readonly source: string | undefined;
  readonly sport: string | undefined;
  readonly country: string | undefined;
  readonly competition: string | undefined;
}

interface Entry<T> extends ResolutionKey {
  readonly value: T;
}

/** By competition, by name; what is left is a handful of bookmakers. */
type Generation<T> = Map<string | undefined, Map<string, Entry<T>[]>>;

/**
 * Resolutions in one generation. A day of 15 bookmakers has some 10,000 pairs of a name and a
 * competition.
 */
const GENERATION_SIZE = 16_384;
/** Of one name in one competition. They are searched one by one. */
const MAX_ENTRIES = 64;

/** A bounded cache by name and scope. */
export class ResolutionCache<T> {
  #young: Generation<T> = new Map();
  #old: Generation<T> = new Map();
  #count = 0;

  get(name: string, key: ResolutionKey): T | undefined {
    const young = findEntry(this.#young, name, key);
    if (young !== undefined) return young.value;
    const old = findEntry(this.#old, name, key);
    if (old !== undefined) this.#keep(name, old);
    return old?.value;
  }

  /** Keeps a value, unless its key is longer than any real one. */
  set(name: string, key: ResolutionKey, value: T): void {
    const { source, sport, country, competition } = key;
    for (const text of [name, source, sport, country, competition]) {
      if (text !== undefined && text.length > MAX_NAME_LENGTH) return;
    }
    this.#keep(name, { source, sport, country, competition, value });
  }

  #keep(name: string, entry: Entry<T>): void {
    if (this.#count >= GENERATION_SIZE) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#count = 0;
    }
    let names = this.#young.get(entry.competition);
    if (names === undefined) {
      names = new Map();
      this.#young.set(entry.competition, names);
    }
    const entries = names.get(name);
    if (entries === undefined || entries.length >= MAX_ENTRIES) names.set(name, [entry]);
    else entries.push(entry);
    this.#count += 1;
  }
}

function findEntry<T>(
  generation: Generation<T>,
  name: string,
  { source, sport, country, competition }: ResolutionKey,
): Entry<T> | undefined {
  const entries = generation.get(competition)?.get(name);
  if (entries === undefined) return undefined;
  for (const entry of entries) {
    if (entry.source === source && entry.country === country && entry.sport === sport) {
      return entry;
    }
  }
  return undefined;
}
