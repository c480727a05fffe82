/** The adapter of ibc's classic frames. */
import type { SiteScraper } from "scraper-kit";
import { createSiteScraper, type AdapterOptions } from "../../reading/site-adapter.ts";
import { parseIbc } from "./parse.ts";
import { IBC_PAGE } from "./selectors.ts";

/** The scraper of ibc: an iframe with two containers, each repainted whole on every update. */
export function createIbcScraper(options: AdapterOptions = {}): SiteScraper {
  return createSiteScraper(
    {
      site: "ibc",
      oddsFormat: "malay",
      page: IBC_PAGE,
      parse: parseIbc,
    },
    options,
  );
}
