/** Checks of an adapter that stays on a page. */
import { until } from "../until.ts";
import { compareMatches } from "./compare-matches.ts";
import { failOn, type ContractBench } from "./contract-bench.ts";
import type { FixtureVisit } from "./fixture-visit.ts";
import { measureHeapGrowth } from "./heap-growth.ts";
import { PageHands } from "./page-hands.ts";

/** What it tells of changes is what it reads when it is asked. */
export async function checkWatching(bench: ContractBench): Promise<void> {
  const { pages } = bench.fixtures;
  let told = 0;
  for (const page of pages) {
    await bench.read(page, async (first, visit) => {
      // A watcher may need a moment for its first word.
      const { patienceMs } = bench.limits;
      await until(() => visit.emitted > 0, { deadlineMs: patienceMs }).catch(() => undefined);
      await expectTold(bench, page.name, visit, first.matches);
      told += visit.emitted;
      if (page.markup === undefined || visit.emitted === 0) return;
      const hands = new PageHands(visit.page, page.markup);
      for (let price = 0; price < (await hands.countPrices()); price++) {
        if (!(await hands.nudge(price))) continue;
        await expectTold(bench, page.name, visit, (await visit.read()).matches);
        break;
      }
    });
  }
  if (told === 0) throw new Error("Cannot check watching: on no page did it tell anything");
}

/** A watcher may be a moment behind; one that has told nothing does not watch this page. */
async function expectTold(
  { limits }: ContractBench,
  name: string,
  visit: FixtureVisit,
  matches: Parameters<typeof compareMatches>[1],
): Promise<void> {
  const differences = (): string[] => compareMatches(visit.newest?.matches ?? [], matches);
  if (visit.emitted === 0) return;
  await until(() => differences().length === 0, { deadlineMs: limits.timeoutMs }).catch(() =>
    failOn(
      name,
      differences().map((text) => `what was told is not what was read: ${text}`),
    ),
  );
}

/** A page that is painted anew, again and again, leaves nothing behind in this process. */
export async function checkMemory(bench: ContractBench): Promise<void> {
  const { repaints, growthBytes } = bench.limits;
  for (const page of bench.markedPages.slice(0, 1)) {
    await bench.read(page, async (_reading, visit) => {
      const hands = new PageHands(visit.page, page.markup);
      const growth = await measureHeapGrowth(
        async (round) => {
          await hands.repaint(round);
          await visit.read();
        },
        { warmUp: Math.ceil(repaints / 2), rounds: repaints },
      );
      const text = `each repaint keeps ${Math.round(growth)} bytes, more than ${growthBytes}`;
      failOn(page.name, growth > growthBytes ? [text] : []);
    });
  }
}
