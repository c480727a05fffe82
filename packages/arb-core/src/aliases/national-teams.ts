/**
 * National teams with the names that bookmakers print for them, made from the table of countries.
 * Their women's and youth sides are sides of the same team, as a club's are.
 */
import { COUNTRIES } from "../competition/country.ts";
import type { Team } from "../registry/team-registry.ts";
import { foldText } from "../text.ts";

/**
 * The national teams. Their ids begin with `nt-`, which no club's does: `nt-england`. Give them to
 * {@link createTeamRegistry}, alone or with clubs.
 */
export const nationalTeams: readonly Team[] = COUNTRIES.map(({ code, name, otherNames }) => ({
  id: `nt-${foldText(name).replaceAll(" ", "-")}`,
  country: code,
  name,
  aliases: otherNames,
}));
