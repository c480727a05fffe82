/** The adapter of cmd's double-line view. */
import type { SiteScraper } from "scraper-kit";
import { createSiteScraper, type AdapterOptions } from "../../reading/site-adapter.ts";
import { parseCmd } from "./parse.ts";
import { CMD_PAGE } from "./selectors.ts";

/** The scraper of cmd: an iframe with a virtual list, of which only a window is in the page. */
export function createCmdScraper(options: AdapterOptions = {}): SiteScraper {
  return createSiteScraper(
    {
      site: "cmd",
      oddsFormat: "malay",
      page: CMD_PAGE,
      parse: parseCmd,
    },
    options,
  );
}
