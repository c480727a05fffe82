/** What `arb-core backtest` prints for people. */
import type {
  BacktestGroup,
  BacktestReport,
  BacktestReturns,
  BacktestTally,
} from "../src/index.ts";
import { formatFixed, formatPercent } from "./number-text.ts";
import type { Paint } from "./paint.ts";
import type { SeasonBacktest } from "./season-backtest.ts";
import { formatTable } from "./table.ts";

/** What the second table can be grouped by, and its groups in a report. */
export const GROUPINGS = {
  market: "byMarket",
  line: "byLine",
  league: "byLeague",
  month: "byMonth",
} as const;

/** One of {@link GROUPINGS}. */
export type Grouping = keyof typeof GROUPINGS;

const MARKET_NAMES: Readonly<Record<string, string>> = {
  ft_hdp: "Asian handicap",
  ft_ou: "over/under",
};

/** Writes a backtest for people. */
export function formatBacktest(result: SeasonBacktest, by: Grouping, paint: Paint): string {
  const { all, books, matches } = result;
  const sections = [`${matches} matches with prices of ${books.join(", ") || "nobody"}`];
  if (all.all.bets === 0) return `${[...sections, "No sure bets were found."].join("\n\n")}\n`;
  sections.push(formatPhases(result, paint));
  sections.push(
    `${all.all.settled} of ${all.all.bets} settled with the real scores, in percent of the outlay:\n` +
      formatReturns(all.all, paint),
  );
  sections.push(formatGroups(all[GROUPINGS[by]], by, paint));
  const quarter = all.byLine.find(({ key }) => key === "quarter");
  const gain = quarter === undefined ? undefined : describeGain(quarter);
  if (gain !== undefined) sections.push(gain);
  return `${sections.join("\n\n")}\n`;
}

function formatPhases({ opening, closing, all }: SeasonBacktest, paint: Paint): string {
  const betsOf = (report: BacktestReport, key: string): string =>
    String(report.byMarket.find((group) => group.key === key)?.bets ?? 0);
  return formatTable([
    header(["sure bets", "opening", "closing", "all"], paint),
    ...all.byMarket.map(({ key, bets }) => [
      MARKET_NAMES[key] ?? key,
      betsOf(opening, key),
      betsOf(closing, key),
      String(bets),
    ]),
    ["all", ...[opening, closing, all].map((report) => String(report.all.bets))],
  ]);
}

function formatReturns({ recommended, equalPayouts }: BacktestTally, paint: Paint): string {
  const row = (name: string, cell: (returns: BacktestReturns) => string): string[] => [
    name,
    cell(recommended),
    cell(equalPayouts),
  ];
  return formatTable([
    header(["", "safest split", "equal payouts"], paint),
    row("lost money", ({ negative }) => String(negative)),
    row("gave the stakes back", ({ even }) => String(even)),
    row("mean", ({ mean }) => percent(mean)),
    row("least", ({ least }) => percent(least)),
    row("greatest", ({ greatest }) => percent(greatest)),
    row("guaranteed, mean", ({ floor }) => percent(floor)),
  ]);
}

function formatGroups(groups: readonly BacktestGroup[], by: Grouping, paint: Paint): string {
  return formatTable([
    header(
      [by, "bets", "settled", "lost", "mean", "at equal payouts", "guaranteed", "at equal payouts"],
      paint,
    ),
    ...groups.map(({ key, bets, settled, recommended, equalPayouts }) => [
      (by === "market" ? MARKET_NAMES[key] : undefined) ?? (key === "" ? "unknown" : key),
      String(bets),
      String(settled),
      String(recommended.negative),
      percent(recommended.mean),
      percent(equalPayouts.mean),
      percent(recommended.floor),
      percent(equalPayouts.floor),
    ]),
  ]);
}

function describeGain({ settled, recommended, equalPayouts }: BacktestGroup): string | undefined {
  const [safest, equal] = [recommended.floor, equalPayouts.floor];
  if (safest === undefined || equal === undefined) return undefined;
  return (
    `On quarter lines (${settled}) the safest split guarantees ${percent(safest)} on average, ` +
    `equal payouts ${percent(equal)}:\na floor gained of ${formatFixed(safest - equal, 4)} points.`
  );
}

function percent(value: number | undefined): string {
  return value === undefined ? "-" : formatPercent(value, 4);
}

function header(cells: readonly string[], paint: Paint): string[] {
  return cells.map((cell) => paint("bold", cell));
}
