import type { Clock } from "./clock.ts";

interface FakeTimer {
  readonly dueMs: number;
  readonly callback: () => void;
}

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #wallMs: number;
  #elapsedMs = 0;
  readonly #timers = new Set<FakeTimer>();

  /** @param startsAt what `now()` says at first, in epoch milliseconds. */
  constructor(startsAt: number = Date.UTC(2026, 0, 1)) {
    this.#wallMs = startsAt;
  }

  now(): number {
    return this.#wallMs;
  }

  setTimeout(callback: () => void, delayMs: number): () => void {
    const timer = { dueMs: this.#elapsedMs + Math.max(0, delayMs), callback };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** How many timers are running. */
  get pending(): number {
    return this.#timers.size;
  }

  /** The times until each running timer is due, in milliseconds, the nearest first. */
  get due(): readonly number[] {
    return [...this.#timers].map(({ dueMs }) => dueMs - this.#elapsedMs).sort((a, b) => a - b);
  }

  /** Sets the time of day ahead (or back) without moving a timer, as a time server does. */
  jump(ms: number): void {
    this.#wallMs += ms;
  }

  /**
   * Lets `ms` milliseconds pass: timers fire in order, and between them everything that does not
   * wait for the outside world runs to its end.
   */
  async advance(ms: number): Promise<void> {
    const target = this.#elapsedMs + ms;
    await settle();
    for (;;) {
      const next = this.#earliest();
      if (next === undefined || next.dueMs > target) break;
      this.#move(next.dueMs);
      this.#timers.delete(next);
      next.callback();
      await settle();
    }
    this.#move(target);
    await settle();
  }

  #earliest(): FakeTimer | undefined {
    let earliest: FakeTimer | undefined;
    for (const timer of this.#timers) {
      if (earliest === undefined || timer.dueMs < earliest.dueMs) earliest = timer;
    }
    return earliest;
  }

  #move(elapsedMs: number): void {
    this.#wallMs += elapsedMs - this.#elapsedMs;
    this.#elapsedMs = elapsedMs;
  }
}

function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
