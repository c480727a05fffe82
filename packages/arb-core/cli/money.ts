/** Amounts of money: hundredths of a unit inside, units with two decimals outside. */
import { UsageError } from "./usage-error.ts";

const AMOUNT = /^(\d{1,13})(?:\.(\d{1,2}))?$/;

/**
 * Reads an amount such as "1000" or "12.50".
 *
 * @param name - what the amount is, for the error.
 * @returns minor units.
 * @throws UsageError when it is no amount.
 */
export function parseMoney(text: string, name: string): number {
  const match = AMOUNT.exec(text.trim());
  if (match === null) {
    throw new UsageError(
      `Cannot read ${name}: it must be an amount with at most two decimals, was "${text}"`,
    );
  }
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

/**
 * {@link parseMoney} of an amount that nothing can be done without.
 *
 * @throws UsageError when it is no amount, or 0.
 */
export function parsePositiveMoney(text: string, name: string): number {
  const minor = parseMoney(text, name);
  if (minor > 0) return minor;
  throw new UsageError(`Cannot read ${name}: it must be above 0, was "${text}"`);
}

/** Writes minor units as an amount: "-12.50". */
export function formatMoney(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, "0");
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Minor units as a number of units, for programs: 1250 is 12.5. */
export function toUnits(minor: number): number {
  return minor / 100;
}
