/**
 * The sure bets of one event by trying every two and every three prices, each settled at every
 * score. Slow and obvious; it imports nothing from src.
 */
import { EVERY_SCORE } from "./returns.ts";
import { settleByDefinition, type Bet, type Goals } from "./settlement.ts";

export interface OracleLine {
  readonly market: string;
  readonly line: number;
  readonly odds: readonly number[];
  readonly suspended?: boolean;
}

export interface OracleEvent {
  readonly id: string;
  readonly members: readonly {
    readonly provider: string;
    readonly orientation: string;
    readonly listing: {
      readonly live?: boolean;
      readonly score?: Goals | undefined;
      readonly lines: readonly OracleLine[];
    };
  }[];
}

export interface OracleRules {
  readonly skinGroups: readonly (readonly string[])[];
  readonly maxLegs: number;
  readonly classes: readonly string[];
  /** No book has home and away exchanged, whatever its prices say. Default false. */
  readonly trustsOrientation?: boolean;
}

export interface OracleCombination {
  readonly id: string;
  readonly profitMin: number;
  readonly class: string;
  readonly isIncoherent: boolean;
}

/** A price as its event sees it, and how it ends at each value of the number that decides it. */
interface Price extends Bet {
  readonly provider: string;
  readonly odds: number;
  readonly score: Goals | undefined;
  /** What two prices must have in common to be bets on one thing. */
  readonly topic: string;
  readonly endings: readonly string[];
  /** All prices of the line, and the line as the home side sees it. */
  readonly source: { readonly market: string; readonly line: number; readonly odds: number[] };
}

const HALVES: Readonly<Record<string, number>> = {
  win: 2,
  "half-win": 1,
  push: 0,
  "half-loss": -1,
  loss: -2,
};

const SIDES: Readonly<Record<string, readonly string[]>> = {
  hdp: ["home", "away"],
  ou: ["over", "under"],
  "1x2": ["home", "draw", "away"],
  ml: ["home", "away"],
  dnb: ["home", "away"],
  dc: ["home_draw", "home_away", "draw_away"],
  btts: ["yes", "no"],
  oe: ["odd", "even"],
  eh: ["home", "draw", "away"],
};

export function combinationsByDefinition(
  event: OracleEvent,
  rules: OracleRules,
): OracleCombination[] {
  const prices = pricesOf(event);
  const found: OracleCombination[] = [];
  const judge = (legs: readonly Price[]): void => {
    if (areOneBook(legs, rules.skinGroups)) return;
    const total = legs.reduce((sum, { odds }) => sum + 1 / odds, 0);
    if ((1 / total - 1) * 100 <= 1e-9) return;
    const profitMin = guaranteeOf(legs);
    const kind = classOf(legs, profitMin, total);
    if (!rules.classes.includes(kind)) return;
    const pairs = legs.flatMap((a, i) => legs.slice(i + 1).map((b) => [a, b] as const));
    const others = pairs.filter(([a, b]) => a.provider !== b.provider);
    const isTrusted = rules.trustsOrientation === true;
    if (!isTrusted && others.some(([a, b]) => isDoubtful(prices, a, b))) return;
    const isIncoherent = others.some(([a, b]) => isFarApart(prices, a, b));
    found.push({ id: idOf(event, legs), profitMin, class: kind, isIncoherent });
  };
  for (const a of prices) {
    for (const b of prices) {
      if (a.topic !== b.topic || a === b) continue;
      if ((rises(a) && falls(b)) || (isOne(a) && areExact([a, b]))) judge([a, b]);
      if (rules.maxLegs < 3 || !rises(a) || !isOne(b)) continue;
      for (const c of prices) {
        if (c.topic === a.topic && falls(c) && areExact([a, b, c])) judge([a, b, c]);
      }
    }
  }
  return found;
}

function pricesOf(event: OracleEvent): Price[] {
  const isRunning = event.members.some(({ listing }) => listing.live === true);
  return event.members.flatMap(({ provider, orientation, listing }) => {
    const { live = false, score: printed, lines } = listing;
    if (orientation === "unknown" || live !== isRunning || (printed !== undefined) !== live) {
      return [];
    }
    const isSwapped = orientation === "swapped";
    const score =
      isSwapped && printed !== undefined ? { home: printed.away, away: printed.home } : printed;
    return (
      lines
        .filter(({ suspended }) => suspended !== true)
        // In running, nobody says the second half's own score, from which its handicaps count.
        .filter(({ market }) => !(live && market === "sh_hdp"))
        .map((line) => (isSwapped ? exchangeLine(line) : line))
        .flatMap(({ market, line, odds }) => {
          const source = { market, line, odds: [...odds] };
          return (SIDES[market.slice(3)] ?? []).map((side, index) => {
            const bet = { market, side, line: side === "away" ? 0 - line : line };
            const topic = topicOf(market, score);
            const endings = endingsOf(bet, score);
            return { ...bet, provider, score, topic, endings, odds: odds[index] ?? 0, source };
          });
        })
    );
  });
}

/** A line as a book prints it that has the teams the other way round. */
export function exchangeLine<T extends OracleLine>(line: T): T {
  const kind = line.market.slice(3);
  if (["ou", "btts", "oe"].includes(kind)) return line;
  return { ...line, line: 0 - line.line, odds: line.odds.toReversed() };
}

function topicOf(market: string, score: Goals | undefined): string {
  const [period = "", kind = ""] = market.split("_");
  const quantity = QUANTITIES[kind] ?? "difference";
  if (score === undefined) return `${period} ${quantity}`;
  return `${period} ${quantity} at ${score.home}-${score.away}`;
}

const QUANTITIES: Readonly<Record<string, string>> = {
  ou: "total",
  btts: "both",
  oe: "parity",
  ml: "winner",
};

/** How a bet ends, by ascending difference, total or answer. Each is worked out once. */
function endingsOf(bet: Bet, score: Goals | undefined): readonly string[] {
  const key = [bet.market, bet.side, bet.line, score?.home, score?.away].join(" ");
  const known = ENDINGS.get(key);
  if (known !== undefined) return known;
  const value = VALUES[QUANTITIES[bet.market.slice(3)] ?? "difference"];
  if (value === undefined) throw new Error(`No such market: ${bet.market}`);
  const byValue = new Map(
    EVERY_SCORE.map((result) => [value(result), settleByDefinition(bet, result, score)]),
  );
  const endings = [...byValue].sort(([x], [y]) => x - y).map(([, ending]) => ending);
  ENDINGS.set(key, endings);
  return endings;
}

const ENDINGS = new Map<string, readonly string[]>();

const VALUES: Readonly<Record<string, (result: Goals) => number>> = {
  difference: ({ home, away }) => home - away,
  total: ({ home, away }) => home + away,
  both: ({ home, away }) => (home > 0 && away > 0 ? 1 : 0),
  parity: ({ home, away }) => (home + away) % 2,
  winner: ({ home, away }) => Math.sign(home - away),
};

function rises({ endings }: Price): boolean {
  return isAscending(endings.map((ending) => HALVES[ending] ?? 0));
}

function falls({ endings }: Price): boolean {
  return isAscending(endings.toReversed().map((ending) => HALVES[ending] ?? 0));
}

function isAscending(values: readonly number[]): boolean {
  return values[0] !== values.at(-1) && values.every((value, i) => value >= (values[i - 1] ?? -2));
}

/** Whether a bet wins at one value, and neither end is that. */
function isOne({ endings }: Price): boolean {
  return (
    endings.filter((ending) => ending === "win").length === 1 &&
    endings[0] === "loss" &&
    endings.at(-1) === "loss"
  );
}

/** Whether at every value one bet wins and the others lose. */
function areExact(legs: readonly Price[]): boolean {
  return (
    legs[0]?.endings.every((_, value) => {
      const ends = legs.map(({ endings }) => endings[value]).sort();
      return ends.at(-1) === "win" && ends.slice(0, -1).every((ending) => ending === "loss");
    }) === true
  );
}

/** Books of groups that share a name are one book. */
function areOneBook(legs: readonly Price[], groups: OracleRules["skinGroups"]): boolean {
  const known = new Set(legs.slice(0, 1).map(({ provider }) => provider));
  for (let round = 0; round <= groups.length; round++) {
    for (const group of groups) {
      if (group.some((name) => known.has(name))) for (const name of group) known.add(name);
    }
  }
  return legs.every(({ provider }) => known.has(provider));
}

function paid(ending: string | undefined, odds: number): number {
  const parts: Readonly<Record<string, number>> = {
    win: odds,
    "half-win": (odds + 1) / 2,
    push: 1,
    "half-loss": 1 / 2,
    loss: 0,
  };
  return parts[ending ?? ""] ?? Number.NaN;
}

/** What the best split returns at worst, in percent. */
function guaranteeOf(legs: readonly Price[]): number {
  const [a, b] = legs;
  if (a === undefined || b === undefined) return Number.NaN;
  // Exactly one wins: equal payouts.
  if (legs.length > 2) return (1 / legs.reduce((sum, { odds }) => sum + 1 / odds, 0) - 1) * 100;
  const rows = a.endings.map(
    (ending, value) => [paid(ending, a.odds), paid(b.endings[value], b.odds)] as const,
  );
  const least = (share: number): number =>
    Math.min(...rows.map(([x, y]) => share * x + (1 - share) * y));
  // The least of straight lines is greatest at an end, or where two of them cross.
  const distinct = [...new Map(rows.map((row) => [row.join(), row])).values()];
  const shares = [0, 1];
  for (const [x, y] of distinct) {
    for (const [z, w] of distinct) {
      const share = (w - y) / (x - y - z + w);
      if (share > 0 && share < 1) shares.push(share);
    }
  }
  return (Math.max(...shares.map(least)) - 1) * 100;
}

function classOf(legs: readonly Price[], profitMin: number, total: number): string {
  const [a, b] = legs;
  const paysBoth =
    legs.length === 2 &&
    a?.endings.some(
      (ending, value) => (HALVES[ending] ?? 0) + (HALVES[b?.endings[value] ?? ""] ?? 0) > 0,
    ) === true;
  if (profitMin > 1e-7) return paysBoth ? "arb-middle" : "arb";
  if (profitMin > -1e-7) return total < 1 ? "no-loss" : "none";
  if (paysBoth) return "middle";
  return total < 1 ? "polish" : "none";
}

/** The lines that a book has all prices of, by name; double chance has no probabilities. */
function linesOf(prices: readonly Price[], provider: string): Map<string, Price> {
  return new Map(
    prices
      .filter((price) => price.provider === provider && !price.market.endsWith("_dc"))
      .map((price) => [`${price.market} ${price.source.line}`, price]),
  );
}

/** The greatest difference of a side's probability, in points, the margins taken out. */
function pointsApart(a: readonly number[], b: readonly number[]): number {
  const [p, q] = [a, b].map((odds) => {
    const total = odds.reduce((sum, price) => sum + 1 / price, 0);
    return odds.map((price) => 1 / price / total);
  });
  return Math.max(...(p ?? []).map((value, index) => 100 * Math.abs(value - (q?.[index] ?? 0))));
}

function isFarApart(prices: readonly Price[], a: Price, b: Price): boolean {
  const [first, second] = [linesOf(prices, a.provider), linesOf(prices, b.provider)];
  return [a, b].some(({ market, source }) => {
    const [x, y] = [first, second].map((lines) => lines.get(`${market} ${source.line}`));
    return x !== undefined && y !== undefined && pointsApart(x.source.odds, y.source.odds) > 6;
  });
}

function isDoubtful(prices: readonly Price[], a: Price, b: Price): boolean {
  const [own, others] = [linesOf(prices, a.provider), linesOf(prices, b.provider)];
  const straight: number[] = [];
  const bothWays: number[] = [];
  const inverse: number[] = [];
  for (const { market, source } of own.values()) {
    const [period = "", kind = ""] = market.split("_");
    if (!a.market.startsWith(period) || kind in QUANTITIES) continue;
    const same = others.get(`${market} ${source.line}`);
    if (same !== undefined) straight.push(pointsApart(source.odds, same.source.odds));
    const exchanged = others.get(`${market} ${0 - source.line}`);
    if (exchanged !== undefined) {
      inverse.push(pointsApart(source.odds, exchanged.source.odds.toReversed()));
    }
    const isListed = own.has(`${market} ${0 - source.line}`) && exchanged !== undefined;
    if (same !== undefined && isListed) bothWays.push(straight.at(-1) ?? 0);
  }
  if (straight.length === 0 || inverse.length === 0) return false;
  const decisive = bothWays.length > 0 ? bothWays : straight;
  return Math.max(...inverse) <= 3 && Math.max(...decisive) - Math.max(...inverse) > 6;
}

function idOf(event: OracleEvent, legs: readonly Price[]): string {
  const market = legs[0]?.market ?? "";
  const parts = legs.map((leg) =>
    [leg.provider, ...(leg.market === market ? [] : [leg.market]), leg.side, leg.line].join(":"),
  );
  return [event.id, market, ...parts].join("|");
}
