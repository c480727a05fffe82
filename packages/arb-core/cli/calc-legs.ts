/** The bets of a calculation, read from the arguments of `arb-core calc`. */
import {
  COMMISSION_BASES,
  isDecimalOdds,
  MIN_ODDS,
  oddsAfterCommission,
  type Commission,
  type Selection,
  type StakeLeg,
} from "../src/index.ts";
import { readBet, type CalcBet } from "./calc-bet.ts";
import { parseMoney, parsePositiveMoney } from "./money.ts";
import { formatNumber, formatPrice } from "./number-text.ts";
import { quoteAll } from "./positionals.ts";
import { readOddsFormat } from "./read-text.ts";
import { UsageError } from "./usage-error.ts";

/** As many bets as a stake plan takes. */
const MAX_BETS = 8;

/**
 * A plan takes odds for the decimal number that they are written as. Those of a lay bet can be a
 * recurring one; cut short, they would pay a cent too little on a whole backer's stake.
 */
const JUST_ABOVE_1 = 1 + 1e-12;

/** With a commission, a plan computes from the odds before it, else from those after it. */
const NO_COMMISSION: Commission = { on: "winnings", rate: 0 };

/** A bet as it was given, and what it needs for a plan in money. */
export interface CalcLeg {
  /** How the bet is called: its selection, or "bet 1" where there is a bare price. */
  readonly name: string;
  readonly bet: CalcBet;
  /** As a backed bet: the stake of a lay bet is its liability. */
  readonly terms: StakeLeg;
  /** Decimal odds after commission, of the backed bet. */
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
  const maxWins = perBet("max-win", (text) => parseMoney(text, "--max-win"));
  const commissions = perBet("commission", readCommission);

  const bets = positionals.map((text, index) => readBet(text, formats[index] ?? "decimal"));
  const areBare = bets.every(({ selection }) => selection === undefined);
  if (!areBare && bets.some(({ selection }) => selection === undefined)) {
    throw new UsageError(
      'Cannot read bets: each must be a selection at a price, in quotes ("home -0.25 @ 1.95"), ' +
        `or each a price alone, was ${quoteAll(positionals)}`,
    );
  }
  const legs = bets.map((bet, index): CalcLeg => {
    const name = bet.name ?? `bet ${index + 1}`;
    const [step, min, max, maxWin, commission] = [
      steps[index],
      minima[index],
      maxima[index],
      maxWins[index],
      commissions[index] ?? (bet.isLay ? NO_COMMISSION : undefined),
    ];
    const netOdds = netOddsOf(name, bet, commission);
    const terms: StakeLeg = {
      ...(bet.selection ?? exclusiveBet(index, count)),
      odds: bet.isLay ? bet.odds * JUST_ABOVE_1 : bet.odds,
      netOdds,
      ...(step === undefined ? {} : { stepMinor: step }),
      ...(min === undefined ? {} : { minMinor: min }),
      ...(max === undefined ? {} : { maxMinor: max }),
      ...(maxWin === undefined ? {} : { maxWinMinor: maxWin }),
      ...(commission === undefined ? {} : { commission }),
    };
    return { name, bet, terms, netOdds };
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

function netOddsOf(
  name: string,
  { odds, isLay }: CalcBet,
  commission: Commission | undefined,
): number {
  if (commission === undefined) return odds;
  const { on, rate } = commission;
  const percent = formatNumber(rate * 100, 6);
  if (isLay && on !== "winnings" && rate > 0) {
    throw new UsageError(
      `Cannot calculate: the commission on ${name} must be of the winnings, ` +
        `was ${percent} % of the ${on}`,
    );
  }
  const net = oddsAfterCommission(odds, commission);
  if (isDecimalOdds(net)) return net;
  throw new UsageError(
    `Cannot calculate: ${name} must have odds of ${MIN_ODDS} or more left after commission, ` +
      `was ${formatPrice(odds)} less ${percent} % of the ${on}`,
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
