/** Checks of what an adapter says when the page is not what it should be. */
import { delay } from "../clock.ts";
import { BlockedError, ScraperError, SessionOverError } from "../errors.ts";
import type { SiteReading } from "../scraper.ts";
import { failOn, type ContractBench } from "./contract-bench.ts";
import type { FixtureFiles, PageFixture } from "./contract-fixtures.ts";
import type { FixtureVisit } from "./fixture-visit.ts";
import { PageHands } from "./page-hands.ts";
import { findRefused, spread } from "./page-checks.ts";

/** What the page has time to hear between two readings. */
const BETWEEN_READS_MS = 100;

/** A login in the place of odds ends the session: on a fresh page, on an old one, in an answer. */
export async function checkDeadSession(bench: ContractBench): Promise<void> {
  const { pages, deadSession = {} } = bench.fixtures;
  const { html, answer } = deadSession;
  const [page] = pages as readonly [PageFixture];
  if (html !== undefined) {
    const { url, now } = bench.layOut(page);
    const laidOut: FixtureFiles = { url, now, files: new Map([[url, html]]), frames: [] };
    await bench.visit(page, (visit) => expectNotice("a page that is a login", bench, visit), {
      laidOut,
    });
    for (const each of pages) {
      await bench.visit(each, async (visit) => {
        await openAndRead(visit);
        const frame = await (each.markup
          ? new PageHands(visit.page, each.markup).findFrame()
          : visit.page.mainFrame());
        visit.set(frame.url(), html);
        await frame.goto(frame.url(), { waitUntil: "domcontentloaded" });
        await expectNotice(`page "${each.name}" after it became a login`, bench, visit, true);
      });
    }
  }
  if (answer !== undefined) {
    await bench.visit(page, async (visit) => {
      await visit.open();
      await visit.receive(answer.url, answer.body);
      await expectNotice("an answer in the place of odds", bench, visit, true);
    });
  }
}

async function expectNotice(
  what: string,
  { limits }: ContractBench,
  visit: FixtureVisit,
  isOpen = false,
): Promise<void> {
  let last = "";
  for (let read = 0; read < limits.reads; read++) {
    try {
      if (!isOpen) await visit.open();
      const { matches } = await visit.read();
      last = `it read ${matches.length} matches`;
    } catch (error) {
      if (error instanceof SessionOverError || error instanceof BlockedError) return;
      last = error instanceof Error ? `it threw ${error.name}: ${error.message}` : "";
    }
    await delay(BETWEEN_READS_MS);
  }
  throw new Error(
    `The session is over (${what}), and after ${limits.reads} readings there was no SessionOverError or BlockedError: ${last}`,
  );
}

/** Whatever part of a page there is, the adapter reads it or throws what the runner understands. */
export async function checkCutPages(bench: ContractBench): Promise<void> {
  const places = bench.fixtures.pages.flatMap((page) => findPlaces(page, bench.layOut(page)));
  for (const place of spread(places.length, bench.limits.cuts)) {
    const { page, url, length } = places[place] as CutPlace;
    const laidOut = bench.layOut(page);
    const files = new Map(laidOut.files);
    const whole = files.get(url) ?? "";
    files.set(url, whole.slice(0, length));
    const found = await bench
      .visit(page, (visit) => openAndRead(visit), {
        laidOut: { ...laidOut, files },
        timeoutMs: bench.limits.patienceMs,
      })
      .then(({ matches }) => findRefused(bench.scraper.site, matches), explainUnnamed);
    failOn(
      page.name,
      found.map((text) => `cut after ${length} of ${whole.length} letters: ${text}`),
    );
  }
}

async function openAndRead(visit: FixtureVisit): Promise<SiteReading> {
  await visit.open();
  return visit.read();
}

/** @returns a sentence for an error whose consequence the runner does not know. */
function explainUnnamed(error: unknown): string[] {
  if (error instanceof ScraperError) return [];
  return [
    error instanceof Error ? `it threw ${error.name}: ${error.message}` : "it threw no Error",
  ];
}

interface CutPlace {
  readonly page: PageFixture;
  readonly url: string;
  readonly length: number;
}

const PLACES = 24;

/** Every file at many places; that at most a few are tried is the caller's. */
function findPlaces(page: PageFixture, { files }: FixtureFiles): CutPlace[] {
  return [...files].flatMap(([url, text]) =>
    spread(text.length, PLACES).map((length) => ({ page, url, length })),
  );
}
