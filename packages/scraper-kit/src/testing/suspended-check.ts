/** The check of what is shown and cannot be bet on. */
import type { SiteReading } from "../scraper.ts";
import { changedLines } from "./changed-lines.ts";
import { linesOf, nameLine, nameMatch } from "./compare-matches.ts";
import { failOn, type ContractBench } from "./contract-bench.ts";
import type { PageFixture } from "./contract-fixtures.ts";
import { spread } from "./page-checks.ts";

/** A line that the page shows as suspended is told as suspended, or left out. */
export async function checkSuspended(bench: ContractBench): Promise<void> {
  for (const page of bench.fixtures.pages) {
    await bench.read(page, (reading) => {
      const open = findOpen(reading);
      const wrong = suspendedOf(page).filter((name) => open.has(name));
      failOn(
        page.name,
        wrong.map((name) => `${name} is suspended on the page, and told as open`),
      );
    });
  }
  await bench.change(async (page, hands, before, read) => {
    if (page.markup.suspend === undefined) return;
    const saved = await hands.save();
    const wasOpen = findOpen(before);
    let tried = 0;
    for (const price of spread(await hands.countPrices(), bench.limits.prices)) {
      // Which line it is of is what moves with it.
      if (!(await hands.nudge(price))) continue;
      const [changed] = changedLines(before.matches, (await read()).matches);
      await hands.restore(saved);
      if (changed === undefined) continue;
      const name = `${changed.match} ${changed.line}`;
      if (!wasOpen.has(name)) continue;
      tried += 1;
      await hands.suspend(price);
      const isOpen = findOpen(await read()).has(name);
      await hands.restore(saved);
      failOn(page.name, isOpen ? [`${name} was suspended on the page, and is told as open`] : []);
    }
    failOn(page.name, tried === 0 ? ["no open price could be suspended: is markup right?"] : []);
  });
}

/** `501 ft_hdp -0.5` of every line that can be bet on. */
function findOpen({ matches }: SiteReading): Set<string> {
  return new Set(
    matches.flatMap((match) =>
      linesOf(match)
        .filter(({ isSuspended }) => !isSuspended)
        .map(({ name }) => `${nameMatch(match)} ${name}`),
    ),
  );
}

function suspendedOf({ expected, suspended = [] }: PageFixture): string[] {
  return [
    ...suspended.map(
      ({ match, market, line }) =>
        `${match} ${nameLine(market, { ...(line !== undefined && { line }) })}`,
    ),
    ...expected.flatMap((match) =>
      linesOf(match)
        .filter(({ isSuspended }) => isSuspended)
        .map(({ name }) => `${nameMatch(match)} ${name}`),
    ),
  ];
}
