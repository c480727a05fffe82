/**
 * The fair prices of a match from its expected goals.
 *
 * Goals of the two sides are independent Poisson variables (Maher, "Modelling association
 * football scores", 1982). Every fair probability of a match comes from the one joint
 * distribution, so prices that each stay below fair can never add up to a sure bet, on
 * whatever lines or markets they stand.
 */

/** Expected goals of the two sides, each above zero. */
export interface GoalRates {
  readonly home: number;
  readonly away: number;
}

/** The distribution of goals still to come. */
export interface Outlook {
  /** Probability of a goal difference (home minus away), at index difference + MOST_GOALS. */
  readonly difference: readonly number[];
  /** Probability of a number of goals, at that index. */
  readonly total: readonly number[];
}

const MOST_GOALS = 16;

/** Works out the distribution of goals for given rates. */
export function createOutlook(rates: GoalRates): Outlook {
  const home = poisson(rates.home);
  const away = poisson(rates.away);
  const difference = new Array<number>(2 * MOST_GOALS + 1).fill(0);
  const total = new Array<number>(2 * MOST_GOALS + 1).fill(0);
  for (let h = 0; h <= MOST_GOALS; h += 1) {
    for (let a = 0; a <= MOST_GOALS; a += 1) {
      const chance = (home[h] ?? 0) * (away[a] ?? 0);
      difference[h - a + MOST_GOALS] = (difference[h - a + MOST_GOALS] ?? 0) + chance;
      total[h + a] = (total[h + a] ?? 0) + chance;
    }
  }
  return { difference, total };
}

/**
 * The fair share of the home side at a home handicap (home gives half a goal: -0.5), in [0, 1]:
 * the inverse of the decimal price at which a bet neither gains nor loses on average. The fair
 * share of the away side is the rest.
 */
export function fairHandicap(outlook: Outlook, line: number): number {
  return fairShare(outlook.difference, MOST_GOALS, line);
}

/** The fair share of "over" at a total of the whole match, with `scored` goals scored already. */
export function fairTotal(outlook: Outlook, scored: number, line: number): number {
  return fairShare(outlook.total, 0, scored - line);
}

/** The probabilities of home win, draw and away win when home leads by `lead` goals now. */
export function resultChances(outlook: Outlook, lead: number): readonly [number, number, number] {
  const chances: [number, number, number] = [0, 0, 0];
  for (const [index, chance] of outlook.difference.entries()) {
    const final = index - MOST_GOALS + lead;
    chances[final > 0 ? 0 : final === 0 ? 1 : 2] += chance;
  }
  return chances;
}

/** Leans the rates towards home (lean above 0) or away, keeping their product. */
export function leanRates(rates: GoalRates, lean: number): GoalRates {
  return { home: rates.home * Math.exp(lean), away: rates.away * Math.exp(-lean) };
}

/** Leans the rates until the fair share of home at a handicap is `share`, by bisection. */
export function leanToShare(rates: GoalRates, line: number, share: number): GoalRates {
  let low = -1.5;
  let high = 1.5;
  for (let step = 0; step < 20; step += 1) {
    const middle = (low + high) / 2;
    const reached = fairHandicap(createOutlook(leanRates(rates, middle)), line);
    if (reached < share) low = middle;
    else high = middle;
  }
  return leanRates(rates, (low + high) / 2);
}

function poisson(rate: number): readonly number[] {
  const chances = [Math.exp(-rate)];
  for (let goals = 1; goals <= MOST_GOALS; goals += 1) {
    chances.push(((chances[goals - 1] ?? 0) * rate) / goals);
  }
  return chances;
}

/** A quarter line is two half stakes, a quarter of a goal to either side. */
function fairShare(chances: readonly number[], zero: number, shift: number): number {
  const halves = Number.isInteger(shift * 2) ? [shift] : [shift - 0.25, shift + 0.25];
  let won = 0;
  let lost = 0;
  for (const half of halves) {
    for (let index = 0; index < chances.length; index += 1) {
      const chance = chances[index] ?? 0;
      const margin = index - zero + half;
      if (margin > 0) won += chance;
      else if (margin < 0) lost += chance;
    }
  }
  return won / (won + lost);
}
