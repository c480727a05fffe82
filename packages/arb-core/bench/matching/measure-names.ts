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

/** Measures one bookmaker's names against another's, of all countries. */
export function* measureBookmakers(teams: readonly BookTeam[]): Generator<Figure> {
  const name = "bookmakers_f1";
  yield percent(name, countAccuracy(tryBookmakers(teams), { open: true }).f1);
  for (const peer of PEERS) {
    yield percent(`${name}/${peer.name}`, bestF1(tryBookmakers(teams, methodOf(peer)), true));
  }
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
