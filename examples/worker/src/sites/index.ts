/**
 * The sites that a worker can read. A new site is one folder and one line here; a worker loads
 * only the one it reads.
 */
import type { SiteScraper } from "scraper-kit";
import type { AdapterOptions } from "../reading/site-adapter.ts";

type ScraperLoader = (options: AdapterOptions) => Promise<SiteScraper>;

const LOADERS = {
  sbo: async (options) => (await import("./sbo/scraper.ts")).createSboScraper(options),
  ibc: async (options) => (await import("./ibc/scraper.ts")).createIbcScraper(options),
  cmd: async (options) => (await import("./cmd/scraper.ts")).createCmdScraper(options),
} as const satisfies Record<string, ScraperLoader>;

/** A site that has an adapter. */
export type SiteName = keyof typeof LOADERS;

/** Every site that has an adapter. */
export const SITE_NAMES: readonly SiteName[] = Object.keys(LOADERS) as SiteName[];

/** Whether the text names a site that has an adapter. */
export function isSiteName(text: string): text is SiteName {
  return Object.hasOwn(LOADERS, text);
}

/**
 * Loads a site's adapter.
 *
 * @throws RangeError when no adapter has that name.
 */
export async function loadScraper(
  site: string,
  options: AdapterOptions = {},
): Promise<SiteScraper> {
  if (!isSiteName(site)) {
    throw new RangeError(
      `Cannot load scraper: the site must be one of ${SITE_NAMES.join(", ")}, was ${site}`,
    );
  }
  return LOADERS[site](options);
}
