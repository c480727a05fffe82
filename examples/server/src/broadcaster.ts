/**
 * Tells all workers the current list of opportunities whenever it has changed. The first change
 * goes out at once; those that follow within a window go out together at its end. A long list is
 * written in small steps, as all work with the engine is done.
 */
import type { TrackedOpportunity } from "arb-core";
import type { Logger } from "pino";
import {
  encodeOpportunity,
  formatTimestamp,
  type ArbitrageOpportunities,
} from "scraper-kit/protocol";
import type { Clock } from "./clock.ts";
import type { Hub } from "./hub.ts";
import type { WorkQueue } from "./work-queue.ts";

/** What a broadcaster reads from and sends to. */
export interface BroadcasterOptions {
  readonly hub: Hub;
  readonly clock: Clock;
  /** Where the list is written when a window has ended. */
  readonly queue: WorkQueue;
  readonly log: Logger;
  /** The current list, sorted. */
  readonly opportunities: () => readonly TrackedOpportunity[];
  /**
   * How long changes are gathered after a broadcast, in milliseconds; `undefined`: nothing is
   * sent until {@link Broadcaster.flush} is called.
   */
  readonly conflateMs: number | undefined;
}

/** An opportunity and its text on the wire. */
interface WrittenOpportunity {
  readonly opportunity: TrackedOpportunity;
  readonly text: string;
}

/** Opportunities in one message: more than anybody reads, and well within what a socket takes. */
const MAX_LISTED = 1000;

/** Opportunities that are written in one step, which takes about a millisecond. */
const WRITTEN_IN_A_STEP = 50;

/** Sends the list of opportunities, whole unless it is longer than {@link MAX_LISTED}. */
export class Broadcaster {
  readonly #options: BroadcasterOptions;
  #changed = false;
  #window: NodeJS.Timeout | undefined;
  #stopped = false;
  /** What was sent last, by id and in its order, and of how many. */
  #sent: ReadonlyMap<string, WrittenOpportunity> = new Map();
  #total = 0;

  constructor(options: BroadcasterOptions) {
    this.#options = options;
  }

  /** Hears that the list may have changed, and sends it unless a window is open. */
  *changed(): Generator<void, void> {
    this.#changed = true;
    if (this.#options.conflateMs !== undefined && this.#window === undefined) yield* this.flush();
  }

  /** Sends the list when it differs from what was sent last. */
  *flush(): Generator<void, void> {
    if (!this.#changed || this.#stopped) return;
    this.#changed = false;
    const all = this.#options.opportunities();
    yield;
    const current = cutList(all);
    if (all.length === this.#total && isSameList(current, [...this.#sent.values()])) return;
    const written = new Map<string, WrittenOpportunity>();
    for (const [index, opportunity] of current.entries()) {
      if (index > 0 && index % WRITTEN_IN_A_STEP === 0) yield;
      written.set(opportunity.id, this.#write(opportunity));
    }
    this.#sent = written;
    this.#total = all.length;
    if (this.#isStopped()) return;
    this.#options.hub.broadcastWritten(this.#message());
    this.#openWindow();
  }

  /**
   * What was sent last, written, for a worker that has just come; `undefined` when that list is
   * empty.
   */
  latest(): Buffer | undefined {
    return this.#sent.size === 0 ? undefined : this.#message();
  }

  /** Sends nothing any more. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#window);
  }

  /** It may be stopped between two steps. */
  #isStopped(): boolean {
    return this.#stopped;
  }

  /** The message, put together of opportunities that are written already. */
  #message(): Buffer {
    const head: Omit<ArbitrageOpportunities, "opportunities"> = {
      type: "arbitrage:opportunities",
      timestamp: formatTimestamp(this.#options.clock.now()),
      count: this.#sent.size,
      total: this.#total,
    };
    const texts = [...this.#sent.values()].map(({ text }) => text);
    const text = `${JSON.stringify(head).slice(0, -1)},"opportunities":[${texts.join(",")}]}`;
    return Buffer.from(text);
  }

  /** Of a long list, most is as it was sent last. */
  #write(opportunity: TrackedOpportunity): WrittenOpportunity {
    const last = this.#sent.get(opportunity.id);
    return last !== undefined && isConfirmedWhen(last.opportunity, opportunity)
      ? last
      : { opportunity, text: JSON.stringify(encodeOpportunity(opportunity)) };
  }

  #addFlush(): void {
    const { queue, log } = this.#options;
    queue.add({
      steps: () => this.flush(),
      fail: (error) => log.error({ err: error }, "the opportunities could not be broadcast"),
    });
  }

  #openWindow(): void {
    if (this.#options.conflateMs === undefined) return;
    this.#window = setTimeout(() => {
      this.#window = undefined;
      if (this.#changed) this.#addFlush();
    }, this.#options.conflateMs);
  }
}

/**
 * A bookmaker that is misread opens suspicious opportunities by the thousand, ahead of all others:
 * when the list is cut, they go first.
 */
function cutList(all: readonly TrackedOpportunity[]): readonly TrackedOpportunity[] {
  if (all.length <= MAX_LISTED) return all;
  const isSuspicious = ({ flags }: TrackedOpportunity): boolean => flags.includes("suspicious");
  const listed = [...all.filter((each) => !isSuspicious(each)), ...all.filter(isSuspicious)];
  const kept = new Set(listed.slice(0, MAX_LISTED));
  return all.filter((each) => kept.has(each));
}

function isSameList(
  now: readonly TrackedOpportunity[],
  before: readonly WrittenOpportunity[],
): boolean {
  return (
    now.length === before.length &&
    now.every((each, index) => isSame(each, before[index]?.opportunity))
  );
}

/** Whether nothing but the confirmation of the same prices lies between the two. */
function isSame(a: TrackedOpportunity, b: TrackedOpportunity | undefined): boolean {
  return (
    a.id === b?.id &&
    a.updated === b.updated &&
    a.profitMin === b.profitMin &&
    a.flags.join() === b.flags.join() &&
    a.legs.every((leg, index) => leg.odds === b.legs[index]?.odds)
  );
}

/** Whether not even a confirmation lies between the two. */
function isConfirmedWhen(a: TrackedOpportunity, b: TrackedOpportunity): boolean {
  return isSame(a, b) && a.legs.every((leg, index) => leg.seen === b.legs[index]?.seen);
}
