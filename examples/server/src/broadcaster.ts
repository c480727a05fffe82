/**
 * Tells all workers the current list of opportunities whenever it has changed. The first change
 * goes out at once; those that follow within a window go out together at its end.
 */
import type { TrackedOpportunity } from "arb-core";
import {
  encodeOpportunity,
  formatTimestamp,
  type ArbitrageOpportunities,
} from "scraper-kit/protocol";
import type { Clock } from "./clock.ts";
import type { Hub } from "./hub.ts";

/** What a broadcaster reads from and sends to. */
export interface BroadcasterOptions {
  readonly hub: Hub;
  readonly clock: Clock;
  /** The current list, sorted. */
  readonly opportunities: () => readonly TrackedOpportunity[];
  /**
   * How long changes are gathered after a broadcast, in milliseconds; `undefined`: nothing is
   * sent until {@link Broadcaster.flush} is called.
   */
  readonly conflateMs: number | undefined;
}

/** Opportunities in one message: more than anybody reads, and well within what a socket takes. */
const MAX_LISTED = 1000;

/** Sends the list of opportunities, whole unless it is longer than {@link MAX_LISTED}. */
export class Broadcaster {
  readonly #options: BroadcasterOptions;
  #changed = false;
  #window: NodeJS.Timeout | undefined;
  #stopped = false;
  /** What was sent last, and of how many. */
  #sent: readonly TrackedOpportunity[] = [];
  #total = 0;

  constructor(options: BroadcasterOptions) {
    this.#options = options;
  }

  /** Says that the list may have changed. */
  markChanged(): void {
    this.#changed = true;
    if (this.#options.conflateMs !== undefined && this.#window === undefined) this.flush();
  }

  /** Sends the list now when it differs from what was sent last. */
  flush(): void {
    if (!this.#changed || this.#stopped) return;
    this.#changed = false;
    const all = this.#options.opportunities();
    const current = cutList(all);
    if (all.length === this.#total && isSameList(current, this.#sent)) return;
    this.#sent = current;
    this.#total = all.length;
    this.#options.hub.broadcast(this.#message());
    this.#openWindow();
  }

  /** What was sent last, for a worker that has just come; `undefined` when that list is empty. */
  latest(): ArbitrageOpportunities | undefined {
    return this.#sent.length === 0 ? undefined : this.#message();
  }

  /** Sends nothing any more. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#window);
  }

  #message(): ArbitrageOpportunities {
    return {
      type: "arbitrage:opportunities",
      timestamp: formatTimestamp(this.#options.clock.now()),
      count: this.#sent.length,
      total: this.#total,
      opportunities: this.#sent.map(encodeOpportunity),
    };
  }

  #openWindow(): void {
    if (this.#options.conflateMs === undefined) return;
    this.#window = setTimeout(() => {
      this.#window = undefined;
      this.flush();
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

function isSameList(a: readonly TrackedOpportunity[], b: readonly TrackedOpportunity[]): boolean {
  return a.length === b.length && a.every((each, index) => isSame(each, b[index]));
}

/** Whether nothing but the confirmation of the same prices lies between the two. */
function isSame(a: TrackedOpportunity, b: TrackedOpportunity | undefined): boolean {
  return (
    a.id === b?.id &&
    a.updated === b.updated &&
    a.legs.every((leg, index) => leg.odds === b.legs[index]?.odds)
  );
}
