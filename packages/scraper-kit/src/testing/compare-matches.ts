/** Says in sentences how what was read differs from what is right. */
import { marketInfo, parseMarketKey } from "arb-core";
import type { WireMatch } from "../protocol/messages.ts";

/** A line of a match, under a name that tells it from the match's other lines. */
export interface NamedLine {
  /** `ft_hdp -0.5`, `ft_1x2`. */
  readonly name: string;
  readonly prices: Readonly<Record<string, number>>;
  readonly isSuspended: boolean;
}

type LineObject = Readonly<Record<string, number | boolean | undefined>>;

/** Prices are computed in more than one way. */
const TOLERANCE = 1e-9;

/** What a match is known by: its id, or else its teams. */
export function nameMatch({ id, home_team, away_team }: WireMatch): string {
  return id ?? `${home_team} v ${away_team}`;
}

/** The lines of a match, in the order in which they are told. */
export function linesOf({ odds }: WireMatch): NamedLine[] {
  return Object.entries(odds).flatMap(([market, value]) => {
    const lines = (Array.isArray(value) ? value : [value ?? []].flat()) as LineObject[];
    return lines.map((line) => {
      const sides = parseMarketKey(market) && marketInfo(market as "ft_hdp").sides;
      const prices = (sides ?? []).map((side) => [side, Number(line[side])] as const);
      return {
        name: nameLine(market, line),
        prices: Object.fromEntries(prices),
        isSuspended: line["suspended"] === true,
      };
    });
  });
}

/** The name of a line, from its market and the number that tells it from others. */
export function nameLine(market: string, line: LineObject): string {
  const number = line["handicap"] ?? line["line"];
  // -0 and 0 are one line.
  return number === undefined ? market : `${market} ${Number(number) + 0}`;
}

/** @returns a sentence for each difference; none when the matches are the same, in any order. */
export function compareMatches(
  actual: readonly WireMatch[],
  expected: readonly WireMatch[],
): string[] {
  const read = new Map(actual.map((match) => [nameMatch(match), match]));
  const wanted = new Map(expected.map((match) => [nameMatch(match), match]));
  const missing = [...wanted.keys()].filter((name) => !read.has(name));
  const extra = [...read.keys()].filter((name) => !wanted.has(name));
  return [
    ...missing.map((name) => `match ${name} was not read`),
    ...extra.map((name) => `match ${name} was read, and is not expected`),
    ...[...wanted].flatMap(([name, match]) => {
      const other = read.get(name);
      return other === undefined ? [] : compareMatch(other, match);
    }),
  ];
}

/** @returns a sentence for each difference between two states of one match. */
export function compareMatch(actual: WireMatch, expected: WireMatch): string[] {
  const where = `match ${nameMatch(expected)}`;
  const { odds: _actualOdds, ...head } = actual;
  const { odds: _expectedOdds, ...wantedHead } = expected;
  const fields = new Set([...Object.keys(head), ...Object.keys(wantedHead)]) as Set<
    keyof typeof head
  >;
  const inHead = [...fields]
    .filter((field) => JSON.stringify(head[field]) !== JSON.stringify(wantedHead[field]))
    .map((field) => `${where}: ${field} is ${show(head[field])}, not ${show(wantedHead[field])}`);

  const read = new Map(linesOf(actual).map((line) => [line.name, line]));
  const wanted = new Map(linesOf(expected).map((line) => [line.name, line]));
  const extra = [...read.keys()].filter((name) => !wanted.has(name));
  return [
    ...inHead,
    ...extra.map((name) => `${where}: ${name} was read, and is not expected`),
    ...[...wanted].flatMap(([name, line]) => {
      const other = read.get(name);
      if (other === undefined) return [`${where}: ${name} was not read`];
      return compareLine(other, line).map((text) => `${where}: ${name}: ${text}`);
    }),
  ];
}

/** @returns what differs between two states of one line: a text for each side, and one for the rest. */
export function compareLine(actual: NamedLine, expected: NamedLine): string[] {
  const prices = Object.entries(expected.prices)
    .filter(([side, price]) => !(Math.abs((actual.prices[side] ?? 0) - price) <= TOLERANCE))
    .map(([side, price]) => `${side} is ${show(actual.prices[side])}, not ${price}`);
  if (actual.isSuspended === expected.isSuspended) return prices;
  return [...prices, actual.isSuspended ? "is suspended" : "is open, and should be suspended"];
}

function show(value: unknown): string {
  return value === undefined ? "absent" : JSON.stringify(value);
}
