/** The adapter of sbo's Asia view. */
import type { SiteScraper } from "scraper-kit";
import { createSiteScraper, type AdapterOptions } from "../../reading/site-adapter.ts";
import { SboFeed } from "./feed.ts";
import { parseSbo } from "./parse.ts";
import { SBO_FEED, SBO_PLAN } from "./selectors.ts";

/** The scraper of sbo: one page, odds in two containers of it, fed by scripts that it asks for. */
export function createSboScraper(options: AdapterOptions = {}): SiteScraper {
  return createSiteScraper(
    {
      site: "sbo",
      oddsFormat: "malay",
      isData: (url) => SBO_FEED.address.test(url),
      isDeadSession: (body) => body.startsWith("<") || SBO_FEED.deadSession.test(body),
      views: [{ plan: SBO_PLAN, parse: parseSbo }],
      createDecoder: ({ utcOffsetMinutes }) => new SboFeed(utcOffsetMinutes),
    },
    options,
  );
}
