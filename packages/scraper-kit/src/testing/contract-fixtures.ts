/** What the author of an adapter tells the contract about the site. */
import type { BoardPlan } from "../page/board-plan.ts";
import type { WireMatch } from "../protocol/messages.ts";
import type { Recording } from "../recording.ts";

/** How a page is built, so that the contract can change it. */
export interface FixtureMarkup {
  /** Where the rows are; an adapter that reads boards has this plan already. */
  readonly plan: BoardPlan;
  /** CSS selector of the elements in a row whose text is a price. */
  readonly price: string;
  /** Makes a price one on which no bet is taken, as the site does. It is run in the page. */
  readonly suspend?: (price: Element) => void;
}

/** A line that a page shows and on which no bet is taken. */
export interface SuspendedLine {
  /** The match's id. */
  readonly match: string;
  readonly market: string;
  /** Its handicap or total, where its market has one. */
  readonly line?: number;
}

/** One page of the site, and what a right reading of it is. */
export type PageFixture = {
  /** For the messages. */
  readonly name: string;
  /** The matches that the page shows, in any order, complete. */
  readonly expected: readonly WireMatch[];
  /** Lines that it shows as suspended. Those that `expected` marks so need not be here. */
  readonly suspended?: readonly SuspendedLine[];
  /** Without it, the checks that change the page pass this page over. */
  readonly markup?: FixtureMarkup;
  /** When the page was looked at, in epoch milliseconds. Default: the recording's, or the fixtures'. */
  readonly now?: number;
} & (
  | {
      readonly html: string;
      /** Everything else that the page asks for, by path or address: frames, scripts, answers. */
      readonly files?: Readonly<Record<string, string>>;
      /** The page's address. Default `http://fixture.test/`. */
      readonly url?: string;
    }
  | {
      /** Its frames are shown at their own addresses, and its feed is what the site sends. */
      readonly recording: Recording;
    }
);

/** What the site sends when the session is over; one or both. */
export interface DeadSession {
  /** The page, or the frame that had the odds, after it was sent to the login. */
  readonly html?: string;
  /** What the page gets in the place of odds, and the address that it asked. */
  readonly answer?: { readonly url: string; readonly body: string };
}

/** Everything that the contract needs to know of a site. */
export interface ScraperFixtures {
  readonly pages: readonly PageFixture[];
  readonly deadSession?: DeadSession;
  /** The time of day, in epoch milliseconds, for kick-offs that are printed without a date. */
  readonly now: number;
}

/** A fixture as files at addresses, which is what a browser asks for. */
export interface FixtureFiles {
  readonly url: string;
  readonly now: number;
  /** By full address. */
  readonly files: ReadonlyMap<string, string>;
  /** The frames in the order of the page, for those that ask for another address than they had. */
  readonly frames: readonly string[];
}

const DEFAULT_URL = "http://fixture.test/";

/** Lays a fixture out. */
export function layOut(fixture: PageFixture, fixturesNow: number): FixtureFiles {
  if ("recording" in fixture) {
    const { frames, at } = fixture.recording;
    return {
      url: frames[0]?.url ?? "about:blank",
      now: fixture.now ?? at,
      files: new Map(frames.map(({ url, html }) => [url, html])),
      frames: frames.map(({ html }) => html),
    };
  }
  const { html, files = {}, url = DEFAULT_URL } = fixture;
  const others = Object.entries(files).map(
    ([path, body]) => [new URL(path, url).href, body] as const,
  );
  return {
    url,
    now: fixture.now ?? fixturesNow,
    files: new Map([[new URL(url).href, html], ...others]),
    frames: [],
  };
}
