/** What is learned from fixtures about names, and how many more fixtures match with it. */
import {
  AliasLedger,
  commitAliases,
  EMPTY_REGISTRY,
  observeAliases,
  parseTeamName,
  type AliasProposal,
  type MatchingOptions,
} from "arb-core";
import {
  matchFixtures,
  toListing,
  type Fixture,
  type FixtureFile,
  type FixturePair,
} from "./fixtures.ts";

/** How many days ahead a bookmaker lists. */
const DAYS_LISTED = 2;

/** Two names that were taken for one team's: one of A and one of B. */
export interface LearnedAlias {
  readonly a: string;
  readonly b: string;
}

/** What the second pass over fixtures finds, and with which aliases. */
export interface LearnedMatches {
  readonly pairs: readonly FixturePair[];
  readonly aliases: readonly LearnedAlias[];
}

/** Learns day after day, commits what was confirmed once, at the end, and matches all anew. */
export function learnAndMatch(file: FixtureFile, options: MatchingOptions = {}): LearnedMatches {
  const ledger = new AliasLedger();
  for (const day of daysOf(file)) {
    const listedOf = (fixtures: readonly Fixture[]) =>
      fixtures.filter(({ d }) => d >= day && d < day + DAYS_LISTED).map(toListing);
    ledger.add(observeAliases({ A: listedOf(file.A), B: listedOf(file.B) }, options));
  }
  const proposals = ledger.proposals().filter(({ status }) => status === "confirmed");
  const registry = commitAliases(options.registry ?? EMPTY_REGISTRY, proposals);
  return {
    pairs: matchFixtures(file, undefined, { ...options, registry }),
    aliases: proposals.flatMap(aliasOf),
  };
}

function daysOf({ A, B }: FixtureFile): number[] {
  return [...new Set([...A, ...B].map(({ d }) => d))].sort((one, other) => one - other);
}

function aliasOf({ names }: AliasProposal): LearnedAlias[] {
  const [a, b] = ["A", "B"].map((source) => names.find((name) => name.source === source));
  return a === undefined || b === undefined ? [] : [{ a: a.text, b: b.text }];
}

/** The aliases that no true pair of fixtures bears out, by the same side of one. */
export function findWrongAliases(
  { A, B }: FixtureFile,
  aliases: readonly LearnedAlias[],
): LearnedAlias[] {
  const supported = new Set(
    A.flatMap(({ t, h, a }) => {
      const other = B[t];
      return other === undefined ? [] : [pairKey(h, other.h), pairKey(a, other.a)];
    }),
  );
  return aliases.filter(({ a, b }) => !supported.has(pairKey(a, b)));
}

/** Names are learned in their normalized form. */
function pairKey(a: string, b: string): string {
  return JSON.stringify([parseTeamName(a).base, parseTeamName(b).base]);
}
