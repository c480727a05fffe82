/**
 * Who a scraper is to a site: proxy, cookies and storage, kept together and given up together. The
 * shapes are those of Crawlee's `ISession` and `ISessionPool`, as far as they are used here, so that a
 * pool of Crawlee's can be passed in.
 */
import { readFile, rename, writeFile } from "node:fs/promises";
import { z } from "zod";

/** A proxy, as Crawlee's `ProxyInfo` has it. */
export interface SessionProxy {
  /** With the scheme, and without name and password: `http://proxy.example:8000`. */
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
}

/** One identity. */
export interface ScraperSession {
  readonly id: string;
  /** Whatever is to be kept with it; the page's state is under {@link PAGE_STATE}. */
  userData: Record<string, unknown>;
  readonly proxyInfo?: SessionProxy;
  /** Whether it may be used for another page. */
  isUsable(): boolean;
  /** A page of it was read. */
  markGood(): void;
  /** Something failed that may have been its fault. */
  markBad(): void;
  /** The site turned it away: it is not used again. */
  retire(): void;
}

/** Where identities come from. */
export interface ScraperSessionPool {
  /** A session that is usable; which one is the pool's choice. */
  getSession(): Promise<ScraperSession>;
}

/** The key in {@link ScraperSession.userData} of what Playwright calls the storage state. */
export const PAGE_STATE = "storageState";

/** Options of {@link createSessionPool}. */
export interface SessionPoolOptions {
  /** Proxies, used in turn: each new session takes the next. Default: none. */
  readonly proxies?: readonly SessionProxy[];
  /** Failures in a row after which a session is given up. Default 3. */
  readonly maxErrors?: number;
  /** A file that keeps the session's page state, so that the next process goes on with it. */
  readonly file?: string;
}

/** A pool of one session at a time, which is used until it fails. */
export interface OwnSessionPool extends ScraperSessionPool {
  /** Writes the page state to the file, when there is one. */
  save(): Promise<void>;
}

const savedState = z.object({ version: z.literal(1), userData: z.record(z.string(), z.unknown()) });

/**
 * Makes a pool. It uses one session until that is retired or has failed `maxErrors` times in a row, and
 * then makes the next, with the next proxy and no page state.
 *
 * @throws RangeError when `maxErrors` is not at least 1.
 */
export function createSessionPool(options: SessionPoolOptions = {}): OwnSessionPool {
  const { proxies = [], maxErrors = 3, file } = options;
  if (!(maxErrors >= 1)) {
    throw new RangeError(
      `Cannot create session pool: maxErrors must be at least 1, was ${maxErrors}`,
    );
  }
  let made = 0;
  let current: ScraperSession | undefined;
  const create = (userData: Record<string, unknown>): ScraperSession => {
    const proxyInfo = proxies[made % Math.max(1, proxies.length)];
    made += 1;
    return new OwnSession(`session-${made}`, { userData, proxyInfo, maxErrors });
  };
  return {
    async getSession() {
      if (current?.isUsable() === true) return current;
      const isFirst = current === undefined;
      current = create(isFirst && file !== undefined ? await load(file) : {});
      return current;
    },
    async save() {
      if (file === undefined || current?.isUsable() !== true) return;
      const text = JSON.stringify({ version: 1, userData: current.userData });
      // Whole or not at all: a process may end while it writes. Cookies are nobody else's business.
      await writeFile(`${file}.new`, text, { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
  };
}

class OwnSession implements ScraperSession {
  readonly id: string;
  readonly userData: Record<string, unknown>;
  readonly proxyInfo?: SessionProxy;
  readonly #maxErrors: number;
  #errors = 0;
  #isRetired = false;

  constructor(
    id: string,
    options: {
      readonly userData: Record<string, unknown>;
      readonly proxyInfo: SessionProxy | undefined;
      readonly maxErrors: number;
    },
  ) {
    this.id = id;
    this.userData = options.userData;
    if (options.proxyInfo !== undefined) this.proxyInfo = options.proxyInfo;
    this.#maxErrors = options.maxErrors;
  }

  isUsable(): boolean {
    return !this.#isRetired && this.#errors < this.#maxErrors;
  }

  markGood(): void {
    this.#errors = 0;
  }

  markBad(): void {
    this.#errors += 1;
  }

  retire(): void {
    this.#isRetired = true;
  }
}

/** A file that is not there, or is none of ours, is a session without a past. */
async function load(file: string): Promise<Record<string, unknown>> {
  try {
    return savedState.parse(JSON.parse(await readFile(file, "utf8"))).userData;
  } catch {
    return {};
  }
}
