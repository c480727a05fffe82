/** What a measured server's process is asked by the one that measures it. */
import type { Policy } from "arb-core";
import type { Turn } from "./loop-probe.ts";

/** Questions with their arguments and answers. */
export interface Requests {
  /** Microseconds of processor time so far. */
  readonly cpu: { readonly argument: undefined; readonly answer: number };
  /** Begins to watch the loop. */
  readonly watch: { readonly argument: undefined; readonly answer: undefined };
  /** Ends the watch. */
  readonly watched: { readonly argument: undefined; readonly answer: readonly Turn[] };
  /** Changes parts of the policy; the answer comes when it is done. */
  readonly policy: { readonly argument: Partial<Policy>; readonly answer: undefined };
}

/** One of {@link Requests} as it is sent. */
export type Request = {
  readonly [Name in keyof Requests]: {
    readonly name: Name;
    readonly argument: Requests[Name]["argument"];
  };
}[keyof Requests];

/** The first message of a measured server's process. */
export interface Listening {
  readonly url: string;
}
