/** One browser for checks that run one after the other, in whatever test runner. */
import type { Browser } from "playwright-core";

/** How long a browser waits for the next check before it is closed. */
const IDLE_MS = 500;

/** Lends a browser: somebody else's, which is never closed, or one of its own. */
export class SharedBrowser {
  readonly #lend: (() => Browser | Promise<Browser>) | undefined;
  #own: Promise<Browser> | undefined;
  #users = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(lend: (() => Browser | Promise<Browser>) | undefined) {
    this.#lend = lend;
  }

  /** Runs something with the browser; one of its own is closed soon after the last use. */
  async use<T>(run: (browser: Browser) => Promise<T>): Promise<T> {
    if (this.#lend !== undefined) return run(await this.#lend());
    clearTimeout(this.#idle);
    this.#users += 1;
    try {
      this.#own ??= launch();
      return await run(await this.#own);
    } finally {
      this.#users -= 1;
      if (this.#users === 0) this.#idle = setTimeout(() => void this.#close(), IDLE_MS);
    }
  }

  async #close(): Promise<void> {
    const own = this.#own;
    this.#own = undefined;
    // One that never started needs no closing.
    const browser = await own?.catch(() => undefined);
    await browser?.close();
  }
}

async function launch(): Promise<Browser> {
  // Playwright is loaded where a browser is needed, not by every test that imports this entry.
  const { launchBrowser } = await import("../browser.ts");
  return launchBrowser();
}
