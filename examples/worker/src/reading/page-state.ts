/** What is known of one page: what its site has sent to it, and what was read of its screen. */
import {
  BoardReader,
  LayoutChangedError,
  RetryableError,
  type Board,
  type BoardPlan,
  type EmitReading,
  type ScrapeContext,
  type SiteReading,
} from "scraper-kit";
import { compareReadings } from "./compare-readings.ts";
import type { FeedDecoder } from "./feed-decoder.ts";
import type { SiteClock } from "./kick-off.ts";

/** One form in which a site shows its odds. */
export interface SiteView {
  readonly plan: BoardPlan;
  /** Reads the select of the odds format with any number of blocks. */
  readonly parse: (html: string, clock: SiteClock) => SiteReading;
}

/** One form of a site on one page. */
export class ViewReader {
  readonly plan: BoardPlan;
  readonly #reader: BoardReader;

  constructor({ plan, parse }: SiteView, utcOffsetMinutes: number, now: () => number) {
    this.plan = plan;
    this.#reader = new BoardReader({
      parse: (html) => parse(html, { now: now(), utcOffsetMinutes }),
    });
  }

  read(board: Board): SiteReading {
    return this.#reader.read(board);
  }
}

/** Options of {@link PageState}. */
export interface PageStateOptions {
  readonly site: string;
  readonly views: readonly SiteView[];
  /** Fresh, as the page is. */
  readonly decoder: FeedDecoder;
  readonly utcOffsetMinutes: number;
  readonly now: () => number;
}

/** What is known of one page: its feed, and what was read of its screen. */
export class PageState {
  readonly views: readonly ViewReader[];
  readonly #site: string;
  readonly #decoder: FeedDecoder;
  #isFollowed = false;
  #isTold = false;
  #disagreements: ReadonlySet<string> = new Set();

  constructor({ site, views, decoder, utcOffsetMinutes, now }: PageStateOptions) {
    this.#site = site;
    this.#decoder = decoder;
    this.views = views.map((view) => new ViewReader(view, utcOffsetMinutes, now));
  }

  /** Whether the feed has ever said everything. */
  get isFollowed(): boolean {
    return this.#isFollowed;
  }

  /** A board that does not say how to read it is left to the next full reading. */
  canRead({ context }: Board): boolean {
    return context !== "";
  }

  /**
   * Takes what the site sends; several messages of one moment are told together.
   *
   * @param emit Absent where only the screen is read: then a feed that is not understood is no harm.
   */
  follow(
    { feed, now }: ScrapeContext,
    emit: EmitReading | undefined,
    fail: (error: unknown) => void,
  ): void {
    const end = feed.listen((message) => {
      // What is said with such a status is about the site's servers, not about odds.
      if (message.kind === "response" && message.status >= 400) return;
      try {
        if (!this.#decoder.take(message)) return;
      } catch (error) {
        if (emit === undefined && error instanceof LayoutChangedError && !this.#isFollowed) end();
        else fail(error);
        return;
      }
      if (this.#isTold) return;
      this.#isTold = true;
      queueMicrotask(() => {
        this.#isTold = false;
        if (this.#decoder.asOf(now()) === undefined) return;
        this.#isFollowed = true;
        const reading = emit === undefined ? undefined : this.#decoder.reading(now());
        if (reading !== undefined) emit?.(reading);
      });
    });
  }

  /**
   * The moment of which the screen is for who begins to read it now: a page shows what it was sent, so
   * it knows no more than its feed. What comes while the screen is read may be missing there.
   *
   * @returns without a moment where the feed is not followed, which leaves it to the runner; `undefined`
   *   when the feed has broken off: what the page shows may have been missed.
   */
  shownAsOf({ feed, now }: ScrapeContext): Pick<SiteReading, "at"> | undefined {
    if (!this.#isFollowed) return {};
    const asOf = this.#decoder.asOf(now());
    if (asOf === undefined) return undefined;
    const shownAsOf = this.#decoder.shownAsOf?.() ?? asOf;
    return { at: Math.min(shownAsOf, feed.freshAt(now()) ?? asOf) };
  }

  /**
   * What the feed says, when the screen does not say otherwise twice in a row: one of them may be a
   * moment behind.
   *
   * @param screen `undefined` when it cannot be read, which is noted.
   * @throws RetryableError when they disagree, or the feed has said nothing whole since it broke off.
   */
  confirm(screen: SiteReading | undefined, { now }: ScrapeContext): SiteReading {
    const reading = this.#decoder.reading(now());
    if (reading === undefined) throw brokenOff(this.#site);
    if (screen === undefined) {
      const problem = { code: "unread-screen", where: "page" };
      return { ...reading, problems: [...reading.problems, problem] };
    }
    const found = compareReadings(reading, screen);
    const stubborn = found.filter((name) => this.#disagreements.has(name));
    this.#disagreements = new Set(found);
    if (stubborn.length > 0) {
      throw new RetryableError(
        `Cannot read ${this.#site}: feed and screen disagree on ${stubborn.length} lines`,
      );
    }
    return reading;
  }
}

/** The feed has said nothing whole since its socket closed. */
export function brokenOff(site: string): RetryableError {
  return new RetryableError(`Cannot read ${site}: its feed has broken off`);
}
