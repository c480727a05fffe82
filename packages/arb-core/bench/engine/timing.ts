/** How long messages take. */
import type { SourceUpdate } from "arb-core";
import { readUpdate, type Message } from "./messages.ts";

/** Takes one message. */
export type Taker = (update: SourceUpdate) => unknown;

/**
 * Microseconds for each match of some messages. A message is parsed right before it is taken, out of
 * the time, so that it is as near in memory as in real life, and was not seen before.
 */
export function timeMatches(messages: readonly Message[], take: Taker): number {
  let ms = 0;
  let matches = 0;
  for (const message of messages) {
    const update = readUpdate(message.text);
    ms += timeOnce(() => take(update));
    matches += message.matches;
  }
  return (1000 * ms) / matches;
}

/** Microseconds for each match to parse the messages, and nothing else. */
export function timeParsing(messages: readonly Message[]): number {
  const ms = messages.map(({ text }) => timeOnce(() => readUpdate(text)));
  const matches = messages.reduce((sum, message) => sum + message.matches, 0);
  return (1000 * ms.reduce((sum, each) => sum + each, 0)) / matches;
}

/** Milliseconds of one call. */
export function timeOnce(call: () => unknown): number {
  const start = performance.now();
  sink = call();
  return performance.now() - start;
}

/** Results go here, so that no compiler may leave the call out. */
export let sink: unknown;
