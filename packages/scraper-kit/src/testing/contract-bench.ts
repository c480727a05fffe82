/** What the checks of the contract have in common: the adapter at work on the fixtures' pages. */
import type { Browser } from "playwright-core";
import type { SiteReading, SiteScraper } from "../scraper.ts";
import {
  layOut,
  type FixtureFiles,
  type FixtureMarkup,
  type PageFixture,
  type ScraperFixtures,
} from "./contract-fixtures.ts";
import { openFixture, type FixtureVisit } from "./fixture-visit.ts";
import { PageHands } from "./page-hands.ts";
import { SharedBrowser } from "./shared-browser.ts";

/** How much is tried, and how much is borne. */
export interface ContractLimits {
  /** The longest that opening a page, or one reading, may take; milliseconds. Default 20,000. */
  readonly timeoutMs: number;
  /** How many prices of a page are moved at most. Default 40. */
  readonly prices: number;
  /** After how many readings a dead session must be noticed. Default 3. */
  readonly reads: number;
  /** How often a page is painted anew while memory is measured. Default 100. */
  readonly repaints: number;
  /** How many bytes each of these may keep. Default 2048. */
  readonly growthBytes: number;
  /** At how many places pages are cut, all of them together. Default 12. */
  readonly cuts: number;
  /**
   * How long the adapter may look for odds on a page that was cut, and take for the first word of what
   * it watches; milliseconds. Default 1500.
   */
  readonly patienceMs: number;
}

/** A page that can be changed. */
export type MarkedPage = PageFixture & { readonly markup: FixtureMarkup };

/** How a page is opened, where that is not as usual. */
export interface VisitOptions {
  /** Other files than the fixture's. */
  readonly laidOut?: FixtureFiles;
  readonly timeoutMs?: number;
}

/** The adapter, the fixtures and a browser. */
export class ContractBench {
  readonly scraper: SiteScraper;
  readonly fixtures: ScraperFixtures;
  readonly limits: ContractLimits;
  readonly #browser: SharedBrowser;

  constructor(
    scraper: SiteScraper,
    fixtures: ScraperFixtures,
    limits: ContractLimits,
    lend: (() => Browser | Promise<Browser>) | undefined,
  ) {
    if (fixtures.pages.length === 0) {
      throw new RangeError("Cannot check scraper: there must be at least one page, was 0");
    }
    this.scraper = scraper;
    this.fixtures = fixtures;
    this.limits = limits;
    this.#browser = new SharedBrowser(lend);
  }

  /** The pages that can be changed. */
  get markedPages(): readonly MarkedPage[] {
    return this.fixtures.pages.filter((page): page is MarkedPage => page.markup !== undefined);
  }

  /** Whether there is anything to check of suspended prices. */
  get hasSuspended(): boolean {
    return this.fixtures.pages.some(
      ({ markup, suspended = [], expected }) =>
        markup?.suspend !== undefined ||
        suspended.length > 0 ||
        JSON.stringify(expected).includes('"suspended":true'),
    );
  }

  /** A page's files. */
  layOut(page: PageFixture): FixtureFiles {
    return layOut(page, this.fixtures.now);
  }

  /** Lays a page out, not opened yet, for as long as `use` takes. */
  visit<T>(
    page: PageFixture,
    use: (visit: FixtureVisit) => Promise<T>,
    options: VisitOptions = {},
  ): Promise<T> {
    const { laidOut = this.layOut(page), timeoutMs = this.limits.timeoutMs } = options;
    return this.#browser.use(async (browser) => {
      const visit = await openFixture(laidOut, {
        browser,
        scraper: this.scraper,
        timeoutMs,
        ...("recording" in page && { recording: page.recording }),
      });
      try {
        return await use(visit);
      } finally {
        await visit.close();
      }
    });
  }

  /** Opens a page and reads it. */
  read<T>(
    page: PageFixture,
    use: (reading: SiteReading, visit: FixtureVisit) => Promise<T> | T,
  ): Promise<T> {
    return this.visit(page, async (visit) => {
      await explain(page, "open", () => visit.open());
      return use(await explain(page, "read", () => visit.read()), visit);
    });
  }

  /** Opens each page that can be changed, and reads it before it is. */
  async change(
    use: (
      page: MarkedPage,
      hands: PageHands,
      before: SiteReading,
      read: () => Promise<SiteReading>,
    ) => Promise<void>,
  ): Promise<void> {
    for (const page of this.markedPages) {
      await this.read(page, (before, visit) => {
        const read = (): Promise<SiteReading> => explain(page, "read", () => visit.read());
        return use(page, new PageHands(visit.page, page.markup), before, read);
      });
    }
  }
}

/** Runs a step of the adapter; what it throws is told with the page and the error's name. */
async function explain<T>(
  { name }: PageFixture,
  what: "open" | "read",
  step: () => Promise<T>,
): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    throw new Error(`Cannot ${what} page "${name}": ${reason}`, { cause });
  }
}

/** Fails a check when there is something to say. */
export function failOn(name: string, sentences: readonly string[]): void {
  const SHOWN = 12;
  if (sentences.length === 0) return;
  const rest = sentences.length - SHOWN;
  const more = rest > 0 ? [`… and ${rest} more`] : [];
  throw new Error(`Page "${name}": ${[...sentences.slice(0, SHOWN), ...more].join("\n  ")}`);
}
