/** What `npm run replay` prints at its end: tables for people, one object for programs. */
import { formatTable } from "../packages/arb-core/cli/table.ts";
import { tallyPair, type PairTally } from "./replay-settlement.ts";

/** The pair that the season files are about. */
export const MAIN_PAIR = "bet365 v pinnacle";

/** The object that `--json` prints, about Bet365 against Pinnacle alone. */
export interface ReplayJson {
  readonly ah_open: number;
  readonly ah_close: number;
  readonly ou_open: number;
  readonly ou_close: number;
  readonly settled: number;
  readonly negative: number;
  /** To four decimals; `null` when nothing was settled. */
  readonly mean_percent: number | null;
}

/** The result for programs. */
export function toReplayJson(tallies: readonly PairTally[]): ReplayJson {
  const { handicap, totals, settled, negative, meanPercent } = mainTally(tallies);
  return {
    ah_open: handicap.opening,
    ah_close: handicap.closing,
    ou_open: totals.opening,
    ou_close: totals.closing,
    settled,
    negative,
    mean_percent: meanPercent === undefined ? null : Number(meanPercent.toFixed(4)),
  };
}

/**
 * The result for people: Bet365 against Pinnacle in full where results are known, and every other
 * pair of bookmakers in a line each.
 */
export function formatReport(tallies: readonly PairTally[], hasResults: boolean): string {
  const main = mainTally(tallies);
  const others = tallies.filter(({ pair }) => pair !== MAIN_PAIR);
  const sections: string[] = [];
  if (hasResults) sections.push(formatMain(main));
  const listed = hasResults ? others : tallies;
  if (listed.length > 0) {
    sections.push(`${hasResults ? "Other pairs" : "Pairs"} of bookmakers\n${formatPairs(listed)}`);
  }
  if (sections.length === 0) sections.push("No sure bets were found.");
  return sections.join("\n\n");
}

function mainTally(tallies: readonly PairTally[]): PairTally {
  return tallies.find(({ pair }) => pair === MAIN_PAIR) ?? tallyPair(MAIN_PAIR, [], new Map());
}

function formatMain({ handicap, totals, all, settled, negative, meanPercent }: PairTally): string {
  const rows = [
    ["Bet365 against Pinnacle", "opening", "closing"],
    ["Asian handicap", handicap.opening, handicap.closing],
    ["Over/under", totals.opening, totals.closing],
  ];
  return [
    formatTable(rows),
    `All ${all}, settled with the real scores ${settled}, negative ${negative}, ` +
      `mean return ${formatPercent(meanPercent)}`,
  ].join("\n");
}

function formatPairs(tallies: readonly PairTally[]): string {
  return formatTable([
    ["", "AH opening", "closing", "O/U opening", "closing", "all", "settled", "negative", "mean"],
    ...tallies.map(({ pair, handicap, totals, all, settled, negative, meanPercent }) => [
      pair,
      handicap.opening,
      handicap.closing,
      totals.opening,
      totals.closing,
      all,
      settled,
      negative,
      formatPercent(meanPercent),
    ]),
  ]);
}

function formatPercent(percent: number | undefined): string {
  return percent === undefined ? "-" : `${percent.toFixed(4)} %`;
}
