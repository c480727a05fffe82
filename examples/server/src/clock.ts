/** Where the server takes the time from: the system, or the messages of a replay. */

/** Tells the time in epoch milliseconds. */
export interface Clock {
  now(): number;
}

/** The machine's own clock. */
export class SystemClock implements Clock {
  now(): number {
    return Date.now();
  }
}

/**
 * A clock that stands still until a message moves it, in either direction: replays of many
 * matches go back and forth in time. It starts at the epoch.
 */
export class MessageClock implements Clock {
  #now = 0;

  now(): number {
    return this.#now;
  }

  /** Sets the time, in epoch milliseconds. */
  moveTo(now: number): void {
    this.#now = now;
  }
}
