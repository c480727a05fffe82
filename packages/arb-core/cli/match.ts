/** `arb-core match`: whether two names are one team, or two listings one match, and why. */
import { explainMatch } from "../src/matching/explain-match.ts";
import { formatMatchExplanation } from "../src/matching/explanation-text.ts";
import { cleanText, type ProviderListing, type TeamRegistry } from "../src/index.ts";
import { EXIT_CODES, type Command, type CommandArguments } from "./command.ts";
import { answerNames, formatNames } from "./match-names.ts";
import { quoteAll } from "./positionals.ts";
import { readRegistry } from "./read-registry.ts";
import { readTime } from "./read-time.ts";
import { UsageError } from "./usage-error.ts";

/** Options that say something of a match and nothing of a name. */
const MATCH_OPTIONS = ["start", "start2"] as const;

/** The two teams of a match. */
type Teams = readonly [home: string, away: string];

/** `arb-core match NAME NAME`, `arb-core match 'HOME v AWAY' 'HOME v AWAY'` */
export const matchCommand: Command = {
  name: "match",
  does: "say whether two names are one team, or two listings one match, and why",
  synopsis: "NAME NAME, or 'HOME v AWAY' 'HOME v AWAY' [--start TIME] [--league NAME]",
  details: `Two names are looked up in the shipped football table. Two listings of two bookmakers are
weighed as the engine does: evidence in bits, each of which doubles the odds, and vetoes.
A third listing that comes near to one of the two could still part them.
"v" may be "vs"; home, away, home and away may also be given as four names.`,
  options: {
    league: { value: "NAME", does: "the competition; it can say women, youth or the country" },
    league2: { value: "NAME", does: "as the second bookmaker writes it; default the same" },
    start: { value: "TIME", does: "the kick-off, 2026-08-15T14:00Z; without a zone in UTC" },
    start2: { value: "TIME", does: "as the second bookmaker has it; default the same" },
    neutral: { does: "the ground is neutral: home and away may be exchanged" },
    sport: { value: "SPORT", does: "default football" },
    teams: { value: "FILE", does: "a saved registry (JSON) instead of the shipped table" },
  },
  examples: [
    {
      line: "match 'Man Utd' 'Manchester United FC'",
      shows: "the same team: the table knows both names",
    },
    {
      line: "match 'Man Utd v Wolves' 'Manchester United vs Wolverhampton' --start 2026-08-15T14:00Z",
      shows: "a match, with the evidence line by line",
    },
    {
      line: "match 'Brondby v Midtjylland' 'Broendby v FC Midtjylland (W)'",
      shows: "no match: a veto for the squads, and no kick-off",
    },
  ],
  async run(args, io) {
    const { positionals, values, flags } = args;
    const teams = readTeams(positionals);
    if (teams === undefined) refuseMatchOptions(args);
    const listings = teams === undefined ? undefined : readListings(teams, args);
    const registry = await readRegistry(values["teams"], io.cwd);
    const { json, text } =
      listings === undefined ? explainNamesOf(args, registry) : explainListings(listings, registry);
    io.write(`${flags.has("json") ? JSON.stringify(json) : text}\n`);
    return EXIT_CODES.done;
  },
};

/** The answer as a value, and for people. */
interface Answer {
  readonly json: unknown;
  readonly text: string;
}

function explainNamesOf({ positionals, values }: CommandArguments, registry: TeamRegistry): Answer {
  const [first = "", second = ""] = positionals;
  const { sport = "football", league = "", league2 = league } = values;
  const answer = answerNames(
    { name: first, sport, league },
    { name: second, sport, league: league2 },
    registry,
  );
  return { json: answer, text: formatNames(answer) };
}

function explainListings(
  [first, second]: readonly [ProviderListing, ProviderListing],
  registry: TeamRegistry,
): Answer {
  const explanation = explainMatch(first, second, { registry });
  return { json: explanation, text: formatMatchExplanation(explanation) };
}

/**
 * The teams of two matches; `undefined` when two names are given.
 *
 * @throws UsageError when it is neither.
 */
function readTeams(positionals: readonly string[]): readonly [Teams, Teams] | undefined {
  const [first, second, third, fourth, ...others] = positionals;
  if (first !== undefined && second !== undefined && others.length === 0) {
    if (third !== undefined && fourth !== undefined) {
      return [
        [first, second],
        [third, fourth],
      ];
    }
    if (third === undefined) {
      const [one, other] = [splitTeams(first), splitTeams(second)];
      if (one === undefined && other === undefined) return undefined;
      if (one !== undefined && other !== undefined) return [one, other];
    }
  }
  throw new UsageError(
    'Cannot compare: there must be two names, or two matches such as "Arsenal v Chelsea", was ' +
      quoteAll(positionals),
  );
}

function splitTeams(text: string): Teams | undefined {
  const [home, away, ...others] = cleanText(text).split(/ vs?\.? /i);
  return home === undefined || away === undefined || others.length > 0 ? undefined : [home, away];
}

function refuseMatchOptions({ values, flags }: CommandArguments): void {
  const given = [
    ...MATCH_OPTIONS.filter((name) => values[name] !== undefined),
    ...(flags.has("neutral") ? ["neutral"] : []),
  ];
  if (given.length === 0) return;
  throw new UsageError(
    `Cannot compare names: --${given.join(", --")} must come with two matches, was with two names`,
  );
}

function readListings(
  [one, other]: readonly [Teams, Teams],
  { values, flags }: CommandArguments,
): readonly [ProviderListing, ProviderListing] {
  const { league = "", league2 = league, start, start2 = start, sport = "football" } = values;
  const compose = (
    provider: string,
    [home, away]: Teams,
    competition: string,
    time: readonly [text: string | undefined, option: string],
  ): ProviderListing => ({
    ...{ provider, sport, home, away, league: competition, lines: [] },
    neutral: flags.has("neutral"),
    ...(time[0] === undefined ? {} : { startsAt: readTime(time[0], time[1]) }),
  });
  return [
    compose("first", one, league, [start, "--start"]),
    compose("second", other, league2, [
      start2,
      values["start2"] === undefined ? "--start" : "--start2",
    ]),
  ];
}
