/** Doing one thing with an engine, at once or in small steps. */
import type {
  ClosedOpportunity,
  Engine,
  EngineChanges,
  EngineCommand,
  TrackedOpportunity,
} from "arb-core";
import { check, toText } from "./disagreement.ts";
import { MATCHINGS, type MatchingName } from "./fixtures.ts";

/** Something that changes an engine. */
export type Action = EngineCommand | { readonly type: "commit"; readonly matching: MatchingName };

/** Does it. */
export function perform(
  engine: Engine,
  action: Action,
  now: number,
  inSteps: boolean,
): EngineChanges {
  if (action.type === "commit") return engine.commitMatching(MATCHINGS[action.matching], now);
  return inSteps ? performInSteps(engine, action, now) : engine.execute(action, now);
}

/**
 * The sum of what all steps changed. Between two steps the engine can be read. What closes and opens
 * again on the way, as a part of the command was done, counts as updated: it began anew.
 */
function performInSteps(engine: Engine, command: EngineCommand, now: number): EngineChanges {
  const opened = new Map<string, TrackedOpportunity>();
  const updated = new Map<string, TrackedOpportunity>();
  const closed = new Map<string, ClosedOpportunity>();
  let steps = 0;
  for (const changes of engine.steps(command, now)) {
    if (++steps > 1) {
      const { length } = engine.opportunities();
      check("the count is that of the list", engine.opportunityCount, length);
    }
    for (const one of changes.closed) {
      updated.delete(one.id);
      if (!opened.delete(one.id)) closed.set(one.id, one);
    }
    for (const one of changes.opened) (closed.delete(one.id) ? updated : opened).set(one.id, one);
    for (const one of changes.updated) (opened.has(one.id) ? opened : updated).set(one.id, one);
  }
  return {
    opened: [...opened.values()],
    updated: [...updated.values()],
    closed: [...closed.values()],
  };
}

/** Changes as text, whatever their order. */
export function changesText({ opened, updated, closed }: EngineChanges): string {
  return toText([opened, updated, closed].map((list) => list.map((one) => toText(one)).sort()));
}
