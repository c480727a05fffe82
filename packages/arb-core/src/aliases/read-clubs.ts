/** The compact form in which the tables of this folder are written. */
import type { Team } from "../registry/team-registry.ts";

/**
 * Reads clubs of one country's league system, a line each: `id: Name, other name, other name`.
 *
 * @param country - FIFA's code of the country in whose leagues the clubs play; for a few that is
 *   not the country where they are (Swansea, Monaco, Toronto, Wellington).
 */
export function readClubs(country: string, lines: readonly string[]): readonly Team[] {
  return lines.map((line) => {
    const [id = "", names = ""] = line.split(": ");
    const [name = "", ...aliases] = names.split(", ");
    return { id, country, name, aliases };
  });
}
