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
 * Draws two clubs of one league that are not busy and may meet, or, when no two may, any that are not
 * busy; leagues with more free clubs come up more.
 *
 * @throws RangeError when no league has two clubs free.
 */
export function drawFixture(
  random: Random,
  busy: ReadonlySet<string>,
  mayMeet?: (one: Team, other: Team) => boolean,
): Fixture {
  const free = TEAMS.filter((team) => !busy.has(team.id));
  const mates = (team: Team): readonly Team[] =>
    free.filter(
      (other) =>
        other.leagueId === team.leagueId && other !== team && mayMeet?.(team, other) !== false,
    );
  const hosts = free.filter((team) => mates(team).length > 0);
  if (hosts.length === 0 && mayMeet !== undefined) return drawFixture(random, busy);
  const home = pick(random, hosts);
  const league = LEAGUES.find(({ id }) => id === home.leagueId);
  if (league === undefined) {
    throw new RangeError(
      `Cannot draw fixture: a club needs a league of the table, was ${home.leagueId}`,
    );
  }
  return { league, home, away: pick(random, mates(home)) };
}
