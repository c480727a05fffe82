import { describe, expect, it } from "vitest";
import { isSiteName, loadScraper, SITE_NAMES } from "../../src/sites/index.ts";

describe("loadScraper()", () => {
  it("loads the scraper of each site by its name on the wire", async () => {
    expect(SITE_NAMES).toEqual(expect.arrayContaining(["sbo", "ibc", "cmd"]));
    for (const site of SITE_NAMES) expect(await loadScraper(site)).toMatchObject({ site });
  });

  it("refuses a name that no adapter has", async () => {
    await expect(loadScraper("constructor")).rejects.toThrow(
      new RangeError(
        `Cannot load scraper: the site must be one of ${SITE_NAMES.join(", ")}, was constructor`,
      ),
    );
    expect(isSiteName("toString")).toBe(false);
  });
});
