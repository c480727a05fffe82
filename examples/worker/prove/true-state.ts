/** What a right reading of a simulated site is, from what the simulator says is true. */
import type { StateLine, StateMatch, StateResult } from "example-bookmakers";
import type { WireMatch } from "scraper-kit/protocol";

/** A line as a worker says it: whose prices they are, and on what. */
export interface SaidLine {
  readonly market: string;
  /** The handicap or the total; 0 where a market has neither. */
  readonly line: number;
  /** Home and away, over and under; with the draw in the middle where there is one. */
  readonly prices: readonly number[];
  readonly suspended: boolean;
}

/** Prices that are printed in Malay odds are exact; others are rounded to the site's last digit. */
export const PRINTED_TOLERANCE = 0.0051;
const EXACT = 1e-9;

/** Which match is meant, by what both sides print: its teams and its league. */
export function nameOf(match: WireMatch): string {
  return `${match.home_team} | ${match.away_team} | ${match.league ?? ""}`;
}

/** The name of a match of the simulator, as {@link nameOf}. */
export function trueNameOf(match: StateMatch): string {
  return `${match.home.replace(/ \(N\)$/u, "")} | ${match.away} | ${match.league}`;
}

/** The lines that a worker says of a match. */
export function saidLines({ odds }: WireMatch): SaidLine[] {
  return Object.entries(odds).flatMap(([market, value]) =>
    (Array.isArray(value) ? value : [value]).map((said): SaidLine => {
      const { handicap, line, suspended, ...prices } = said as Record<string, number | boolean>;
      const { home, draw, away, over, under } = prices as Record<string, number>;
      const all = [home ?? over, draw, away ?? under].filter((price) => price !== undefined);
      const place = handicap ?? line ?? 0;
      return { market, line: Number(place) + 0, prices: all, suspended: suspended === true };
    }),
  );
}

/** The lines that a match of the simulator has. */
export function trueLines({ lines, results }: StateMatch): SaidLine[] {
  const toSaid = (line: StateLine | StateResult): SaidLine => ({
    market: line.market,
    line: ("line" in line ? line.line : 0) + 0,
    prices: line.prices,
    suspended: line.suspended,
  });
  return [...lines.map(toSaid), ...results.map(toSaid)];
}

/** Whether the prices that are said are those that are true; 1X2 prices are decimal always. */
export function isSamePrices(said: SaidLine, is: SaidLine, isRounded: boolean): boolean {
  const tolerance = isRounded && !said.market.endsWith("1x2") ? PRINTED_TOLERANCE : EXACT;
  return (
    said.prices.length === is.prices.length &&
    said.prices.every((price, side) => Math.abs(price - (is.prices[side] ?? 0)) <= tolerance)
  );
}

/**
 * Compares what is said with what is true, all of it.
 *
 * @returns one sentence for each difference; none when the reading is right and complete.
 */
export function differences(
  said: readonly WireMatch[],
  state: readonly StateMatch[],
  isRounded: boolean,
): string[] {
  const found: string[] = [];
  const open = new Map(said.map((match) => [nameOf(match), match]));
  if (open.size !== said.length) found.push("a match is said twice");
  for (const match of state) {
    const name = trueNameOf(match);
    const own = open.get(name);
    open.delete(name);
    if (match.pseudo) {
      if (own !== undefined) found.push(`${name}: is no match`);
    } else if (own === undefined) {
      if (hasOffer(match)) found.push(`${name}: is missing`);
    } else {
      found.push(...headDifferences(own, match), ...lineDifferences(own, match, isRounded));
    }
  }
  for (const name of open.keys()) found.push(`${name}: is not offered`);
  return found;
}

/** A match without any open line may be left out. */
function hasOffer(match: StateMatch): boolean {
  return trueLines(match).some(({ suspended }) => !suspended);
}

/** What is said of a match besides its lines. */
interface Head {
  readonly live: boolean | undefined;
  readonly neutral: boolean;
  period?: string | undefined;
  readonly score?: WireMatch["score"];
  readonly start?: string | undefined;
}

function headDifferences(said: WireMatch, match: StateMatch): string[] {
  const wanted: Head = match.live
    ? { live: true, neutral: match.neutral, period: match.period, score: match.score }
    : { live: false, neutral: match.neutral, start: match.startsAt.slice(0, 16) };
  const is: Head = match.live
    ? { live: said.live, neutral: said.neutral === true, period: said.period, score: said.score }
    : { live: said.live, neutral: said.neutral === true, start: said.start_time?.slice(0, 16) };
  // While no bets are taken, a page may say so in the place of its clock.
  if (match.live && is.period === undefined && !hasOffer(match)) wanted.period = undefined;
  const [one, other] = [JSON.stringify(is), JSON.stringify(wanted)];
  return one === other ? [] : [`${nameOf(said)}: ${one} is said, ${other} is true`];
}

function lineDifferences(said: WireMatch, match: StateMatch, isRounded: boolean): string[] {
  const found: string[] = [];
  const say = (what: string, { market, line, prices }: SaidLine): void => {
    found.push(`${nameOf(said)}: ${market} ${line} at ${prices.join(", ")} ${what}`);
  };
  const own = saidLines(said);
  const all = trueLines(match);
  for (const [index, line] of own.entries()) {
    const isThis = (other: SaidLine): boolean =>
      other.market === line.market && other.line === line.line;
    if (own.findIndex(isThis) !== index) say("is said twice", line);
    const is = all.find(isThis);
    if (is === undefined) say("is not offered", line);
    else if (is.suspended && !line.suspended) say("is suspended", line);
    else if (!is.suspended && line.suspended) say("is not suspended", line);
    else if (!is.suspended && !isSamePrices(line, is, isRounded)) {
      say(`is said, ${is.prices.join(", ")} is true`, line);
    }
  }
  for (const line of all) {
    const isSaid = own.some((other) => other.market === line.market && other.line === line.line);
    if (!line.suspended && !isSaid) say("is missing", line);
  }
  return found;
}
