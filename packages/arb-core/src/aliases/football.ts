/**
 * A starter table of the football teams that bookmakers list daily, with the names that they print
 * for them: all national teams, and clubs with their exonyms, abbreviations, short forms and former
 * sponsors' names. The clubs are written by hand, one file a region; no name is in that is doubtful,
 * of a reserve or women's side, or what `normalizeTeamName` makes of another.
 *
 * A name that clubs of one country share is left out. Where clubs of several countries share it
 * ("Nacional", "Al Ahli", "Guarani"), each has it: the competition's country tells them apart, and
 * without one it is nobody's. Where all the world means one of them ("Barcelona", "Arsenal",
 * "Liverpool", "River Plate"), it is that club's and the others have their qualified names alone.
 */
import type { Team } from "../registry/team-registry.ts";
import { AFRICAN_CLUBS } from "./clubs-africa.ts";
import { BRITISH_AND_IRISH_CLUBS } from "./clubs-britain-ireland.ts";
import { CENTRAL_EUROPEAN_CLUBS } from "./clubs-central-europe.ts";
import { EAST_ASIAN_AND_AUSTRALIAN_CLUBS } from "./clubs-east-asia.ts";
import { EASTERN_EUROPEAN_CLUBS } from "./clubs-eastern-europe.ts";
import { FRENCH_BELGIAN_DUTCH_CLUBS } from "./clubs-france-low-countries.ts";
import { IBERIAN_CLUBS } from "./clubs-iberia.ts";
import { ITALIAN_CLUBS } from "./clubs-italy.ts";
import { NORDIC_CLUBS } from "./clubs-nordic.ts";
import { NORTH_AMERICAN_CLUBS } from "./clubs-north-america.ts";
import { SOUTH_AMERICAN_CLUBS } from "./clubs-south-america.ts";
import { SOUTHEAST_ASIAN_CLUBS } from "./clubs-southeast-asia.ts";
import { SOUTHEAST_EUROPEAN_CLUBS } from "./clubs-southeast-europe.ts";
import { WEST_ASIAN_CLUBS } from "./clubs-west-asia.ts";
import { nationalTeams } from "./national-teams.ts";

/** The teams of this table. Give them to {@link createTeamRegistry}, alone or with your own. */
export const footballTeams: readonly Team[] = [
  ...BRITISH_AND_IRISH_CLUBS,
  ...IBERIAN_CLUBS,
  ...ITALIAN_CLUBS,
  ...FRENCH_BELGIAN_DUTCH_CLUBS,
  ...CENTRAL_EUROPEAN_CLUBS,
  ...NORDIC_CLUBS,
  ...SOUTHEAST_EUROPEAN_CLUBS,
  ...EASTERN_EUROPEAN_CLUBS,
  ...SOUTH_AMERICAN_CLUBS,
  ...NORTH_AMERICAN_CLUBS,
  ...EAST_ASIAN_AND_AUSTRALIAN_CLUBS,
  ...SOUTHEAST_ASIAN_CLUBS,
  ...WEST_ASIAN_CLUBS,
  ...AFRICAN_CLUBS,
  ...nationalTeams,
];
