/**
 * Finds the best stakes: exactly with two legs, and with more where one of them pays in each
 * result; otherwise a plan that no neighboring plan beats.
 */
import { climb, searchNearRay } from "./stake-climb.ts";
import type { SearchResult, StakeProblem } from "./stake-problem.ts";
import { searchTargetPayouts } from "./target-payout-search.ts";
import { searchTwoLegs } from "./two-leg-search.ts";

/**
 * Finds the best stakes for a problem whose least stakes are within the budget.
 *
 * @returns a plan that no plan within a step on every leg beats; see stake-climb.ts for the limit.
 */
export function searchStakes(problem: StakeProblem): SearchResult {
  const found = problem.legs.length === 2 ? searchTwoLegs(problem) : searchTargetPayouts(problem);
  if (found === undefined) return { best: searchNearRay(problem), isOptimal: false };
  // A search that was cut short may have stopped beside a better plan.
  return found.isOptimal ? found : { best: climb(problem, found.best), isOptimal: false };
}
