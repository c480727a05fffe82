/** How long it takes to find out who a name stands for, in a registry of thousands of teams. */
import { createTeamRegistry, parseTeamName, type TeamRegistry } from "arb-core";
import { cpuUsage } from "node:process";
import type { Peer } from "./peers.ts";

/** Microseconds of processor time for a name: other programs on the machine do not count. */
export interface LookupTimes {
  /** Of a name of the registry, asked for again and again. */
  readonly known: number;
  /** Of a name of the registry, asked for the first time. */
  readonly knownFirst: number;
  /** Of a name that no team has, asked for once. */
  readonly novel: number;
}

const ROUNDS = 7;
const REPEATS = 20;
/** Peers compare a name with all others, so that a few names show what one costs. */
const PEER_NAMES = 20;
/** Of no word that any team has: after it, what is made at the first question is there. */
const FIRST_QUESTION = "Qqxxzz";

/**
 * Names of other feeds that are none of the index: once normalized, no team goes by them, and no
 * two of them are the same.
 */
export function findNovelNames(index: readonly string[], names: Iterable<string>): string[] {
  const known = new Set(index.map((name) => parseTeamName(name).base));
  const novel = new Map<string, string>();
  for (const name of names) {
    const { base } = parseTeamName(name);
    if (base !== "" && !known.has(base) && !novel.has(base)) novel.set(base, name);
  }
  return [...novel.values()];
}

/** The names that a registry takes: with letters, and no word of two scripts. */
export function keepRegistrable(index: readonly string[]): string[] {
  return index.filter((name) => {
    const { base, isMixedScript } = parseTeamName(name);
    return base !== "" && !isMixedScript;
  });
}

/** A registry with one team for each name. */
export function createNameRegistry(index: readonly string[]): TeamRegistry {
  return createTeamRegistry(index.map((name, at) => ({ id: `team-${at}`, name })));
}

/**
 * Times `resolve`. Every round has a registry of its own, so that nothing is remembered of the
 * names; making its index is not in the times, and the first round warms the compiler.
 */
export function timeRegistry(index: readonly string[], novel: readonly string[]): LookupTimes {
  const rounds = Array.from({ length: ROUNDS + 1 }, (): LookupTimes => {
    const registry = createNameRegistry(index);
    registry.resolve(FIRST_QUESTION);
    const ask = (name: string): unknown => registry.resolve(name);
    return {
      novel: timeEach(novel, ask),
      knownFirst: timeEach(index, ask),
      known: timeEach(Array.from({ length: REPEATS }, () => index).flat(), ask),
    };
  }).slice(1);
  return {
    known: median(rounds.map(({ known }) => known)),
    knownFirst: median(rounds.map(({ knownFirst }) => knownFirst)),
    novel: median(rounds.map(({ novel: time }) => time)),
  };
}

/** Times a peer's comparison with all names of the index: a known name takes it no less. */
export function timePeer(
  peer: Peer,
  index: readonly string[],
  novel: readonly string[],
): Pick<LookupTimes, "known" | "novel"> {
  const scoresOf = peer.prepare(index);
  timeEach(spread(novel, 3), scoresOf);
  return {
    known: timeEach(spread(index, PEER_NAMES), scoresOf),
    novel: timeEach(spread(novel, PEER_NAMES), scoresOf),
  };
}

function timeEach(names: readonly string[], ask: (name: string) => unknown): number {
  const start = cpuUsage();
  for (const name of names) sink = ask(name);
  const { user, system } = cpuUsage(start);
  return (user + system) / names.length;
}

/** So many values from everywhere in the list. */
function spread<T>(values: readonly T[], count: number): T[] {
  const step = Math.max(values.length / count, 1);
  return values.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

/** The middle value; of an even number the upper one. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Results go here, so that no compiler may leave the call out. */
export let sink: unknown;
