/** Who plays: names that other names resemble, nicknames that only a registry knows. */
import { createTeamRegistry, type MatchingOptions } from "arb-core";
import type { Dice } from "./dice.ts";

/** Two teams that meet. */
export interface Fixture {
  readonly home: string;
  readonly away: string;
  readonly league: string;
}

/** The matches of a small market: some are of the same clubs' other sides. */
export const FIXTURES: readonly Fixture[] = [
  { home: "Arsenal", away: "Chelsea", league: "England Premier League" },
  { home: "Arsenal (W)", away: "Chelsea (W)", league: "England Women's Super League" },
  { home: "Arsenal U21", away: "Chelsea U21", league: "England Premier League 2" },
  { home: "Manchester United", away: "Manchester City", league: "England Premier League" },
  { home: "Ajax", away: "Feyenoord", league: "Netherlands Eredivisie" },
  { home: "Porto", away: "Benfica", league: "Portugal Primeira Liga" },
  { home: "Inter", away: "AC Milan", league: "Italy Serie A" },
  { home: "Roma", away: "Lazio", league: "Italy Serie A" },
  { home: "Real Madrid", away: "Atletico Madrid", league: "Spain La Liga" },
  { home: "Celtic", away: "Rangers", league: "Scotland Premiership" },
];

const NICKNAMES: Readonly<Record<string, string>> = {
  Arsenal: "The Gunners",
  "Manchester United": "Man Utd",
  "Manchester City": "Man City",
  Feyenoord: "De Trots van Zuid",
  "AC Milan": "Rossoneri",
};

/** What a team is called by those who call it something else; mostly its name. */
export function nickname(name: string): string {
  return NICKNAMES[name] ?? name;
}

const SYLLABLES = ["ba", "dor", "fen", "gul", "kir", "lam", "mo", "nix", "pra", "rus", "tel", "vo"];

/** A fixture of clubs that nobody has heard of. */
export function inventFixture(dice: Dice, number: number): Fixture {
  const club = (): string => {
    const word = Array.from({ length: 3 }, () => dice.pick(SYLLABLES)).join("");
    return word.slice(0, 1).toUpperCase() + word.slice(1);
  };
  return { home: `${club()} ${club()}`, away: club(), league: `League ${number % 4}` };
}

const clubs = createTeamRegistry(
  Object.entries(NICKNAMES).map(([name, alias]) => ({
    id: name.toLowerCase().replaceAll(" ", "-"),
    name,
    aliases: [alias],
  })),
);

/** Ways to match, by name: a step that commits one can be written down. */
export const MATCHINGS = {
  plain: {},
  clubs: { registry: clubs },
  "late clock": { registry: clubs, clockOffsets: [{ source: "a", offsetMs: 3_600_000 }] },
  strict: { tiers: ["registry", "exact"], windowMs: 10 * 60_000 },
} as const satisfies Readonly<Record<string, MatchingOptions>>;

/** One of {@link MATCHINGS}. */
export type MatchingName = keyof typeof MATCHINGS;
