/**
 * Every trap of the demo market bites: read from the pages in real Chromium, the false sure bet
 * appears as soon as what is made to catch it is left out, and with all checks it does not.
 * Otherwise a trap would prove nothing.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  calculateArbitrage,
  createTeamRegistry,
  matchEvents,
  type EventListing,
  type MatchingOptions,
  type Policy,
} from "arb-core";
import { footballTeams } from "arb-core/aliases/football";
import {
  startBookmakers,
  type Bookmakers,
  type TruthLeg,
  type TruthPair,
} from "example-bookmakers";
import { launchBrowser } from "scraper-kit";
import { decodeOddsUpdate } from "scraper-kit/protocol";
import { loadScraper } from "../examples/worker/src/sites/index.ts";
import { describeWithChromium } from "./chromium.ts";

const SITES = ["sbo", "ibc", "cmd"] as const;
type Site = (typeof SITES)[number];
type Odds = Record<Site, readonly EventListing[]>;

const registry = createTeamRegistry(footballTeams);

let bookmakers: Bookmakers;
let odds: Odds;

async function readSite(site: Site): Promise<readonly EventListing[]> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const scraper = await loadScraper(site, { way: "screen" });
    const feed = { listen: () => () => undefined, recent: [], freshAt: () => undefined };
    const context = { signal: AbortSignal.timeout(60_000), now: Date.now, feed };
    await scraper.open(page, `http://127.0.0.1:${bookmakers.ports[site]}/`, context);
    const { matches, problems } = await scraper.scrapeOdds(page, context);
    expect(problems).toEqual([]);
    const { listings, refused } = decodeOddsUpdate({
      type: "odds:update",
      worker_id: site,
      site,
      timestamp: new Date().toISOString(),
      data: { site, matches: [...matches] },
    });
    expect(refused).toEqual([]);
    return listings;
  } finally {
    await browser.close();
  }
}

function isShownAs(listing: EventListing, leg: TruthLeg): boolean {
  return listing.home === leg.home && listing.away === leg.away && listing.league === leg.league;
}

/** What was read, cut down to the listings that the trap's two legs stand in. */
function listingsOf(trap: TruthPair, read: Odds): Record<string, EventListing[]> {
  return Object.fromEntries(
    trap.legs.map((leg) => {
      const listings = read[leg.site].filter((listing) => isShownAs(listing, leg));
      expect(listings, `${leg.site} shows ${leg.home} v ${leg.away}`).toHaveLength(1);
      return [leg.site, listings];
    }),
  );
}

/** Whether the trap's very prices are reported as an opportunity. */
function isReported(
  trap: TruthPair,
  oddsByProvider: Record<string, readonly EventListing[]>,
  { policy = {}, ...matching }: MatchingOptions & { readonly policy?: Partial<Policy> } = {},
): boolean {
  const price = (provider: string, odds: number): string => `${provider} ${odds.toFixed(6)}`;
  const wanted = trap.legs.map((leg) => price(leg.site, leg.price)).sort();
  return calculateArbitrage(matchEvents(oddsByProvider, { registry, ...matching }), policy).some(
    ({ market, legs }) =>
      market === trap.market &&
      legs
        .map((leg) => price(leg.provider, leg.odds))
        .sort()
        .every((key, index) => key === wanted[index]),
  );
}

function notSuspended(listing: EventListing): EventListing {
  return { ...listing, lines: listing.lines.map((line) => ({ ...line, suspended: false })) };
}

/** Each trap's report with the check left out, or the two, that are made for it. */
const WITHOUT_CHECK: Readonly<
  Record<string, (trap: TruthPair, listings: Record<string, EventListing[]>) => boolean>
> = {
  women: (trap, listings) => isReported(trap, listings, { withoutVetoes: ["squad"] }),
  "under-21": (trap, listings) => isReported(trap, listings, { withoutVetoes: ["squad"] }),
  // Two checks are made for it: the names tell, and without them the prices do.
  swapped: (trap, listings) =>
    !isReported(trap, listings, { withoutVetoes: ["orientation"] }) &&
    isReported(trap, listings, {
      withoutVetoes: ["orientation"],
      policy: { reportDoubtful: true },
    }),
  polish: (trap, listings) => isReported(trap, listings, { policy: { classes: ["polish"] } }),
  suspended: (trap, listings) =>
    isReported(
      trap,
      Object.fromEntries(
        Object.entries(listings).map(([site, shown]) => [site, shown.map(notSuspended)]),
      ),
    ),
};

describeWithChromium("the demo market's traps, read in real Chromium", () => {
  beforeAll(async () => {
    bookmakers = await startBookmakers({ seed: 3, paused: true });
    const read: Partial<Record<Site, readonly EventListing[]>> = {};
    for (const site of SITES) read[site] = await readSite(site);
    odds = read as Odds;
  });

  afterAll(async () => {
    await bookmakers.close();
  });

  test.each(Object.entries(WITHOUT_CHECK))(
    "%s: false without its check, silent with it",
    (kind, withoutCheck) => {
      const traps = bookmakers.market.truth().traps.filter((trap) => trap.kind === kind);
      expect(traps.length).toBeGreaterThan(0);
      for (const trap of traps) {
        const listings = listingsOf(trap, odds);
        expect(isReported(trap, listings), trap.id).toBe(false);
        expect(isReported(trap, odds), trap.id).toBe(false);
        expect(withoutCheck(trap, listings), trap.id).toBe(true);
      }
    },
  );

  test("the market has no kind of trap that is not tried here", () => {
    const kinds = new Set(bookmakers.market.truth().traps.map((trap) => trap.kind));
    expect([...kinds].sort()).toEqual(Object.keys(WITHOUT_CHECK).sort());
  });
});
