/**
 * The results that a match can have, grouped so that every one of some selections settles alike
 * within a group. The groups are computed from the selections' propositions and cover every score
 * exactly once, so what holds in each of them holds at every score.
 *
 * A selection settles by the goal difference, the sum of goals, whether both teams score, or the
 * sum's parity. Each of these changes something only near a line: between the lines nothing does.
 * A group is a range of difference and a range of the sum (and, where asked, one answer each to
 * the other two questions) that at least one score is in.
 */
import type { Score } from "./listing.ts";
import { marketInfo } from "./market.ts";
import { propositionOf, type Proposition, type Selection } from "./selection.ts";
import { settleProposition, type Settlement, type SettlementOptions } from "./settlement.ts";

/** Whole numbers, both ends included; an end may be infinite. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Results that settle every one of some selections in the same way. */
export interface ResultClass {
  /** Home goals minus away goals, in the selections' period. */
  readonly difference: Range;
  /** The sum of goals. */
  readonly total: Range;
  /** Whether both teams score; `undefined` where that changes nothing. */
  readonly both: boolean | undefined;
  /** Whether the sum is odd; `undefined` where that changes nothing. */
  readonly odd: boolean | undefined;
  /** A score of the class. */
  readonly example: Score;
  /** How each selection ends, in the order in which they were given. */
  readonly settlements: readonly Settlement[];
}

const ANY: Range = { from: -Infinity, to: Infinity };
const ANY_TOTAL: Range = { from: 0, to: Infinity };

/**
 * Groups all results that can occur into classes within which every selection settles alike, by
 * ascending total and then difference.
 *
 * In running, scores that have passed count as possible: a goal can be taken back.
 *
 * @param selections - of one period, at least one. A moneyline goes with moneylines only: it counts
 *   overtime, which the other markets do not.
 * @throws RangeError when there is none, they do not go together, or one is no selection.
 * @example
 * ```ts
 * import { describeResult, resultClasses } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const classes = resultClasses([
 *   { market: "ft_hdp", side: "home", line: -1 },
 *   { market: "ft_dc", side: "draw_away", line: 0 },
 * ]);
 * assert.deepEqual(
 *   classes.map((entry) => [describeResult(entry), ...entry.settlements]),
 *   [
 *     ["away does not lose", "loss", "win"],
 *     ["home wins by exactly 1", "push", "loss"],
 *     ["home wins by 2 or more", "win", "loss"],
 *   ],
 * );
 * ```
 */
export function resultClasses(
  selections: readonly Selection[],
  options: SettlementOptions = {},
): ResultClass[] {
  const propositions = selections.map((selection) => propositionOf(selection, options));
  checkTogether(selections, propositions);
  const cells: ResultClass[] = [];
  for (const total of rangesOf(propositions, "total", ANY_TOTAL)) {
    for (const both of answersTo("both", propositions)) {
      for (const odd of answersTo("parity", propositions)) {
        for (const difference of rangesOf(propositions, "difference", ANY)) {
          const example = findScore({ difference, total, both, odd });
          if (example === undefined) continue;
          const settlements = propositions.map((one) => settleProposition(one, example));
          cells.push({ difference, total, both, odd, example, settlements });
        }
      }
    }
  }
  return joinAlong(joinAlong(cells, "difference"), "total");
}

/** The answers to a question that have to be told apart. */
function answersTo(
  question: "both" | "parity",
  propositions: readonly Proposition[],
): readonly (boolean | undefined)[] {
  const isAsked = propositions.some(({ quantity }) => quantity === question);
  return isAsked ? [false, true] : [undefined];
}

function checkTogether(
  selections: readonly Selection[],
  propositions: readonly Proposition[],
): void {
  const periods = new Set(selections.map(({ market }) => marketInfo(market).period));
  if (periods.size !== 1) {
    throw new RangeError(
      "Cannot class results: selections must be of one period, at least one of them, " +
        `was ${selections.map(({ market }) => market).join(", ") || "none"}`,
    );
  }
  const moneylines = propositions.filter(({ quantity }) => quantity === "winner").length;
  if (moneylines > 0 && moneylines < propositions.length) {
    throw new RangeError(
      "Cannot class results: a moneyline counts overtime and goes with moneylines only, " +
        `was ${selections.map(({ market }) => market).join(", ")}`,
    );
  }
}

/** Cuts all values of a quantity at the lines: each whole number at a line apart, the rest between. */
function rangesOf(
  propositions: readonly Proposition[],
  quantity: "difference" | "total",
  all: Range,
): Range[] {
  const marks = new Set<number>();
  for (const proposition of propositions) {
    const isCounted =
      proposition.quantity === quantity ||
      (quantity === "difference" && proposition.quantity === "winner");
    if (!isCounted) continue;
    const turn = proposition.direction === "above" ? -proposition.line : proposition.line;
    for (const mark of [Math.floor(turn), Math.ceil(turn)]) {
      if (mark >= all.from) marks.add(mark + 0);
    }
  }
  const ranges: Range[] = [];
  let from = all.from;
  for (const mark of [...marks].sort((a, b) => a - b)) {
    if (from < mark) ranges.push({ from, to: mark - 1 });
    ranges.push({ from: mark, to: mark });
    from = mark + 1;
  }
  return [...ranges, { from, to: all.to }];
}

type Cell = Pick<ResultClass, "difference" | "total" | "both" | "odd">;

/**
 * A score of a cell, the one of fewest goals among the goal differences nearest to a draw;
 * `undefined` when no score is in it.
 *
 * With difference d the sum is at least |d| and has d's parity; both teams score when the sum is
 * at least |d| + 2, and not both when it is |d|. So a difference is enough to decide, and only the
 * differences at an end of what is allowed, and those next to them for the parity, need trying.
 */
function findScore({ difference, total, both, odd }: Cell): Score | undefined {
  const nearest = clamp(0, difference);
  const tries = [
    nearest,
    nearest - 1,
    nearest + 1,
    // Where not both teams score, the sum is |d| itself and must be in its range.
    ...[total.from, total.from + 1].flatMap((goals) => [
      clamp(goals, difference),
      clamp(-goals, difference),
    ]),
  ];
  for (const d of tries) {
    if (d < difference.from || d > difference.to) continue;
    if (odd !== undefined && (Math.abs(d) % 2 === 1) !== odd) continue;
    const least = Math.abs(d) + (both === true ? 2 : 0);
    const goals =
      total.from <= least ? least : total.from + (Math.abs(total.from - least) % 2 === 1 ? 1 : 0);
    if (goals > total.to || (both === false && goals !== Math.abs(d))) continue;
    return { home: (goals + d) / 2, away: (goals - d) / 2 };
  }
  return undefined;
}

function clamp(value: number, { from, to }: Range): number {
  return Math.min(Math.max(value, from), to);
}

/** Joins neighbors that settle alike and differ in the given range only. */
function joinAlong(cells: readonly ResultClass[], axis: "difference" | "total"): ResultClass[] {
  const other = axis === "difference" ? "total" : "difference";
  const joined: ResultClass[] = [];
  for (const cell of cells) {
    const index = joined.findLastIndex(
      (entry) =>
        entry[axis].to + 1 === cell[axis].from &&
        entry[other].from === cell[other].from &&
        entry[other].to === cell[other].to &&
        entry.both === cell.both &&
        entry.odd === cell.odd,
    );
    const previous = joined[index];
    if (previous?.settlements.every((settlement, i) => settlement === cell.settlements[i])) {
      joined[index] = { ...previous, [axis]: { from: previous[axis].from, to: cell[axis].to } };
    } else {
      joined.push(cell);
    }
  }
  return joined;
}

/**
 * Says for people which results a class holds: "home wins by exactly 1", "3 goals or more",
 * "draw, both teams score". Goals stand for whatever the sport counts.
 *
 * @example
 * ```ts
 * import { describeResult, resultClasses } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const classes = resultClasses([{ market: "ft_ou", side: "over", line: 2.25 }]);
 * assert.deepEqual(
 *   classes.map((entry) => describeResult(entry)),
 *   ["1 goal or fewer", "2 goals", "3 goals or more"],
 * );
 * ```
 */
export function describeResult({
  difference,
  total,
  both,
  odd,
}: Pick<ResultClass, "difference" | "total" | "both" | "odd">): string {
  const parts = [
    describeDifference(difference),
    describeTotal(total),
    both === undefined ? "" : both ? "both teams score" : "not both teams score",
    odd === undefined ? "" : `an ${odd ? "odd" : "even"} number of goals`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "any result" : parts.join(", ");
}

function describeDifference({ from, to }: Range): string {
  if (from === -Infinity && to === Infinity) return "";
  if (from === 0 && to === 0) return "draw";
  if (from > 0) return describeWin("home", { from, to });
  if (to < 0) return describeWin("away", { from: -to, to: -from });
  if (from === -Infinity) {
    return to === 0 ? "away does not lose" : `home wins by at most ${to}, or does not win`;
  }
  if (to === Infinity) {
    return from === 0 ? "home does not lose" : `away wins by at most ${-from}, or does not win`;
  }
  return [
    to > 0 ? describeWin("home", { from: 1, to }) : "",
    "draw",
    from < 0 ? describeWin("away", { from: 1, to: -from }) : "",
  ]
    .filter((part) => part !== "")
    .join(" or ");
}

function describeWin(winner: "home" | "away", { from, to }: Range): string {
  if (from === to) return `${winner} wins by exactly ${from}`;
  if (to !== Infinity) {
    return from === 1 ? `${winner} wins by at most ${to}` : `${winner} wins by ${from} to ${to}`;
  }
  return from === 1 ? `${winner} wins` : `${winner} wins by ${from} or more`;
}

function describeTotal({ from, to }: Range): string {
  if (from === 0 && to === Infinity) return "";
  if (from === to) return from === 0 ? "no goals" : from === 1 ? "1 goal" : `${from} goals`;
  if (to === Infinity) return `${from} ${from === 1 ? "goal" : "goals"} or more`;
  return from === 0 ? `${to} ${to === 1 ? "goal" : "goals"} or fewer` : `${from} to ${to} goals`;
}
