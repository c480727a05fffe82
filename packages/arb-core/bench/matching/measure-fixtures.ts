/** Whole fixtures: this library with and without learned names, and its peers. */
import type { MatchingOptions } from "arb-core";
import type { Figure } from "./figures.ts";
import {
  countPairs,
  matchFixtures,
  removeAtRandom,
  type FixtureCount,
  type FixtureFile,
  type FixturePair,
  type IsListed,
} from "./fixtures.ts";
import { findWrongAliases, learnAndMatch } from "./learning.ts";
import { cutPairs, findMutualBests, fitCut, scorePairs, type Cut } from "./peer-fixtures.ts";
import { PEERS, type Peer } from "./peers.ts";

/** Kick-offs of one match are at most this far apart. */
const WINDOW_MINUTES = 75;
/** In the open run this share of B is not listed. */
const REMOVED_SHARE = 0.3;
const SEED = 30;

/** How a set of fixtures is called in the figures, and what its recall is counted among. */
export interface FixtureSet {
  readonly key: "fs" | "of";
  readonly file: FixtureFile;
}

/** Called with each false pair, for whoever wants to read them. */
export type OnFalse = (name: string, pairs: readonly FixturePair[]) => void;

/**
 * Measures this library.
 *
 * @param variant - `bare` for the figures of a registry that knows no team.
 */
export function* measureFixtures(
  { key, file }: FixtureSet,
  { variant, ...options }: MatchingOptions & { readonly variant?: "bare" },
  onFalse: OnFalse,
): Generator<Figure> {
  const prefix = ["fixtures", key, ...(variant === undefined ? [] : [variant])].join("_");
  const pairs = matchFixtures(file, undefined, options);
  yield* report(prefix, file, pairs, onFalse);
  const isListed = removeAtRandom(file.B.length, REMOVED_SHARE, SEED);
  const { wrong } = countPairs(file, matchFixtures(file, isListed, options), { isListed });
  onFalse(`${prefix}_open_false`, wrong);
  yield { name: `${prefix}_open_false`, value: wrong.length, unit: "count" };

  const learned = learnAndMatch(file, options);
  yield* report(`${prefix}_learned`, file, learned.pairs, onFalse);
  yield {
    name: `${prefix}_learned_aliases`,
    value: learned.aliases.length,
    unit: "count",
  };
  yield {
    name: `${prefix}_learned_aliases_wrong`,
    value: findWrongAliases(file, learned.aliases).length,
    unit: "count",
  };
}

function* report(
  prefix: string,
  file: FixtureFile,
  pairs: readonly FixturePair[],
  onFalse: OnFalse,
): Generator<Figure> {
  // What learning is for is names: fixtures that one source has at another time are no test of it.
  const isWithinWindow = prefix.startsWith("fixtures_of") && prefix.endsWith("learned");
  const all = countPairs(file, pairs);
  const counted = isWithinWindow ? countPairs(file, pairs, { withinMinutes: WINDOW_MINUTES }) : all;
  onFalse(`${prefix}_false`, all.wrong);
  yield { name: `${prefix}_false`, value: all.wrong.length, unit: "count" };
  yield { name: `${prefix}_recall`, value: counted.recall, unit: "percent" };
  if (isWithinWindow)
    yield { name: `${prefix}_recall_any_time`, value: all.recall, unit: "percent" };
}

/** A peer with the cut that was best for it on a set of fixtures. */
export interface FittedPeer {
  readonly peer: Peer;
  readonly cut: Cut;
  readonly figures: readonly Figure[];
}

/** Measures the peers, each at the cut that is best for it on the very fixtures it is judged by. */
export function fitPeers({ key, file }: FixtureSet): FittedPeer[] {
  const open = removeAtRandom(file.B.length, REMOVED_SHARE, SEED);
  return PEERS.map((peer) => {
    const scoreOf = scorePairs(file, peer);
    const measure = (isListed?: IsListed): FixtureCount & { readonly cut: Cut } => {
      const bests = findMutualBests(file, scoreOf, WINDOW_MINUTES, isListed);
      const cut = fitCut(file, bests, isListed);
      const scope = isListed === undefined ? {} : { isListed };
      return { ...countPairs(file, cutPairs(bests, cut), scope), cut };
    };
    const [closed, rest] = [measure(), measure(open)];
    const name = (figure: string): string => `fixtures_${key}_${figure}/${peer.name}`;
    return {
      peer,
      cut: closed.cut,
      figures: [
        { name: name("false"), value: closed.wrong.length, unit: "count" },
        { name: name("recall"), value: closed.recall, unit: "percent" },
        { name: name("open_false"), value: rest.wrong.length, unit: "count" },
      ],
    };
  });
}
