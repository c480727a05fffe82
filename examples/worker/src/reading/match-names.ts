/** Names of teams and leagues as the sites print them, and which rows are no matches at all. */
import { cleanText, err, isPseudoMatch, MAX_NAME_LENGTH, ok, type Result } from "arb-core";

/** Who plays, and where. Squad markers such as "(W)" and "U21" stay in the names. */
export interface MatchNames {
  readonly home: string;
  readonly away: string;
  readonly league: string;
  /** The home name carried "(N)": neutral ground. The mark is not part of the name. */
  readonly neutral: boolean;
}

/**
 * Why a match is not read.
 *
 * - `name-too-long`: a name has more than 200 characters, invisible ones included.
 * - `match-without-league`: the league's name is missing. It can say what the team names leave
 *   out, such as women or under 21, so the match could be taken for another.
 * - `row-without-teams`: a team's name is missing.
 * - `pseudo-match`: the row is about corners, bookings or another count between the two teams.
 */
export type NameProblem =
  "name-too-long" | "match-without-league" | "row-without-teams" | "pseudo-match";

const NEUTRAL = /\s*\(N\)$/u;
/** Reads the names of a match from the raw texts of its cells and its league's header. */
export function readMatchNames(raw: {
  readonly home: string;
  readonly away: string;
  readonly league: string;
}): Result<MatchNames, NameProblem> {
  for (const text of [raw.home, raw.away, raw.league]) {
    if (text.trim().length > MAX_NAME_LENGTH) return err("name-too-long");
  }
  const printedHome = cleanText(raw.home.trim());
  const home = printedHome.replace(NEUTRAL, "");
  const away = cleanText(raw.away.trim());
  const league = cleanText(raw.league.trim());
  if (home === "" || away === "") return err("row-without-teams");
  if (league === "") return err("match-without-league");
  if ([home, away, league].some(isPseudoMatch)) return err("pseudo-match");
  return ok({ home, away, league, neutral: home !== printedHome });
}
