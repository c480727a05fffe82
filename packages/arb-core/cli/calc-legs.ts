/** The bets of a calculation, read from the arguments of `arb-core calc`. */
import {
  COMMISSION_BASES,
  formatSelection,
  isDecimalOdds,
  oddsAfterCommission,
  type Commission,
  type OddsFormat,
  type Selection,
  type StakeLeg,
} from "../src/index.ts";
import { parseMoney, parsePositiveMoney } from "./money.ts";
import { formatNumber } from "./number-text.ts";
import { quoteAll } from "./positionals.ts";
import { readOddsFormat, readPrice, readSelection } from "./read-text.ts";
import { UsageError } from "./usage-error.ts";

/** As many bets as a stake plan takes. */
const MAX_BETS = 8;

/** A bet as it was given, and what it needs for a plan in money. */
export interface CalcLeg {
  /** How the bet is called: its selection, or "bet 1" where there is a bare price. */
  readonly name: string;
  /** At the odds before commission. */
  readonly terms: StakeLeg;
  /** Decimal odds after commission. */
  readonly netOdds: number;
}

/** The bets of a calculation. */
export interface CalcLegs {
  readonly legs: readonly CalcLeg[];
  /** Bare prices: the bets are taken for such that exactly one wins. */
  readonly areBare: boolean;
}

/**
 * Reads bets and their terms. An option of the bets has one value for all of them, or one for each,
 * separated by commas, where an empty one leaves the default.
 *
 * @throws UsageError when they make no sense.
 */
export function readCalcLegs(
  positionals: readonly string[],
  values: Readonly<Record<string, string | undefined>>,
): CalcLegs {
  const count = positionals.length;
  if (count < 2 || count > MAX_BETS) {
    throw new UsageError(
      `Cannot calculate: there must be 2 to ${MAX_BETS} bets, was ${quoteAll(positionals)}`,
    );
  }
  const perBet = <T>(option: string, read: (text: string) => T) =>
    readPerBet(values[option], `--${option}`, count, read);
  const formats = perBet("format", (text) => readOddsFormat(text, "--format"));
  const steps = perBet("round", (text) => parsePositiveMoney(text, "--round"));
  const minima = perBet("min", (text) => parseMoney(text, "--min"));
  const maxima = perBet("max", (text) => parseMoney(text, "--max"));
  const commissions = perBet("commission", readCommission);

  const bets = positionals.map((text, index) => readBet(text, formats[index] ?? "decimal"));
  const areBare = bets.every(({ selection }) => selection === undefined);
  if (!areBare && bets.some(({ selection }) => selection === undefined)) {
    throw new UsageError(
      'Cannot read bets: each must be a selection at a price, in quotes ("home -0.25 @ 1.95"), ' +
        `or each a price alone, was ${quoteAll(positionals)}`,
    );
  }
  const legs = bets.map(({ selection, odds }, index): CalcLeg => {
    const name = selection === undefined ? `bet ${index + 1}` : formatSelection(selection);
    const [step, min, max, commission] = [
      steps[index],
      minima[index],
      maxima[index],
      commissions[index],
    ];
    const terms: StakeLeg = {
      ...(selection ?? exclusiveBet(index, count)),
      odds,
      ...(step === undefined ? {} : { stepMinor: step }),
      ...(min === undefined ? {} : { minMinor: min }),
      ...(max === undefined ? {} : { maxMinor: max }),
      ...(commission === undefined ? {} : { commission }),
    };
    return { name, terms, netOdds: netOddsOf(name, odds, commission) };
  });
  return { legs, areBare };
}

/** One of `count` bets of which exactly one wins at every score, by ascending goal difference. */
function exclusiveBet(index: number, count: number): Selection {
  if (index === 0) return { market: "ft_1x2", side: "away", line: 0 };
  if (count === 2) return { market: "ft_dc", side: "home_draw", line: 0 };
  // A draw, home by exactly 1, by exactly 2, and so on; the last is home by more than those.
  return index === count - 1
    ? { market: "ft_eh", side: "home", line: 3 - count }
    : { market: "ft_eh", side: "draw", line: 0 - (index - 1) };
}

function readBet(text: string, format: OddsFormat): { selection?: Selection; odds: number } {
  const at = text.lastIndexOf("@");
  if (at === -1) {
    if (/\d/.test(text)) return { odds: readPrice(text, format) };
    // Most likely the quotes are missing: the shell has made four arguments of a bet.
    throw new UsageError(
      `Cannot read bet: it must be a price, or a selection at a price in quotes ` +
        `("home -0.25 @ 1.95"), was "${text}"`,
    );
  }
  return {
    selection: readSelection(text.slice(0, at)),
    odds: readPrice(text.slice(at + 1), format),
  };
}

function netOddsOf(name: string, odds: number, commission: Commission | undefined): number {
  if (commission === undefined) return odds;
  const net = oddsAfterCommission(odds, commission);
  if (isDecimalOdds(net)) return net;
  throw new UsageError(
    `Cannot calculate: ${name} must have something left to win after commission, ` +
      `was ${odds} less ${formatNumber(commission.rate * 100, 6)} % of the ${commission.on}`,
  );
}

const COMMISSION = /^(\d{1,2}(?:\.\d{1,6})?)\s*%?\s*([a-z]*)$/;

function readCommission(text: string): Commission {
  const match = COMMISSION.exec(text.trim().toLowerCase());
  const on = COMMISSION_BASES.find((basis) => basis === (match?.[2] || "winnings"));
  if (match !== null && on !== undefined) return { on, rate: Number(match[1]) / 100 };
  throw new UsageError(
    "Cannot read --commission: it must be a percentage below 100, of the winnings or such as " +
      `2%turnover or 2%return, was "${text}"`,
  );
}

function readPerBet<T>(
  text: string | undefined,
  option: string,
  count: number,
  read: (text: string) => T,
): readonly (T | undefined)[] {
  if (text === undefined) return [];
  const items = text.split(",").map((item) => (item.trim() === "" ? undefined : read(item)));
  if (items.length === 1) return Array.from({ length: count }, () => items[0]);
  if (items.length === count) return items;
  throw new UsageError(
    `Cannot read ${option}: it must have one value, or ${count} separated by commas, was "${text}"`,
  );
}
