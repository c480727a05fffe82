/** Libraries that people match names with, each behind the same interface. */
import { foldText } from "arb-core";
import { distance } from "fastest-levenshtein";
import Fuse from "fuse.js";
import { token_set_ratio as tokenSetRatio } from "fuzzball";
import type { NameMethod, RankedTeam } from "./name-accuracy.ts";

/** Compares names. */
export interface Peer {
  readonly name: string;
  /** Takes names to compare others with; the answer has a score from 0 to 1 for each of them. */
  readonly prepare: (names: readonly string[]) => (query: string) => Float64Array;
}

/**
 * The peers. All get names that are folded to plain lower-case letters, which is more than they do
 * by themselves and to their advantage.
 */
export const PEERS: readonly Peer[] = [
  {
    name: "fuse.js",
    prepare: (names) => {
      const fuse = new Fuse(names.map(foldText), { includeScore: true });
      return (query) => {
        const scores = new Float64Array(names.length);
        for (const { refIndex, score = 1 } of fuse.search(foldText(query))) {
          scores[refIndex] = 1 - score;
        }
        return scores;
      };
    },
  },
  {
    name: "fuzzball",
    prepare: (names) => {
      // The text is clean already, and this step would strip letters that are not ASCII.
      const options = { full_process: false };
      return compareEach(names, (a, b) => tokenSetRatio(a, b, options) / 100);
    },
  },
  {
    name: "fastest-levenshtein",
    prepare: (names) =>
      compareEach(names, (a, b) => 1 - distance(a, b) / Math.max(a.length, b.length, 1)),
  },
];

function compareEach(
  names: readonly string[],
  compare: (a: string, b: string) => number,
): (query: string) => Float64Array {
  const folded = names.map(foldText);
  return (query) => {
    const text = foldText(query);
    return Float64Array.from(folded, (name) => compare(text, name));
  };
}

/** A removed right answer, the best and the second best. */
const MOST_RANKED = 3;

/** A peer as a method to find teams by name. */
export function methodOf(peer: Peer): NameMethod {
  return (names) => {
    const scoresOf = peer.prepare(names.map(({ name }) => name));
    return (query) => {
      const best = new Map<string, RankedTeam>();
      for (const [index, score] of scoresOf(query).entries()) {
        const { id } = names[index] ?? {};
        if (id === undefined || score <= (best.get(id)?.score ?? 0)) continue;
        best.set(id, { id, score });
      }
      return [...best.values()].sort((a, b) => b.score - a.score).slice(0, MOST_RANKED);
    };
  };
}
