/**
 * What was observed of names, added up over days. What it says follows from the set of the
 * observations alone: neither their order nor how often each is given changes anything, and a
 * ledger can be saved and restored.
 */
import {
  completeProposalOptions,
  judgeAlias,
  type AliasProposal,
  type AliasProposalOptions,
} from "./alias-proposal.ts";
import { sightingKey, type AliasObservations, type AliasSighting } from "./alias-sighting.ts";
import { compareNames, nameKey, type SourceName } from "./source-name.ts";
import { groupBy } from "../group-by.ts";
import { compareText } from "../text.ts";

/** What a ledger is saved as. */
export interface AliasLedgerData {
  readonly version: 1;
  /** Sorted, each with the kick-offs at which it was listed, in order. */
  readonly names: readonly (SourceName & { readonly kickOffs: readonly number[] })[];
  /** Sorted. */
  readonly pairs: readonly {
    /** Where in the list the two names stand, from 0. */
    readonly names: readonly [number, number];
    readonly isRejected: boolean;
    /** The opponent's two names and the kick-off. */
    readonly sightings: readonly (readonly [string, string, number])[];
  }[];
}

/** The last so many matches of a name, and sightings of two, are kept: more than a season's. */
const MAX_MATCHES = 100;

/** A name with the matches that it was listed in. */
interface KnownName {
  name: SourceName;
  readonly kickOffs: Set<number>;
}

/** Two names with what was sighted of them. */
interface KnownPair {
  readonly names: readonly [SourceName, SourceName];
  readonly sightings: Map<string, AliasSighting>;
  isRejected: boolean;
}

/**
 * Observations of names, and what they propose.
 *
 * @example
 * ```ts
 * import { AliasLedger, observeAliases } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const ledger = new AliasLedger();
 * const statusOn = (day: number, opponent: string) => {
 *   const startsAt = Date.UTC(2025, 1, day, 19);
 *   ledger.add(
 *     observeAliases({
 *       ibc: [{ home: opponent, away: "Nijmegen", startsAt, lines: [] }],
 *       sbo: [{ home: opponent, away: "N.E.C.", startsAt, lines: [] }],
 *     }),
 *   );
 *   return ledger.proposals()[0]?.status;
 * };
 * assert.equal(statusOn(1, "Ajax"), "proposed");
 * assert.equal(statusOn(8, "Ajax"), "proposed");
 * assert.equal(statusOn(15, "Feyenoord"), "confirmed");
 * ```
 */
export class AliasLedger {
  readonly #names = new Map<string, KnownName>();
  readonly #pairs = new Map<string, KnownPair>();

  /** Adds observations; what is known already changes nothing. */
  add({ sightings, appearances }: AliasObservations): void {
    for (const { name, startsAt } of appearances) {
      const { kickOffs } = this.#know(name);
      kickOffs.add(startsAt);
      if (kickOffs.size > MAX_MATCHES) kickOffs.delete(Math.min(...kickOffs));
    }
    for (const sighting of sightings) {
      const pair = this.#pair(sighting.names);
      pair.sightings.set(sightingKey(sighting), sighting);
      if (pair.sightings.size > MAX_MATCHES) pair.sightings.delete(oldestOf(pair.sightings));
    }
  }

  /**
   * Notes that two names are two teams, whatever suggests otherwise.
   *
   * @throws RangeError when they are not of two bookmakers, or not of one sport and squad.
   */
  reject(names: readonly [SourceName, SourceName]): void {
    const [one, other] = names;
    const isPair =
      one.source !== other.source && one.sport === other.sport && one.squad === other.squad;
    if (!isPair) {
      throw new RangeError(
        "Cannot reject alias: its names must be of two bookmakers, one sport and one squad, " +
          `was ${nameKey(one)} and ${nameKey(other)}`,
      );
    }
    this.#pair(names).isRejected = true;
  }

  /** Drops all that kicked off before a time, in epoch milliseconds; rejections stay. */
  forget(before: number): void {
    for (const { kickOffs } of this.#names.values()) {
      for (const startsAt of kickOffs) if (startsAt < before) kickOffs.delete(startsAt);
    }
    const used = new Set<string>();
    for (const [key, { names, sightings, isRejected }] of this.#pairs) {
      for (const [sighting, { startsAt }] of sightings) {
        if (startsAt < before) sightings.delete(sighting);
      }
      if (sightings.size === 0 && !isRejected) this.#pairs.delete(key);
      else for (const name of names) used.add(nameKey(name));
    }
    for (const [key, { kickOffs }] of this.#names) {
      if (kickOffs.size === 0 && !used.has(key)) this.#names.delete(key);
    }
  }

  /**
   * What is proposed, sorted by names, with what speaks against it.
   *
   * @throws RangeError when an option is below its least.
   */
  proposals(options: AliasProposalOptions = {}): AliasProposal[] {
    const rules = completeProposalOptions(options);
    const kickOffs = new Map(
      [...this.#names].map(([key, known]) => [key, [...known.kickOffs].sort(compareNumbers)]),
    );
    const kickOffsOf = (name: SourceName): readonly number[] => kickOffs.get(nameKey(name)) ?? [];
    const sources = new Set([...this.#names.values()].map(({ name }) => name.source));
    const pairs = sortByKey(this.#pairs).filter(({ sightings }) => sightings.size > 0);
    const rivals = groupRivals(pairs);
    return pairs.map((pair) => {
      const [one, other] = pair.names;
      return judgeAlias(
        {
          names: [this.#know(one).name, this.#know(other).name],
          sightings: [...pair.sightings.values()],
          rivalSightings: countRival(pair, rivals),
          isRejected: pair.isRejected,
          kickOffs: [kickOffsOf(one), kickOffsOf(other)],
          doubles:
            one.base === other.base
              ? []
              : Array.from(sources, (source) => [
                  kickOffsOf({ ...one, source }),
                  kickOffsOf({ ...other, source }),
                ]),
        },
        rules,
      );
    });
  }

  /** Everything in it, in a fixed order: equal ledgers give equal JSON. */
  toJSON(): AliasLedgerData {
    const names = sortByKey(this.#names);
    const places = new Map(names.map(({ name }, place) => [nameKey(name), place]));
    const placeOf = (name: SourceName): number => places.get(nameKey(name)) ?? -1;
    return {
      version: 1,
      names: names.map(({ name, kickOffs }) => ({
        ...name,
        kickOffs: [...kickOffs].sort(compareNumbers),
      })),
      pairs: sortByKey(this.#pairs).map(({ names: [one, other], isRejected, sightings }) => ({
        names: [placeOf(one), placeOf(other)],
        isRejected,
        sightings: sortByKey(sightings).map(({ opponents, startsAt }) => [...opponents, startsAt]),
      })),
    };
  }

  #know({ source, sport, squad, base, text }: SourceName): KnownName {
    const key = nameKey({ source, sport, squad, base, text });
    let known = this.#names.get(key);
    if (known === undefined) {
      known = { name: { source, sport, squad, base, text }, kickOffs: new Set() };
      this.#names.set(key, known);
    }
    // Of several spellings that are one once normalized, always the same one is shown.
    if (compareText(text, known.name.text) < 0) known.name = { ...known.name, text };
    return known;
  }

  #pair(names: readonly [SourceName, SourceName]): KnownPair {
    const [one, other] = compareNames(...names) <= 0 ? names : [names[1], names[0]];
    const key = `${nameKey(one)}\n${nameKey(other)}`;
    let pair = this.#pairs.get(key);
    if (pair === undefined) {
      pair = { names: [one, other], sightings: new Map(), isRejected: false };
      this.#pairs.set(key, pair);
    }
    this.#know(one);
    this.#know(other);
    return pair;
  }
}

/** By a name and another bookmaker: its pairs with that one's names, the most sighted first. */
type Rivals = ReadonlyMap<string, readonly KnownPair[]>;

function groupRivals(pairs: readonly KnownPair[]): Rivals {
  const contending = pairs.filter(({ isRejected }) => !isRejected);
  const sides = contending.flatMap((pair) => rivalKeysOf(pair).map((key) => ({ key, pair })));
  return new Map(
    [...groupBy(sides, ({ key }) => key)].map(([key, group]) => [
      key,
      group.map(({ pair }) => pair).sort((a, b) => b.sightings.size - a.sightings.size),
    ]),
  );
}

/** How often the strongest other pair with one of the two names was sighted. */
function countRival(pair: KnownPair, rivals: Rivals): number {
  const strongest = rivalKeysOf(pair).map(
    (key) => rivals.get(key)?.find((other) => other !== pair)?.sightings.size ?? 0,
  );
  return Math.max(...strongest);
}

function rivalKeysOf({ names: [one, other] }: KnownPair): [string, string] {
  return [`${nameKey(one)}\n${other.source}`, `${nameKey(other)}\n${one.source}`];
}

function oldestOf(sightings: ReadonlyMap<string, AliasSighting>): string {
  const [oldest] = [...sightings].sort(
    ([a, { startsAt: x }], [b, { startsAt: y }]) => x - y || compareText(a, b),
  );
  return oldest?.[0] ?? "";
}

function sortByKey<T>(entries: ReadonlyMap<string, T>): T[] {
  return [...entries].sort(([a], [b]) => compareText(a, b)).map(([, value]) => value);
}

function compareNumbers(a: number, b: number): number {
  return a - b;
}
