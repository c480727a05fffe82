/** Tables of teams and aliases: one alias a row, as a spreadsheet saves them in CSV. */
import { findCountry } from "../competition/country.ts";
import {
  findTeamProblem,
  type Alias,
  type AliasStatus,
  type Team,
} from "../registry/registry-team.ts";
import { unreadable, type AliasFile, type AliasFileProblem } from "./alias-file.ts";

/** A table of texts, as any CSV parser gives it. */
export interface TeamTable {
  /** The column names. */
  readonly header: readonly string[];
  /** The cells of each row after the header; there may be fewer or more of them than columns. */
  readonly records: Iterable<readonly string[]>;
}

const REQUIRED = ["id", "name", "alias"] as const;
type Column = (typeof REQUIRED)[number] | "country" | "sport" | "source" | "status";

/** What a team's rows say of it. */
interface Draft {
  readonly team: Team;
  readonly aliases: Alias[];
}

type RowProblem = Pick<AliasFileProblem, "code" | "message">;

/**
 * Reads a table of teams and aliases. Its columns are `id`, `name` and `alias`, and as wanted
 * `country` (a code or a name), `sport`, `source` and `status` (empty means confirmed), in any
 * order; others are left. The first row of a team names it. In the rows that follow, `name`,
 * `country` and `sport` may be empty or have to be the same; a row without an alias adds none.
 *
 * @example
 * ```ts
 * import { readTeamTable } from "arb-core/alias-files";
 * import assert from "node:assert/strict";
 *
 * const rows = `id,name,country,source,status,alias
 * bra-atletico-mg,Atlético Mineiro,Brazil,,,Atletico MG
 * bra-atletico-mg,,,betway,rejected,Atletico
 * bra-santos,Santos,Brasil,,maybe,Santos FC`;
 * const [header = [], ...records] = rows.split("\n").map((row) => row.split(","));
 * const { teams, problems } = readTeamTable({ header, records });
 * assert.deepEqual(teams, [
 *   {
 *     id: "bra-atletico-mg",
 *     name: "Atlético Mineiro",
 *     country: "BRA",
 *     aliases: ["Atletico MG", { text: "Atletico", source: "betway", status: "rejected" }],
 *   },
 * ]);
 * assert.deepEqual([problems[0]?.line, problems[0]?.code], [4, "bad-alias"]);
 * ```
 */
export function readTeamTable({ header, records }: TeamTable): AliasFile {
  const columns = new Map<string, number>();
  for (const [index, cell] of header.entries()) {
    const name = cell.trim().toLowerCase();
    if (!columns.has(name)) columns.set(name, index);
  }
  if (!REQUIRED.every((name) => columns.has(name))) {
    return unreadable("bad-header", `its columns must be ${REQUIRED.join(", ")} and optional ones`);
  }
  const drafts = new Map<string, Draft>();
  const problems: AliasFileProblem[] = [];
  let line = 1;
  for (const record of records) {
    line += 1;
    const cell = (name: Column): string => record[columns.get(name) ?? -1]?.trim() ?? "";
    const problem = addRow(drafts, cell);
    if (problem !== undefined) problems.push({ line, ...problem });
  }
  return { teams: [...drafts.values()].map(toTeam), problems };
}

/** Adds what a row says, unless something is wrong with it. */
function addRow(
  drafts: Map<string, Draft>,
  cell: (name: Column) => string,
): RowProblem | undefined {
  const id = cell("id");
  const country = cell("country") === "" ? undefined : findCountry(cell("country"))?.code;
  if (country === undefined && cell("country") !== "") {
    const message = `Cannot read row: its country must be one, was ${quote(cell("country"))}`;
    return { code: "unknown-country", message };
  }
  const sport = cell("sport");
  const draft = drafts.get(id);
  const team: Team = draft?.team ?? {
    id,
    name: cell("name"),
    ...(country === undefined ? {} : { country }),
    ...(sport === "" ? {} : { sport }),
  };
  if (
    !isAgreed(cell("name"), team.name) ||
    !isAgreed(country ?? "", team.country) ||
    !isAgreed(sport, team.sport)
  ) {
    const message = `Cannot read row: it must agree with the first one of the team, was ${quote(id)}`;
    return { code: "contradiction", message };
  }
  const aliases = readAlias(cell);
  const problem = findTeamProblem({ ...team, aliases });
  if (problem !== undefined) return problem;
  if (draft === undefined) drafts.set(id, { team, aliases });
  else draft.aliases.push(...aliases);
  return undefined;
}

function isAgreed(cell: string, known: string | undefined): boolean {
  return cell === "" || cell === known;
}

/** The status is looked at where the team is checked. */
function readAlias(cell: (name: Column) => string): Alias[] {
  const text = cell("alias");
  const source = cell("source");
  const status = cell("status").toLowerCase();
  if (text === "") return [];
  return [
    {
      text,
      ...(source === "" ? {} : { source }),
      status: status === "" ? "confirmed" : (status as AliasStatus),
    },
  ];
}

function toTeam({ team, aliases }: Draft): Team {
  if (aliases.length === 0) return team;
  return {
    ...team,
    aliases: aliases.map((alias) =>
      alias.source === undefined && alias.status === "confirmed" ? alias.text : alias,
    ),
  };
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}
