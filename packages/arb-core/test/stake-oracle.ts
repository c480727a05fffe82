/**
 * A slow, obvious judge of stakes: every score is settled, every payout computed by decimal.js and
 * every combination of steps tried. It imports nothing from src.
 */
import { Decimal } from "decimal.js";

export interface OracleLeg {
  readonly market: string;
  readonly side: string;
  readonly line: number;
  readonly odds: number;
  readonly stepMinor?: number;
  readonly minMinor?: number;
  readonly maxMinor?: number;
  readonly maxWinMinor?: number;
  readonly commission?: { readonly on: string; readonly rate: number };
}

export interface OraclePlan {
  readonly stakes: readonly number[];
  readonly outlay: number;
  readonly worst: number;
}

const Exact = Decimal.clone({ precision: 80 });

/** Twice the halves won, less the halves lost: 2, 1, 0, -1 or -2 for win to loss. */
function halvesWon({ market, side, line }: OracleLeg, home: number, away: number): number {
  const ahead = (part: number): number => {
    if (market === "ft_ou") return (side === "over" ? 1 : -1) * (home + away - part);
    if (market === "ft_1x2") {
      const winner = home === away ? "draw" : home > away ? "home" : "away";
      return side === winner ? 1 : -1;
    }
    return (side === "home" ? home - away : away - home) + part;
  };
  const parts = Number.isInteger(line * 2) ? [line, line] : [line - 0.25, line + 0.25];
  return parts.reduce((sum, part) => sum + Math.sign(ahead(part)), 0);
}

/** What the bookmaker pays: the definition of the bet and of its commission, rounded down. */
function payout(leg: OracleLeg, stake: number, halves: number): number {
  const half = new Exact(stake).div(2);
  const rate = leg.commission?.rate ?? 0;
  let won = half.times(leg.odds);
  if (leg.commission?.on === "winnings") won = won.minus(won.minus(half).times(rate));
  if (leg.commission?.on === "turnover") won = won.minus(half.times(rate));
  if (leg.commission?.on === "return") won = won.times(new Exact(1).minus(rate));
  const paid = [new Exact(0), half, half.times(2), half.plus(won), won.times(2)][halves + 2];
  return (paid ?? new Exact(0)).floor().toNumber();
}

/** The halves won by every leg, for each way in which the legs can end. */
function waysToEnd(legs: readonly OracleLeg[]): number[][] {
  const ways = new Map<string, number[]>();
  for (let home = 0; home <= 9; home++) {
    for (let away = 0; away <= 9; away++) {
      const halves = legs.map((leg) => halvesWon(leg, home, away));
      ways.set(halves.join(), halves);
    }
  }
  return [...ways.values()];
}

/** The profit in money for each way in which the legs can end. */
export function profits(legs: readonly OracleLeg[], stakes: readonly number[]): number[] {
  const outlay = stakes.reduce((sum, stake) => sum + stake, 0);
  return waysToEnd(legs).map((halves) =>
    legs.reduce(
      (sum, leg, index) => sum + payout(leg, stakes[index] ?? 0, halves[index] ?? 0),
      -outlay,
    ),
  );
}

/** The profits where some bet is settled: a result that returns every stake decides nothing. */
export function worstDecided(legs: readonly OracleLeg[], stakes: readonly number[]): number {
  const isDecided = waysToEnd(legs).map((halves) => halves.some((half) => half !== 0));
  return Math.min(...profits(legs, stakes).filter((_, way) => isDecided[way]));
}

/** The stakes that a leg's terms allow, up to a total. */
export function allowedStakes(leg: OracleLeg, total: number): number[] {
  const step = leg.stepMinor ?? 1;
  const allowed: number[] = [];
  for (let stake = step; stake <= total; stake += step) {
    const winnings = new Exact(stake).times(leg.odds).floor().minus(stake).toNumber();
    if (
      stake >= (leg.minMinor ?? 0) &&
      stake <= (leg.maxMinor ?? Infinity) &&
      winnings <= (leg.maxWinMinor ?? Infinity)
    ) {
      allowed.push(stake);
    }
  }
  return allowed;
}

/** Every plan within the terms and the total; payouts are looked up, so that many can be tried. */
export function* everyPlan(legs: readonly OracleLeg[], total: number): Generator<OraclePlan> {
  const decided = waysToEnd(legs).filter((halves) => halves.some((half) => half !== 0));
  const tables = legs.map((leg, index) =>
    allowedStakes(leg, total).map((stake) => ({
      stake,
      paid: decided.map((halves) => payout(leg, stake, halves[index] ?? 0)),
    })),
  );
  const extend = function* (
    stakes: readonly number[],
    outlay: number,
    paid: readonly number[],
  ): Generator<OraclePlan> {
    const table = tables[stakes.length];
    if (table === undefined) {
      yield { stakes, outlay, worst: Math.min(...paid) - outlay };
      return;
    }
    for (const row of table) {
      if (outlay + row.stake > total) break;
      yield* extend(
        [...stakes, row.stake],
        outlay + row.stake,
        paid.map((sum, way) => sum + (row.paid[way] ?? 0)),
      );
    }
  };
  yield* extend(
    [],
    0,
    decided.map(() => 0),
  );
}

/** Whether a plan is better: by money, or by money per outlay (as exact cross products). */
export function beats(a: OraclePlan, b: OraclePlan, objective: "profit" | "yield"): boolean {
  if (objective === "yield" && a.worst > 0 && b.worst > 0) {
    const difference = BigInt(a.worst) * BigInt(b.outlay) - BigInt(b.worst) * BigInt(a.outlay);
    return difference === 0n ? a.worst > b.worst : difference > 0n;
  }
  return a.worst === b.worst ? a.outlay < b.outlay : a.worst > b.worst;
}
