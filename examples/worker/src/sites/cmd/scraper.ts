/** The adapter of cmd's double-line view. */
import type { SiteScraper } from "scraper-kit";
import { createSiteScraper, type AdapterOptions } from "../../reading/site-adapter.ts";
import { CmdFeed } from "./feed.ts";
import { parseCmd } from "./parse.ts";
import { CMD_FEED, CMD_PLAN } from "./selectors.ts";

/** The scraper of cmd: an iframe with a virtual list, of which only a window is in the page. */
export function createCmdScraper(options: AdapterOptions = {}): SiteScraper {
  return createSiteScraper(
    {
      site: "cmd",
      oddsFormat: "malay",
      isData: (url) => CMD_FEED.address.test(url),
      isDeadSession: (body) => body.startsWith("<") || CMD_FEED.deadSession.test(body),
      views: [{ plan: CMD_PLAN, parse: parseCmd }],
      createDecoder: ({ utcOffsetMinutes }) => new CmdFeed(utcOffsetMinutes),
    },
    options,
  );
}
