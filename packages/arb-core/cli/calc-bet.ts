/** One bet of a calculation: a price, or a selection that is backed or laid at a price. */
import {
  complementOf,
  formatSelection,
  layStake,
  layToBack,
  marketInfo,
  type OddsFormat,
  type Selection,
} from "../src/index.ts";
import { readPrice, readSelection } from "./read-text.ts";
import { UsageError } from "./usage-error.ts";

/** A bet as it was given, and the backed bet that it is computed as. */
export interface CalcBet {
  /** "home -0.25", "lay home -0.25"; `undefined` for a bare price. */
  readonly name: string | undefined;
  /** What is backed: the opposite of what is laid; `undefined` for a bare price. */
  readonly selection: Selection | undefined;
  /** Decimal odds of backing it. */
  readonly odds: number;
  /** Decimal odds as they were given. */
  readonly shownOdds: number;
  readonly isLay: boolean;
  /** Whether in running it is what was given only if the score at the bet was level. */
  readonly needsLevelScore: boolean;
}

/**
 * Reads a bet such as "1.95", "home -0.25 @ 1.95" or "lay home -0.25 @ 1.95".
 *
 * @throws UsageError when it is none, or is a lay of what has no opposite.
 */
export function readBet(text: string, format: OddsFormat): CalcBet {
  const at = text.lastIndexOf("@");
  if (at === -1) {
    if (/\d/.test(text)) return backBet(undefined, readPrice(text, format));
    // Most likely the quotes are missing: the shell has made four arguments of a bet.
    throw new UsageError(
      `Cannot read bet: it must be a price, or a selection at a price in quotes ` +
        `("home -0.25 @ 1.95"), was "${text}"`,
    );
  }
  const bet = text.slice(0, at).trim();
  const price = (): number => readPrice(text.slice(at + 1), format);
  const laid = /^lay\s+(.*)$/i.exec(bet)?.[1];
  return laid === undefined
    ? backBet(readSelection(bet), price())
    : layBet(readSelection(laid), price());
}

function backBet(selection: Selection | undefined, odds: number): CalcBet {
  return {
    name: selection === undefined ? undefined : formatSelection(selection),
    selection,
    odds,
    shownOdds: odds,
    isLay: false,
    needsLevelScore: false,
  };
}

function layBet(selection: Selection, layOdds: number): CalcBet {
  const name = formatSelection(selection);
  const opposite = complementOf(selection);
  if (opposite === undefined) {
    throw new UsageError(`Cannot lay bet: some market must have its opposite, was "${name}"`);
  }
  const [from, to] = [marketInfo(selection.market), marketInfo(opposite.market)];
  return {
    name: `lay ${name}`,
    selection: opposite,
    odds: layToBack(layOdds),
    shownOdds: layOdds,
    isLay: true,
    needsLevelScore: from.kind === "eh" && to.kind === "hdp",
  };
}

/** The backer's stake to lay for a liability, in minor units, rounded down. */
export function backersStakeMinor(liabilityMinor: number, layOdds: number): number {
  // 19 / (1.95 - 1) is 20 but for the rounding of floating point.
  return Math.floor(layStake(liabilityMinor, layOdds) * (1 + 1e-12));
}
