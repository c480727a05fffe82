/**
 * Plays a sequence on an engine, and compares the engine with its specification on the way: its
 * lists with the batch functions, its changes with the difference of two lists, its history with
 * one that is kept by comparing lists.
 */
import {
  createEngine,
  restoreEngine,
  type Engine,
  type EngineChanges,
  type EngineCommand,
  type EngineState,
} from "arb-core";
import { checkChanges, checkNetChanges, textsOf } from "./changes-check.ts";
import { compareBooks, compareReports, withoutClocks, withoutHistory } from "./comparison.ts";
import { check, Disagreement, toText } from "./disagreement.ts";
import { MATCHINGS } from "./fixtures.ts";
import { Follower } from "./follower.ts";
import { checkGuaranteeByOracle } from "./guarantee.ts";
import { OddsModel } from "./odds-model.ts";
import { changesText, perform, type Action } from "./perform.ts";
import type { Sequence, Step } from "./sequence.ts";
import { expected, ExpectedHistory, type Expected } from "./specification.ts";
import type { Tally } from "./tally.ts";

/** Where a sequence fails. */
export interface Failure {
  /** The step, from 0. */
  readonly step: number;
  /** What did not hold, or the error that was thrown. */
  readonly rule: string;
  readonly message: string;
}

/** How a sequence is played. */
export interface PlayOptions {
  /** Whether the engine is compared with its specification before and after this step. */
  readonly isWatched: (step: number) => boolean;
  readonly tally: Tally;
}

/** Plays a sequence; `undefined` when all is as it must be. */
export function playSequence(sequence: Sequence, options: PlayOptions): Failure | undefined {
  const playback = new Playback(sequence, options);
  try {
    playback.run();
    return undefined;
  } catch (error) {
    const { step } = playback;
    const { message, stack } = error as Error;
    return error instanceof Disagreement
      ? { step, rule: error.rule, message }
      : { step, rule: message, message: stack ?? message };
  }
}

/** What was done, and what the engine said. */
interface Played {
  readonly action: Action;
  readonly now: number;
  readonly inSteps: boolean;
  readonly changes: EngineChanges;
  /** What was reported then, now and then. */
  readonly list: string | undefined;
}

/** The lists of so many commands are compared once in a replay. */
const LISTED_EVERY = 40;

class Playback {
  step = 0;
  readonly #sequence: Sequence;
  readonly #options: PlayOptions;
  readonly #model: OddsModel;
  readonly #follower = new Follower();
  readonly #played: Played[] = [];
  #engine: Engine;
  #now: number;
  /** The time of the last command. */
  #toldAt: number;
  /** As of then, where the engine was just found to equal it. */
  #expected: Expected | undefined;
  #history = new ExpectedHistory([]);
  /** A match has started, and nobody has looked at the clock since. */
  #isLate = false;

  constructor(sequence: Sequence, options: PlayOptions) {
    const { policy, matching, start } = sequence;
    this.#sequence = sequence;
    this.#options = options;
    this.#model = new OddsModel(policy, MATCHINGS[matching], start);
    this.#engine = createEngine({ policy, ...MATCHINGS[matching] });
    this.#now = start;
    this.#toldAt = start;
  }

  run(): void {
    for (const [index, step] of this.#sequence.steps.entries()) {
      this.step = index;
      this.#now += step.afterMs;
      this.#lookAtClock(step);
      this.#take(step, this.#options.isWatched(index));
    }
    this.#do({ type: "expire" });
    this.#compare();
    compareBooks(this.#engine, this.#model);
    this.#replay();
  }

  /** Callers look every second or so: no match starts between two looks, unless one is late. */
  #lookAtClock(step: Step): void {
    if (!this.#model.isStartBetween(this.#now)) return;
    if (step.do === "execute" && step.command.type === "expire") return;
    if (step.do === "execute" && step.isLate === true) this.#isLate = true;
    else this.#do({ type: "expire" }, { inSteps: step.do === "execute" && step.inSteps });
  }

  #take(step: Step, isWatched: boolean): void {
    switch (step.do) {
      case "execute":
        this.#do(step.command, { inSteps: step.inSteps, isWatched });
        break;
      case "commit":
        this.#do({ type: "commit", matching: step.matching }, { isWatched });
        break;
      case "refuse":
        this.#refuse(step.command);
        break;
      case "restore":
        this.#restore();
        break;
    }
  }

  #do(action: Action, { inSteps = false, isWatched = false } = {}): void {
    const now = this.#now;
    const watches = isWatched && !this.#isLate;
    if (watches && this.#expected === undefined) {
      this.#compare();
      this.#adoptHistory();
    }
    const before = this.#expected;
    this.#expected = undefined;
    if (action.type === "commit") this.#model.commitMatching(MATCHINGS[action.matching]);
    else this.#model.execute(action, now);
    const changes = perform(this.#engine, action, now, inSteps);
    this.#toldAt = now;
    const list = this.#played.length % LISTED_EVERY === 0 ? listOf(this.#engine) : undefined;
    this.#played.push({ action, now, inSteps, changes, list });
    this.#follow(changes);
    if (watches && before !== undefined) this.#judge(action, changes, before, inSteps);
    if (action.type === "expire") this.#isLate = false;
    this.#options.tally.add("commands");
  }

  #follow(changes: EngineChanges): void {
    this.#follower.take(changes, this.#now);
    for (const one of [...changes.opened, ...changes.updated]) checkGuaranteeByOracle(one);
    this.#options.tally.addChanges(changes);
  }

  /** The list is the batch functions', and what the changes have said so far. */
  #compare(): void {
    const next = expected(this.#model, this.#toldAt);
    compareReports(this.#engine, next);
    const told = textsOf(this.#follower.opportunities().map(withoutClocks));
    const listed = textsOf(this.#engine.opportunities().map(withoutClocks));
    check("the changes add up to the list", told, listed);
    this.#expected = next;
    this.#options.tally.add("checkpoints");
  }

  /** The changes of one action are the difference of two lists. */
  #judge(action: Action, changes: EngineChanges, before: Expected, inSteps: boolean): void {
    this.#compare();
    const after = this.#expected;
    if (after === undefined) return;
    const now = this.#now;
    const wanted = this.#history.advance(after.opportunities, action.type, now);
    const difference = { before, after, wanted, model: this.#model, cause: action.type, now };
    if (inSteps) {
      checkNetChanges(changes, difference);
      this.#adoptHistory();
    } else {
      checkChanges(changes, difference);
      const known = textsOf(this.#history.opportunities());
      check("the histories", textsOf(this.#engine.opportunities()), known);
    }
  }

  /** From here on the history is the engine's, and goes on by the specification. */
  #adoptHistory(): void {
    const known = this.#engine.opportunities();
    this.#history = new ExpectedHistory(known, this.#follower.flags());
  }

  #refuse(command: EngineCommand): void {
    const state = (): string => toText([this.#engine.opportunities(), this.#engine.policy]);
    const before = state();
    let refusal: unknown;
    try {
      this.#engine.execute(command, this.#now);
    } catch (error) {
      refusal = error;
    }
    check("a command that cannot be taken is refused", refusal instanceof RangeError, true);
    check("a refusal changes nothing", state(), before);
    compareBooks(this.#engine, this.#model);
    this.#options.tally.add("refused");
  }

  /** Another engine takes over from the written state, and nobody can tell. */
  #restore(): void {
    const written = JSON.stringify(this.#engine.snapshot());
    const state = JSON.parse(written) as EngineState;
    const restored = restoreEngine(state, this.#model.matching);
    check("the restored list", restored.opportunities(), this.#engine.opportunities());
    check("the restored events", restored.events(), this.#engine.events());
    check("the restored policy", restored.policy, this.#engine.policy);
    compareBooks(restored, this.#model);
    this.#engine = restored;
    this.#options.tally.add("restored");
  }

  /** A new engine that is told the same says the same, and in other steps has the same lists. */
  #replay(): void {
    const { policy, matching, isStepped } = this.#sequence;
    const engine = createEngine({ policy, ...MATCHINGS[matching] });
    for (const { action, now, inSteps, changes, list } of this.#played) {
      const again = perform(engine, action, now, isStepped && !inSteps);
      const about = `${action.type} at ${now}`;
      if (list !== undefined) check("the replayed list", listOf(engine), list, about);
      if (isStepped || countOf(again) + countOf(changes) === 0) continue;
      check("the replayed changes", changesText(again), changesText(changes), about);
    }
  }
}

function listOf(engine: Engine): string {
  return toText(engine.opportunities().map(withoutHistory));
}

function countOf({ opened, updated, closed }: EngineChanges): number {
  return opened.length + updated.length + closed.length;
}
