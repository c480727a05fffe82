/**
 * `arb-core/testing`: fast-check arbitraries of the domain and checkers of its laws, for the tests
 * of this package and of everything that is built on it. Needs the peer dependency `fast-check`.
 */
export {
  decimalOdds,
  lineOf,
  marketKey,
  marketLine,
  oppositeSelections,
  score,
  selection,
} from "./testing/arbitraries.ts";
export {
  SMALL_WORLD_TEAMS,
  smallWorldBook,
  smallWorldListing,
  smallWorldOdds,
  smallWorldUpdate,
} from "./testing/small-world.ts";
export { checkGuarantee, type Guaranteed } from "./testing/guarantee.ts";
