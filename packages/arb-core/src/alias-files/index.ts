/**
 * `arb-core/alias-files`: readers of team and alias lists. They take texts and tables, do no input
 * of their own, and give teams for `createTeamRegistry` with what they had to leave out.
 */
export { type AliasFile, type AliasFileProblem, type AliasFileProblemCode } from "./alias-file.ts";
export { readOpenfootballClubs } from "./openfootball.ts";
export { readTeamJson } from "./team-json.ts";
export { readTeamTable, type TeamTable } from "./team-table.ts";
