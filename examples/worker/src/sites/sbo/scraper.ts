/** The adapter of sbo's Asia view. */
import type { SiteScraper } from "scraper-kit";
import { createSiteScraper, type AdapterOptions } from "../../reading/site-adapter.ts";
import { parseSbo } from "./parse.ts";
import { SBO_PAGE } from "./selectors.ts";

/** The scraper of sbo: one page, odds in two containers of it. */
export function createSboScraper(options: AdapterOptions = {}): SiteScraper {
  return createSiteScraper(
    {
      site: "sbo",
      oddsFormat: "malay",
      page: SBO_PAGE,
      parse: parseSbo,
    },
    options,
  );
}
