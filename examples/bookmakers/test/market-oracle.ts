import type { MarketState, StateLine, StateMatch } from "../src/market-state.ts";
import { SITES, type PerSite, type Site } from "../src/site.ts";
import { TEAMS } from "../src/teams.ts";

/** A price with what is needed to settle it, whichever way round its board prints the teams. */
export interface OraclePrice {
  readonly site: Site;
  readonly matchId: number;
  readonly market: string;
  /** Goals added to the side's own margin: handicap, or plus or minus the total. */
  readonly shift: number;
  /** 1: gains with home goals (or with goals); -1: the opposite side. */
  readonly direction: 1 | -1;
  readonly price: number;
}

/** Lists every price that can be taken, seen from the side of the true home team. */
export function listPrices(state: MarketState): readonly OraclePrice[] {
  const homes = new Map<number, string>();
  return SITES.flatMap((site) =>
    state.sites[site].flatMap((match) => {
      const printed = teamId(site, match.home);
      const home = homes.get(match.matchId) ?? printed;
      homes.set(match.matchId, home);
      return match.lines
        .filter(({ suspended }) => !suspended)
        .flatMap((line) => listLinePrices(site, match, line, printed !== home));
    }),
  );
}

function listLinePrices(
  site: Site,
  match: StateMatch,
  line: StateLine,
  turned: boolean,
): readonly OraclePrice[] {
  const handicap = line.market.endsWith("hdp");
  const direction = handicap && turned ? -1 : 1;
  const shared = { site, matchId: match.matchId, market: line.market } as const;
  const shift = handicap ? line.line : -line.line;
  return [
    { ...shared, shift, direction, price: line.prices[0] },
    { ...shared, shift: 0 - shift, direction: direction === 1 ? -1 : 1, price: line.prices[1] },
  ];
}

/** The club behind a printed name, by the table and nothing else. */
export function teamId(site: Site, name: string): string {
  const plain = name.replace(/ \((?:W|N)\)$| U21$/, "");
  const team = TEAMS.find(({ names }: { names: PerSite<string> }) => names[site] === plain);
  if (team === undefined) throw new Error(`No club is called ${name} at ${site}`);
  return team.id;
}

/**
 * The greatest least return of two prices over every result and every split of the stake, by
 * plain enumeration: above 0 it is a sure bet.
 */
export function greatestLeastReturn(one: OraclePrice, other: OraclePrice): number {
  const results = Array.from({ length: 41 }, (_, index) => index - 20);
  const payoffs = results.map((x) => [payoff(one, x), payoff(other, x)] as const);
  const splits = new Set([0, 1]);
  for (const [a1, b1] of payoffs) {
    for (const [a2, b2] of payoffs) {
      const split = (b2 - b1) / (a1 - b1 - a2 + b2);
      if (split > 0 && split < 1) splits.add(split);
    }
  }
  return Math.max(
    ...[...splits].map((split) =>
      Math.min(...payoffs.map(([a, b]) => split * a + (1 - split) * b)),
    ),
  );
}

/** Profit per unit staked when the quantity that decides the market comes out at `x`. */
function payoff({ shift, direction, price }: OraclePrice, x: number): number {
  const halves = Number.isInteger(shift * 2) ? [shift] : [shift - 0.25, shift + 0.25];
  const profits = halves.map((half) => {
    const margin = direction * x + half;
    return margin > 0 ? price - 1 : margin < 0 ? -1 : 0;
  });
  return profits.reduce((sum, profit) => sum + profit, 0) / halves.length;
}
