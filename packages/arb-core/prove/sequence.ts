/** What an engine is put through, as data: it can be written down, cut short and played again. */
import type { EngineCommand, Policy } from "arb-core";
import type { MatchingName } from "./fixtures.ts";

/** One thing that is done with an engine. */
export type Step = { readonly afterMs: number } & (
  | {
      readonly do: "execute";
      readonly command: EngineCommand;
      /** In small steps instead of all at once. */
      readonly inSteps: boolean;
      /** Nobody looked at the clock before, even where a match has started meanwhile. */
      readonly isLate?: boolean;
    }
  /** A command that must be refused, and change nothing. */
  | { readonly do: "refuse"; readonly command: EngineCommand }
  | { readonly do: "commit"; readonly matching: MatchingName }
  /** Another engine takes over from the written state of this one. */
  | { readonly do: "restore" }
);

/** What an engine starts with, and is put through. */
export interface Sequence {
  readonly seed: number;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly policy: Partial<Policy>;
  readonly matching: MatchingName;
  /** Some commands are played in small steps, and in the replay the others. */
  readonly isStepped: boolean;
  readonly steps: readonly Step[];
}
