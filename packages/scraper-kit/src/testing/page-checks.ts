/** Checks of what an adapter reads on one page, as it is and changed in one place. */
import { decodeOddsUpdate } from "../protocol/codec.ts";
import type { WireMatch } from "../protocol/messages.ts";
import { formatTimestamp } from "../protocol/timestamp.ts";
import type { SiteReading } from "../scraper.ts";
import { compareMatches, linesOf, nameMatch } from "./compare-matches.ts";
import { failOn, type ContractBench } from "./contract-bench.ts";
import { changedLines, type ChangedLine } from "./changed-lines.ts";

/** Every row is read as the fixtures say, and a server would take it. */
export async function checkReading(bench: ContractBench): Promise<void> {
  for (const page of bench.fixtures.pages) {
    await bench.read(page, (reading) => {
      const wrong = [
        ...compareMatches(reading.matches, page.expected),
        ...findRefused(bench.scraper.site, reading.matches),
      ];
      // Why something was not read is half of the way to reading it.
      const noted = reading.problems.map(({ code, where }) => `it noted ${code} at "${where}"`);
      failOn(page.name, wrong.length === 0 ? [] : [...wrong, ...noted]);
    });
  }
}

/** One price that moves on the page moves that price in the reading, and nothing else. */
export async function checkMixing(bench: ContractBench): Promise<void> {
  await bench.change(async (page, hands, before, read) => {
    const saved = await hands.save();
    const moved = new Set<string>();
    for (const price of spread(await hands.countPrices(), bench.limits.prices)) {
      if (!(await hands.nudge(price))) continue;
      const changes = changedLines(before.matches, (await read()).matches);
      await hands.restore(saved);
      failOn(page.name, explainMixing(price, changes));
      for (const { match } of changes) moved.add(match);
    }
    const after = await read();
    failOn(
      page.name,
      compareMatches(after.matches, before.matches).map(
        (text) => `after all prices were put back: ${text}`,
      ),
    );
    const offered = before.matches.filter((match) =>
      linesOf(match).some(({ isSuspended }) => !isSuspended),
    );
    const still = offered.map(nameMatch).filter((match) => !moved.has(match));
    // Where not all prices were tried, a match may not have had its turn.
    const isWhole = (await hands.countPrices()) <= bench.limits.prices;
    failOn(page.name, isWhole ? still.map(explainStill) : moved.size === 0 ? [NOTHING_MOVES] : []);
  });
}

const NOTHING_MOVES = "no price that moved on the page moved in the reading";

function explainStill(match: string): string {
  return `no price of match ${match} moved with those of the page: is markup.price right?`;
}

function explainMixing(price: number, changes: readonly ChangedLine[]): string[] {
  const isOne = changes.length <= 1 && changes.every(({ sides }) => sides <= 1);
  if (isOne) return [];
  const names = changes.map(({ match, line }) => `${match} ${line}`);
  return [`price ${price + 1} of the page moved, and so did several: ${names.join(", ")}`];
}

/** No id and no line is told twice, on pages as they are and with rows that stand there twice. */
export async function checkRepeats(bench: ContractBench): Promise<void> {
  for (const page of bench.fixtures.pages) {
    await bench.read(page, (reading) => failOn(page.name, findRepeats(reading.matches)));
  }
  await bench.change(async (page, hands, _before, read) => {
    const saved = await hands.save();
    for (const what of ["row", "match"] as const) {
      await hands.repeat(what);
      const found = findRepeats((await read()).matches);
      failOn(
        page.name,
        found.map((text) => `with each ${what} shown twice: ${text}`),
      );
      await hands.restore(saved);
    }
  });
}

const ORDERS = [1, 2, 3];

/** Matches and leagues in another order say the same. */
export async function checkOrder(bench: ContractBench): Promise<void> {
  const moved = new Set<string>();
  await bench.change(async (page, hands, before, read) => {
    const saved = await hands.save();
    for (const seed of ORDERS) {
      if (!(await hands.shuffle(seed))) continue;
      // Nothing that was parsed before is of use.
      await hands.repaint(seed);
      moved.add(page.name);
      const found = compareMatches((await read()).matches, before.matches);
      failOn(
        page.name,
        found.map((text) => `in another order: ${text}`),
      );
      await hands.restore(saved);
    }
  });
  if (moved.size === 0) {
    throw new Error(
      "Cannot check order: no page with markup has two matches, or its rows have no common parent",
    );
  }
}

/** @returns a sentence for each match that a server would refuse. */
export function findRefused(site: string, matches: readonly WireMatch[]): string[] {
  const { refused } = decodeOddsUpdate({
    type: "odds:update",
    worker_id: "contract",
    site,
    timestamp: formatTimestamp(0),
    data: { site, matches: JSON.parse(JSON.stringify(matches)) as unknown[] },
  });
  return refused.map(({ path, message }) => `a server refuses the reading: ${path} ${message}`);
}

/** @returns a sentence for each match, and each line, that is told more than once. */
function findRepeats(matches: SiteReading["matches"]): string[] {
  const repeated = (names: readonly string[]): string[] => [
    ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
  ];
  return [
    ...repeated(matches.map(nameMatch)).map((name) => `match ${name} is told more than once`),
    ...matches.flatMap((match) =>
      repeated(linesOf(match).map(({ name }) => name)).map(
        (line) => `match ${nameMatch(match)}: ${line} is told more than once`,
      ),
    ),
  ];
}

/** At most `most` of the numbers below `count`, evenly spread. */
export function spread(count: number, most: number): number[] {
  const length = Math.min(count, most);
  return Array.from({ length }, (_, index) => Math.floor((index * count) / length));
}
