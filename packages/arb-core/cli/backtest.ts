/** `arb-core backtest`: the sure bets of past seasons, settled. */
import { formatBacktest, GROUPINGS, type Grouping } from "./backtest-report.ts";
import { EXIT_CODES, type Command } from "./command.ts";
import { createPaint } from "./paint.ts";
import { createSeasonBacktest } from "./season-backtest.ts";
import { listSeasonFiles, readSeason } from "./season-files.ts";
import { UsageError } from "./usage-error.ts";

/** `arb-core backtest FILE_OR_FOLDER ...` */
export const backtestCommand: Command = {
  name: "backtest",
  does: "find the sure bets of past seasons and settle them with the real scores",
  synopsis: "FILE_OR_FOLDER ... [--books NAME,NAME] [--by GROUP]",
  details: `Reads season files of football-data.co.uk: of each bookmaker, the prices of the Asian
handicap and of over/under 2.5 at opening and at closing. Other prices, 1X2 among them,
are not read. Of a folder, every .csv file in it. Every pair of bookmakers counts, an
exchange at its prices before commission. Prices in one row were not taken at the same
second, so these are sure bets in the file, not proof that anybody could place them.`,
  options: {
    books: { value: "NAME,NAME", does: "these bookmakers alone: bet365,pinnacle" },
    by: { value: "GROUP", does: `${Object.keys(GROUPINGS).join(", ")}; default market` },
  },
  examples: [
    {
      line: "backtest seasons --books bet365,pinnacle",
      shows: "the sure bets between two bookmakers in a folder of files",
    },
    { line: "backtest seasons/E0_2023-24.csv --by month", shows: "one file, month by month" },
  ],
  async run({ positionals, values, flags }, io) {
    if (positionals.length === 0) {
      throw new UsageError("Cannot backtest: there must be a file or a folder, was none");
    }
    const books = readBooks(values["books"]);
    const by = readGrouping(values["by"] ?? "market");
    const files = await listSeasonFiles(positionals, io.cwd);
    const running = createSeasonBacktest(books);
    for (const file of files) {
      for await (const row of readSeason(file)) running.add(row);
    }
    const result = running.report();
    const missing = [...(books ?? [])].find((book) => !result.books.includes(book));
    if (missing !== undefined) {
      throw new UsageError(
        `Cannot backtest: every bookmaker of --books must have prices in the files, was "${missing}"`,
      );
    }
    io.write(
      flags.has("json")
        ? `${JSON.stringify({ files: files.length, ...result })}\n`
        : formatBacktest(result, by, createPaint(io)),
    );
    return EXIT_CODES.done;
  },
};

function readBooks(text: string | undefined): ReadonlySet<string> | undefined {
  if (text === undefined) return undefined;
  const books = new Set(text.split(",").map((name) => name.trim().toLowerCase()));
  if (books.size < 2 || books.has("")) {
    throw new UsageError(
      `Cannot read --books: there must be two or more names separated by commas, was "${text}"`,
    );
  }
  return books;
}

function readGrouping(text: string): Grouping {
  const names = Object.keys(GROUPINGS) as Grouping[];
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  throw new UsageError(`Cannot read --by: it must be one of ${names.join(", ")}, was "${text}"`);
}
