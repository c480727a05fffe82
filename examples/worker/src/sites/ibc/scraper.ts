/** The adapter of ibc, in both forms in which the site comes. */
import type { FeedMessage, SiteReading, SiteScraper } from "scraper-kit";
import type { FeedDecoder } from "../../reading/feed-decoder.ts";
import { createSiteScraper, type AdapterOptions } from "../../reading/site-adapter.ts";
import { ClassicFeed } from "./classic-feed.ts";
import { parseClassic } from "./classic-parse.ts";
import { CLASSIC_FEED, CLASSIC_PLAN } from "./classic-selectors.ts";
import { SabaFeed } from "./saba-feed.ts";
import { parseSaba } from "./saba-parse.ts";
import { SABA_FEED, SABA_PLAN } from "./saba-selectors.ts";

/** The scraper of ibc: the classic frames, or the single page (SABA), whichever the address shows. */
export function createIbcScraper(options: AdapterOptions = {}): SiteScraper {
  return createSiteScraper(
    {
      site: "ibc",
      oddsFormat: "malay",
      isData: (url) => CLASSIC_FEED.address.test(url) || SABA_FEED.address.test(url),
      isDeadSession: (body) => body.startsWith("<"),
      views: [
        { plan: CLASSIC_PLAN, parse: parseClassic },
        { plan: SABA_PLAN, parse: parseSaba },
      ],
      createDecoder: ({ utcOffsetMinutes }) => new IbcFeed(utcOffsetMinutes),
    },
    options,
  );
}

/** Whichever of the two feeds the page has. */
class IbcFeed implements FeedDecoder {
  readonly #classic: ClassicFeed;
  readonly #saba = new SabaFeed();

  constructor(utcOffsetMinutes: number) {
    this.#classic = new ClassicFeed(utcOffsetMinutes);
  }

  take(message: FeedMessage): boolean {
    return this.#classic.take(message) || this.#saba.take(message);
  }

  asOf(): number | undefined {
    return this.#classic.asOf() ?? this.#saba.asOf();
  }

  shownAsOf(): number | undefined {
    return this.#classic.asOf() === undefined ? this.#saba.shownAsOf() : undefined;
  }

  reading(): SiteReading | undefined {
    return this.#classic.reading() ?? this.#saba.reading();
  }
}
