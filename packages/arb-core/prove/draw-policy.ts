/** Policies that change what is searched, reported and dropped. */
import { DEFAULT_POLICY, OPPORTUNITY_CLASSES, type Policy } from "arb-core";
import type { Dice } from "./dice.ts";

/** How each part of a policy is drawn. */
const PARTS: { readonly [Name in keyof Policy]: (dice: Dice) => Policy[Name] } = {
  minMargin: (dice) => dice.pick([0, 0, 0, 0.5, 1, 2, -0.5]),
  suspiciousMargin: (dice) => dice.pick([3, 10, Infinity]),
  classes: (dice) =>
    dice.pick([
      DEFAULT_POLICY.classes,
      DEFAULT_POLICY.classes,
      DEFAULT_POLICY.classes,
      ["arb", "arb-middle"],
      ["arb", "arb-middle", "no-loss", "middle"],
      ["polish"],
      OPPORTUNITY_CLASSES,
    ]),
  pairs: (dice) => dice.pick(["all", "all", "best"]),
  maxLegs: (dice) => dice.pick([2, 3, 3]),
  reportDoubtful: (dice) => dice.chance(0.3),
  skinGroups: (dice) =>
    dice.pick([
      [],
      [],
      [["a", "b"]],
      [
        ["a", "b"],
        ["c", "b"],
      ],
    ]),
  commissions: (dice) =>
    dice.pick<Policy["commissions"]>([
      {},
      {},
      { a: { on: "winnings", rate: 0.02 } },
      { b: { on: "turnover", rate: 0.01 }, c: { on: "winnings", rate: 0.05 } },
    ]),
  maxPartners: (dice) => dice.pick([1, 1, 2, 2, 3, Infinity]),
  maxAgeMs: (dice) => dice.pick([30_000, 30_000, 8000, 60_000, Infinity]),
  oldAfterMs: (dice) => dice.pick([10_000, 10_000, 2000, 20_000]),
  maxSkewMs: (dice) => dice.pick([5000, 5000, 1000, 15_000]),
};

/** What cannot be met by a change of one part: bets that lose a little outside the middle. */
const MIDDLES: Partial<Policy> = { classes: ["arb", "middle"], minMargin: -2 };

/** A change of one part, or back to how it was at first. */
export function drawPolicyChange(dice: Dice): Partial<Policy> {
  if (dice.chance(0.05)) return MIDDLES;
  const name = dice.pick(Object.keys(PARTS) as (keyof Policy)[]);
  return { [name]: dice.chance(0.5) ? DEFAULT_POLICY[name] : PARTS[name](dice) };
}

/** A policy to start with: mostly the default, or with a part that differs. */
export function drawPolicy(dice: Dice): Partial<Policy> {
  if (dice.chance(0.2)) return { maxPartners: PARTS.maxPartners(dice) };
  return dice.chance(0.4) ? {} : drawPolicyChange(dice);
}
