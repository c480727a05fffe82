import { LEAGUES, type League } from "./leagues.ts";
import { pick, type Random } from "./random.ts";
import { TEAMS, type Team } from "./teams.ts";

/** Two clubs of one league that meet. */
export interface Fixture {
  readonly league: League;
  readonly home: Team;
  readonly away: Team;
}

/**
 * Draws two clubs of one league that are not busy; leagues with more free clubs come up more.
 *
 * @throws RangeError when no league has two clubs free.
 */
export function drawFixture(random: Random, busy: ReadonlySet<string>): Fixture {
  const free = TEAMS.filter((team) => !busy.has(team.id));
  const mates = (team: Team): readonly Team[] =>
    free.filter((other) => other.leagueId === team.leagueId && other !== team);
  const home = pick(
    random,
    free.filter((team) => mates(team).length > 0),
  );
  const league = LEAGUES.find(({ id }) => id === home.leagueId);
  if (league === undefined) {
    throw new RangeError(
      `Cannot draw fixture: a club needs a league of the table, was ${home.leagueId}`,
    );
  }
  return { league, home, away: pick(random, mates(home)) };
}
