/** From a session to the browser context of its page, and back. */
import type { BrowserContextOptions, Page } from "playwright-core";
import type { Clock } from "./clock.ts";
import { withDeadline } from "./deadline.ts";
import { PAGE_STATE, type ScraperSession, type ScraperSessionPool } from "./scraper-session.ts";

/** A session that is in use. */
export interface OpenSession {
  /** For the page's context. */
  readonly contextOptions: BrowserContextOptions;
  /** A page of it was read. Pools count uses, so it is told once. */
  markGood(): void;
  markBad(): void;
  retire(): void;
  /** Keeps cookies and storage for the next page, unless the session was retired. */
  keepState(page: Page, clock: Clock): Promise<void>;
}

const STATE_TIMEOUT_MS = 5000;

/**
 * Takes a session from the pool. Without a pool, each is a stranger.
 *
 * @param context what every context gets.
 */
export async function openSession(
  pool: ScraperSessionPool | undefined,
  context: BrowserContextOptions = {},
): Promise<OpenSession> {
  const session = await pool?.getSession();
  if (session === undefined) return { ...STRANGER, contextOptions: context };
  const { proxyInfo, userData } = session;
  const state = userData[PAGE_STATE] as BrowserContextOptions["storageState"];
  let isGood = false;
  return {
    contextOptions: {
      ...context,
      ...(state !== undefined && { storageState: state }),
      ...(proxyInfo !== undefined && { proxy: toPlaywrightProxy(proxyInfo) }),
    },
    markGood: () => {
      if (!isGood) session.markGood();
      isGood = true;
    },
    markBad: () => session.markBad(),
    retire: () => session.retire(),
    keepState: (page, clock) => keepState(session, page, clock),
  };
}

const STRANGER: OpenSession = {
  contextOptions: {},
  markGood: () => undefined,
  markBad: () => undefined,
  retire: () => undefined,
  keepState: () => Promise.resolve(),
};

async function keepState(session: ScraperSession, page: Page, clock: Clock): Promise<void> {
  if (!session.isUsable()) return;
  try {
    session.userData[PAGE_STATE] = await withDeadline(() => page.context().storageState(), {
      what: "keep session",
      timeoutMs: STATE_TIMEOUT_MS,
      clock,
      signal: new AbortController().signal,
    });
  } catch {
    // A page that has died takes its cookies along: the session goes on with older ones.
  }
}

function toPlaywrightProxy(
  proxy: NonNullable<ScraperSession["proxyInfo"]>,
): NonNullable<BrowserContextOptions["proxy"]> {
  const { url, username, password } = proxy;
  // Crawlee's addresses carry name and password; Playwright wants them beside.
  const server = new URL(url);
  const name = username ?? decodeURIComponent(server.username);
  const word = password ?? decodeURIComponent(server.password);
  return {
    server: `${server.protocol}//${server.host}`,
    ...(name !== "" && { username: name }),
    ...(word !== "" && { password: word }),
  };
}
