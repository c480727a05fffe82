/**
 * How well a method finds the team that a name means, on names that real feeds use. The data is
 * given parsed; nothing is read here.
 */
import { groupBy } from "../../src/group-by.ts";
import { parseTeamName, squadWords, type NameWord } from "../../src/names/team.ts";
import { NameIndex } from "../../src/names/name-index.ts";
import { createWordWeights } from "../../src/names/word-weights.ts";
import { decideBest } from "../../src/names/name-decision.ts";

/** A club of within-country.json. */
export interface CountryTeam {
  readonly id: string;
  readonly canon: string;
  readonly country: string;
  readonly alias: readonly { readonly a: string; readonly amb: boolean }[];
}

/** A team of bookmakers.json. */
export interface BookTeam {
  readonly id: string;
  readonly books: Readonly<Record<string, readonly string[]>>;
}

/** A name and the team that it means. */
export interface NamedTeam {
  readonly name: string;
  readonly id: string;
}

/** A team with how alike its most similar name is. */
export interface RankedTeam {
  readonly id: string;
  readonly score: number;
}

/** Answers a name with teams, best first, each once. */
export type Query = (name: string) => readonly RankedTeam[];

/** Builds an index of names. */
export type NameMethod = (names: readonly NamedTeam[]) => Query;

/** Accepts the first of the ranked teams or nothing. */
export type Decision = (ranked: readonly RankedTeam[]) => RankedTeam | undefined;

/** One query with what the index answers. */
export interface Trial {
  /** Country or team id, for splitting in halves. */
  readonly group: string;
  readonly name: string;
  /** `undefined`: any answer is false. */
  readonly expected: string | undefined;
  /** Asked with the right team taken out; `expected` is undefined. */
  readonly removed: boolean;
  readonly ranked: readonly RankedTeam[];
}

/** Precision, recall and F1, in percent. */
export interface Accuracy {
  readonly queries: number;
  readonly answered: number;
  readonly correct: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** This library: words aligned, weighed by the index's own names; squads must be equal. */
export const similarityMethod: NameMethod = (names) => {
  const parsed = names.map(({ name, id }) => ({ id, ...parse(name) }));
  const weights = createWordWeights(parsed.map(({ words }) => words));
  const bySquad = new Map<string, NameIndex<string>>();
  for (const { id, words, squad } of parsed) {
    const index = bySquad.get(squad) ?? new NameIndex<string>(weights);
    bySquad.set(squad, index);
    index.add(words, id);
  }
  return (name) => {
    const { words, squad } = parse(name);
    const seen = new Set<string>();
    return (bySquad.get(squad)?.search(words) ?? [])
      .filter(({ value }) => !seen.has(value) && seen.add(value))
      .map(({ value, score }) => ({ id: value, score }));
  };
};

function parse(name: string): { readonly words: readonly NameWord[]; readonly squad: string } {
  const { words, squad } = parseTeamName(name);
  return { words, squad: squadWords(squad).join(" ") };
}

/**
 * Every alias of every club against the canonical names of its country: asked once, and once more
 * without its club. Left out: aliases flagged as ambiguous, names that two clubs of the country
 * have, and names that are literally a canonical name of the country.
 */
export function tryWithinCountry(
  teams: readonly CountryTeam[],
  method: NameMethod = similarityMethod,
): Trial[] {
  return [...groupBy(teams, ({ country }) => country)].flatMap(([country, members]) => {
    const ids = ownersOf(
      members.flatMap(({ id, canon, alias }) => [
        { name: canon, id },
        ...alias.map(({ a }) => ({ name: a, id })),
      ]),
    );
    const canonical = new Set(members.map(({ canon }) => canon));
    const query = method(members.map(({ id, canon }) => ({ name: canon, id })));
    return members.flatMap(({ id, canon, alias }) => {
      const names = new Set(
        alias
          .filter(
            ({ a, amb }) => !amb && ids.get(a)?.size === 1 && a !== canon && !canonical.has(a),
          )
          .map(({ a }) => a),
      );
      return [...names].flatMap((name): Trial[] => {
        const ranked = query(name);
        return [
          { group: country, name, expected: id, removed: false, ranked },
          {
            group: country,
            name,
            expected: undefined,
            removed: true,
            ranked: ranked.filter((team) => team.id !== id),
          },
        ];
      });
    });
  });
}

/**
 * The names of all bookmakers against the names of one. Teams that this one does not have are
 * asked too, and any answer is false. Names that several teams have are left out.
 */
export function tryBookmakers(
  teams: readonly BookTeam[],
  method: NameMethod = similarityMethod,
  base = "pinnacle",
): Trial[] {
  const named = teams.flatMap(({ id, books }) =>
    Object.values(books).flatMap((names) => names.map((name) => ({ name, id }))),
  );
  const ids = ownersOf(named);
  const indexed = teams.flatMap(({ id, books }) =>
    (books[base] ?? []).map((name) => ({ name, id })),
  );
  const known = new Set(indexed.map(({ id }) => id));
  const query = method(indexed);
  return teams.flatMap(({ id, books }) => {
    const names = new Set(
      Object.entries(books)
        .filter(([book]) => book !== base)
        .flatMap(([, own]) => own)
        .filter((name) => ids.get(name)?.size === 1),
    );
    return [...names].map((name) => ({
      group: id,
      name,
      expected: known.has(id) ? id : undefined,
      removed: false,
      ranked: query(name),
    }));
  });
}

function ownersOf(names: readonly NamedTeam[]): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { name, id } of names) ids.set(name, (ids.get(name) ?? new Set()).add(id));
  return ids;
}

/** Counts what a decision makes of trials; trials with a removed team only when open. */
export function countAccuracy(
  trials: readonly Trial[],
  { open, decide = decideBest }: { readonly open: boolean; readonly decide?: Decision },
): Accuracy {
  let [queries, answered, correct] = [0, 0, 0];
  for (const { expected, removed, ranked } of trials) {
    if (removed && !open) continue;
    if (expected !== undefined) queries += 1;
    const answer = decide(ranked);
    if (answer === undefined) continue;
    answered += 1;
    if (answer.id === expected) correct += 1;
  }
  const precision = (100 * correct) / answered;
  const recall = (100 * correct) / queries;
  const f1 = (2 * precision * recall) / (precision + recall);
  return { queries, answered, correct, precision, recall, f1 };
}

/** A decision by score and margin, for methods with scores of another scale. */
export function decideBy(minScore: number, minMargin: number): Decision {
  return ([best, second]) =>
    best !== undefined && best.score >= minScore && best.score - (second?.score ?? 0) >= minMargin
      ? best
      : undefined;
}
