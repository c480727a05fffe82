/** What the readers of alias files give: teams, and what could not be read. */
import type { Team, TeamProblemCode } from "../registry/registry-team.ts";

/**
 * What is wrong with a piece of a file; see {@link TeamProblemCode} for what is wrong with a team.
 *
 * - `too-long`, `not-json`, `not-a-registry`, `unknown-version`, `bad-header`: it is another file.
 * - `unknown-country`: nothing is called so, or several countries are.
 * - `contradiction`: an earlier row of the team says something else.
 * - `not-a-club`: a line that is none of the format's.
 */
export type AliasFileProblemCode =
  | TeamProblemCode
  | "not-json"
  | "not-a-registry"
  | "unknown-version"
  | "bad-header"
  | "unknown-country"
  | "contradiction"
  | "not-a-club";

/** What could not be read. It costs no more than itself. */
export interface AliasFileProblem {
  /** The line of the text, the row of the table with its header, or the entry of the list, from 1. */
  readonly line: number;
  readonly code: AliasFileProblemCode;
  /** For people. */
  readonly message: string;
}

/** What a file holds. The teams are fit for a registry as they are. */
export interface AliasFile {
  readonly teams: readonly Team[];
  /** By line. */
  readonly problems: readonly AliasFileProblem[];
}

/** Files beyond this many characters are not read. The largest known ones have a hundredth. */
export const MAX_FILE_LENGTH: number = 64 * 1024 * 1024;

/** A file of which nothing could be read. */
export function unreadable(code: AliasFileProblemCode, message: string): AliasFile {
  return { teams: [], problems: [{ line: 1, code, message: `Cannot read file: ${message}` }] };
}
