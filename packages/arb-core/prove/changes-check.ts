/** What an engine says that changed, against the difference of two lists. */
import type { EngineChanges, TrackedOpportunity } from "arb-core";
import { check, toText } from "./disagreement.ts";
import type { OddsModel } from "./odds-model.ts";
import { trueReasons, type Cause, type Expected, type ExpectedChanges } from "./specification.ts";

/** What was done, and the two lists. */
export interface Difference {
  readonly before: Expected;
  readonly after: Expected;
  readonly wanted: ExpectedChanges;
  /** As it is now. */
  readonly model: OddsModel;
  readonly cause: Cause;
  readonly now: number;
}

/** Checks which opportunities opened and closed: all that is certain where steps were taken. */
export function checkNetChanges({ opened, closed }: EngineChanges, { wanted }: Difference): void {
  check("what opened", idsOf(opened), idsOf(wanted.opened));
  check("what closed", idsOf(closed), idsOf(wanted.closed));
}

/** Checks all that the changes say, histories and reasons as well. */
export function checkChanges(changes: EngineChanges, difference: Difference): void {
  checkNetChanges(changes, difference);
  const { before, after, wanted, model, cause, now } = difference;
  check("what opened, in full", textsOf(changes.opened), textsOf(wanted.opened));
  check("what was updated", textsOf(changes.updated), textsOf(wanted.updated));
  for (const { reason, movedTo, ...one } of changes.closed) {
    const known = wanted.closed.find(({ id }) => id === one.id);
    check("the history of what closed", historyOf(one), known && historyOf(known), one.id);
    const reasons = trueReasons(one, before, { expected: after, model }, cause, now);
    check("the reason is a true one", reasons.has(reason) ? [reason] : reason, [reason], one.id);
    const isEvent = movedTo === undefined || after.events.some(({ id }) => id === movedTo);
    check("what moved did so to an event", isEvent, true, one.id);
  }
}

/** Opportunities as sorted texts. */
export function textsOf(list: readonly object[]): string[] {
  return list.map((one) => toText(one)).sort();
}

function idsOf(list: readonly TrackedOpportunity[]): string[] {
  return list.map(({ id }) => id).sort();
}

function historyOf({ firstSeen, updated, best, bestAt }: TrackedOpportunity): readonly number[] {
  return [firstSeen, updated, best, bestAt];
}
