/** The accuracy of finding a team by name: this library and its peers. */
import type { Figure } from "./figures.ts";
import {
  countAccuracy,
  decideBy,
  tryBookmakers,
  tryWithinCountry,
  type BookTeam,
  type CountryTeam,
  type Trial,
} from "./name-accuracy.ts";
import { bestCut } from "./peer-fixtures.ts";
import { methodOf, PEERS } from "./peers.ts";

/** Measures names inside their country, with and without the right team in the index. */
export function* measureWithinCountry(teams: readonly CountryTeam[]): Generator<Figure> {
  const trials = tryWithinCountry(teams);
  const rows = [
    { name: "within_country_f1_closed", open: false },
    { name: "within_country_f1_open", open: true },
  ];
  for (const { name, open } of rows) yield percent(name, countAccuracy(trials, { open }).f1);
  for (const peer of PEERS) {
    const own = tryWithinCountry(teams, methodOf(peer));
    for (const { name, open } of rows) yield percent(`${name}/${peer.name}`, bestF1(own, open));
  }
}

/** The bookmaker whose names are the index. */
const BASE = "pinnacle";
/** Peers compare a name with every other, some 10 us each: so many take a minute. */
const MOST_COMPARISONS = 6e6;

/**
 * Measures one bookmaker's names against another's, of all countries. Where there are so many that
 * the peers would take minutes, they are asked for a part of the names, against the whole index.
 */
export function* measureBookmakers(teams: readonly BookTeam[]): Generator<Figure> {
  const [name, asked] = ["bookmakers_f1", "bookmakers_asked"];
  const trials = tryBookmakers(teams, undefined, BASE);
  yield percent(name, countAccuracy(trials, { open: true }).f1);
  yield { name: asked, value: trials.length, unit: "count" };
  const indexed = teams.reduce((sum, { books }) => sum + (books[BASE]?.length ?? 0), 0);
  const some = keepQueries(teams, Math.ceil((trials.length * indexed) / MOST_COMPARISONS));
  for (const peer of PEERS) {
    const own = tryBookmakers(some, methodOf(peer), BASE);
    yield percent(`${name}/${peer.name}`, bestF1(own, true));
    yield { name: `${asked}/${peer.name}`, value: own.length, unit: "count" };
  }
}

/** Every so many-th team with all its names, the others with those of the index alone. */
export function keepQueries(teams: readonly BookTeam[], step: number): BookTeam[] {
  return teams.map((team, index) => {
    if (index % step === 0) return team;
    const { [BASE]: names = [] } = team.books;
    return { ...team, books: { [BASE]: names } };
  });
}

/** With the threshold and the margin that are best for these very trials. */
function bestF1(trials: readonly Trial[], open: boolean): number {
  const f1 = (minScore: number, minMargin: number): number => {
    const accuracy = countAccuracy(trials, { open, decide: decideBy(minScore, minMargin) });
    return accuracy.correct === 0 ? 0 : accuracy.f1;
  };
  const { minScore, minMargin } = bestCut((cut) => f1(cut.minScore, cut.minMargin));
  return f1(minScore, minMargin);
}

function percent(name: string, value: number): Figure {
  return { name, value, unit: "percent" };
}
