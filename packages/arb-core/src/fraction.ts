/**
 * Fractional prices: the profit as a fraction of the stake, 11/10 or 4/6. British bookmakers do not
 * print every fraction but the rungs of a traditional ladder, some of them unreduced (4/6, 6/4,
 * 85/40). What a page prints is read whatever it is; the ladder is only for writing.
 */

/** A fraction of whole numbers above 0, reduced or not. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** Prices whose profits differ by no more than this are one price: no page prints finer. */
const EXACTNESS = 1e-9;

const EVEN_MONEY = "evens";
const EVEN_MONEY_WORDS: ReadonlySet<string> = new Set([EVEN_MONEY, "even", "evs"]);
const FRACTION = /^(\d+)(?:\s*[/\u2044\u2215]\s*(\d+))?$/;

/**
 * The traditional British ladder, from 1/1000 to 1000/1 by ascending price, as the racecourse has
 * it. Between 1/5 and 4/1 it is what the conversion tables of bookmakers and tipsters agree on;
 * football pages put further fractions in between (21/20, 7/5), on which they do not.
 *
 * Sources: the tables of aceodds.com/bet-calculator/odds-converter.html and
 * mobilebettingsite.com/odds-conversion-table; for both ends also the racing ladder in
 * github.com/sfisol/oddsidizer, `src/Odds Ladder.json`.
 */
export const TRADITIONAL_FRACTIONS: readonly Fraction[] = [
  "1/1000 1/500 1/400 1/300 1/250 1/200 1/150 1/100 1/80 1/66 1/50 1/40 1/33 1/25 1/20 1/18 1/16",
  "1/14 1/12 1/11 1/10 1/9 1/8 2/15 1/7 2/13 1/6 2/11 1/5 2/9 1/4 2/7 3/10 1/3 4/11 2/5 4/9 1/2",
  "8/15 4/7 8/13 4/6 8/11 4/5 5/6 10/11 1/1 11/10 6/5 5/4 11/8 6/4 13/8 7/4 15/8 2/1 85/40 9/4",
  "5/2 11/4 3/1 10/3 7/2 4/1 9/2 5/1 11/2 6/1 13/2 7/1 15/2 8/1 17/2 9/1 10/1 11/1 12/1 14/1 16/1",
  "18/1 20/1 22/1 25/1 28/1 33/1 40/1 50/1 66/1 80/1 100/1 125/1 150/1 200/1 250/1 300/1 400/1",
  "500/1 1000/1",
].flatMap((rungs) =>
  rungs.split(" ").map((text) => {
    const [numerator, denominator] = text.split("/");
    return { numerator: Number(numerator), denominator: Number(denominator) };
  }),
);

/** The profit per unit staked that a fraction means. */
function quotient({ numerator, denominator }: Fraction): number {
  return numerator / denominator;
}

/**
 * Reads a fractional price: "11/10", "11 / 10", "5" for 5/1, and "evens", "even" or "evs" in any
 * case. The text must be clean (see `cleanNumberText`).
 *
 * @returns the profit per unit staked, which is no finite number when the denominator is 0, or
 *   `undefined` when the text is no fraction.
 */
export function parseFraction(text: string): number | undefined {
  if (EVEN_MONEY_WORDS.has(text.toLowerCase())) return 1;
  const match = FRACTION.exec(text);
  return match === null ? undefined : Number(match[1]) / Number(match[2] ?? 1);
}

/** Writes a fraction as bookmakers do: "11/10", "5/1", and "evens" for 1/1. */
export function formatFraction(fraction: Fraction): string {
  return quotient(fraction) === 1 ? EVEN_MONEY : `${fraction.numerator}/${fraction.denominator}`;
}

/**
 * Finds the rung of {@link TRADITIONAL_FRACTIONS} whose profit is nearest; of two equally near ones
 * the shorter price, which promises no more than there is.
 *
 * @param profit The profit per unit staked, above 0.
 */
export function nearestTraditionalFraction(profit: number): Fraction {
  return TRADITIONAL_FRACTIONS.reduce((best, rung) =>
    // Exact ties (2.15 between 11/10 and 6/5) must not hang on a floating-point remainder.
    Math.abs(quotient(rung) - profit) < Math.abs(quotient(best) - profit) - EXACTNESS ? rung : best,
  );
}

/**
 * Finds the fraction with the least denominator within 1e-9 of a profit, by descending the
 * Stern-Brocot tree (continued fractions) between the two bounds.
 *
 * @param profit The profit per unit staked, from 0.001 to 1000 or so.
 */
export function simplestFraction(profit: number): Fraction {
  return simplestBetween(profit - EXACTNESS, profit + EXACTNESS);
}

function simplestBetween(low: number, high: number): Fraction {
  const whole = Math.ceil(low);
  if (whole <= high) return { numerator: whole, denominator: 1 };
  const below = whole - 1;
  const inverse = simplestBetween(1 / (high - below), 1 / (low - below));
  return {
    numerator: below * inverse.numerator + inverse.denominator,
    denominator: inverse.numerator,
  };
}
