import { EventEmitter } from "node:events";
import type { Browser, BrowserContext, Page } from "playwright-core";

/** Counts what is opened and closed on a browser that shows nothing. */
export interface FakeBrowser {
  /** For the code under test. */
  readonly browser: Browser;
  /** All contexts, oldest first. */
  readonly contexts: { closed: boolean }[];
  /** All pages, oldest first. */
  readonly pages: Page[];
  closed: boolean;
  connected: boolean;
  /** Makes the closing of contexts hang. */
  hangs: boolean;
}

/** A stand-in for Playwright's browser, as far as the runner uses it. */
export function makeFakeBrowser(): FakeBrowser {
  const fake: FakeBrowser = {
    contexts: [],
    pages: [],
    closed: false,
    connected: true,
    hangs: false,
    browser: {
      isConnected: () => fake.connected,
      newContext: () => Promise.resolve(makeContext()),
      close: () => {
        fake.closed = true;
        fake.connected = false;
        return Promise.resolve();
      },
    } as unknown as Browser,
  };

  const makeContext = (): BrowserContext => {
    const context = { closed: false };
    fake.contexts.push(context);
    return {
      route: () => Promise.resolve(),
      newPage: () => {
        const page = Object.assign(new EventEmitter(), { isClosed: () => context.closed });
        fake.pages.push(page as unknown as Page);
        return Promise.resolve(page);
      },
      close: () => {
        if (fake.hangs) return new Promise(() => undefined);
        context.closed = true;
        return Promise.resolve();
      },
    } as unknown as BrowserContext;
  };
  return fake;
}

/** Lets a page of a {@link FakeBrowser} crash. */
export function crash(page: Page | undefined): void {
  (page as unknown as EventEmitter).emit("crash");
}
