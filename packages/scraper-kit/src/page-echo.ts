/** Since when what one hears of a page can have happened. */
import type { Page } from "playwright-core";
import { delay, type Clock } from "./clock.ts";

/** From one answer to the next question, in milliseconds. */
const REST_MS = 500;

/**
 * Asks a page again and again for a word. The browser tells what happened in order, but not when, and on
 * a busy machine one hears of it long after: whatever is heard after the page's word happened after the
 * question.
 */
export class PageEcho {
  readonly #page: Page;
  readonly #clock: Clock;
  #askedAt: number;
  #asking: AbortController | undefined;

  /** What is heard of the page happens from now on. */
  constructor(page: Page, clock: Clock) {
    this.#page = page;
    this.#clock = clock;
    this.#askedAt = clock.now();
    page.on("close", () => this.stop());
  }

  /** What is heard now happened no earlier, in epoch milliseconds. */
  get since(): number {
    return this.#askedAt;
  }

  /** Begins to ask, where it does not do so already. */
  start(): void {
    if (this.#asking !== undefined || this.#page.isClosed()) return;
    this.#asking = new AbortController();
    void this.#ask(this.#asking.signal);
  }

  /** Asks no more; what is known remains. */
  stop(): void {
    this.#asking?.abort();
    this.#asking = undefined;
  }

  async #ask(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const askedAt = this.#clock.now();
      // A page on its way elsewhere has no word to say.
      const isAnswered = await this.#page.evaluate("true").catch(() => false);
      if (isAnswered === true) this.#askedAt = Math.max(this.#askedAt, askedAt);
      await delay(REST_MS, { clock: this.#clock, signal }).catch(() => undefined);
    }
  }
}
