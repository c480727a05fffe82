import type { Squad } from "./leagues.ts";
import type { Match } from "./match.ts";
import type { Site } from "./site.ts";
import type { Team } from "./teams.ts";

/** The bookmaker that marks each kind of side on the team's name; the others name the league only. */
const MARKED_AT: Readonly<Record<Exclude<Squad, "men">, { site: Site; mark: string }>> = {
  women: { site: "sbo", mark: " (W)" },
  "under-21": { site: "cmd", mark: " U21" },
};

/** The names that a bookmaker prints for a match, in the order in which it prints the sides. */
export function printedNames(
  match: Match,
  site: Site,
): { readonly league: string; readonly home: string; readonly away: string } {
  const [first, second] =
    match.swappedAt === site ? [match.away, match.home] : [match.home, match.away];
  return {
    league: match.league.names[match.squad][site],
    home: printedTeam(first, match.squad, site) + (match.neutral ? " (N)" : ""),
    away: printedTeam(second, match.squad, site),
  };
}

function printedTeam(team: Team, squad: Squad, site: Site): string {
  if (squad === "men") return team.names[site];
  const { site: markedAt, mark } = MARKED_AT[squad];
  return team.names[site] + (markedAt === site ? mark : "");
}
