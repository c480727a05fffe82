import { describe, expect, it } from "vitest";
import type { BookQuotes, FootballDataRow } from "arb-core/odds-files";
import { seasonSteps, snapshotSteps, type Step } from "../../src/replay/schedule.ts";
import { collect } from "./chunks.ts";

const HOUR = 60 * 60 * 1000;
const DAY = Date.UTC(2021, 7, 14);

function match(
  home: string,
  startsAt: number,
  quotes: readonly BookQuotes[] = [],
): FootballDataRow {
  return { league: "Z1", home, away: "Blues", startsAt, quotes };
}

function quotes(book: string, phase: "opening" | "closing", over: number): BookQuotes {
  return { book, phase, lines: [{ market: "ft_ou", line: 2.5, odds: [over, 1.9] }] };
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}

function homes({ showing }: Step): Record<string, string[]> {
  return Object.fromEntries(
    [...showing].map(([book, listings]) => [book, listings.map(({ home }) => home)]),
  );
}

/** How many matches alpha shows in each step in which it shows any. */
function batchSizes(steps: readonly Step[]): number[] {
  return steps.flatMap(({ showing }) => showing.get("alpha")?.length ?? []);
}

describe("seasonSteps()", () => {
  it("shows a day's opening prices, its closing prices, and nothing", async () => {
    const late = match("Late", DAY + 20 * HOUR, [
      quotes("alpha", "opening", 2),
      quotes("beta", "closing", 2.1),
    ]);
    const early = match("Early", DAY + 15 * HOUR, [
      quotes("alpha", "opening", 2.2),
      quotes("alpha", "closing", 2.3),
    ]);
    const steps = await collect(seasonSteps(each([late, early])));
    const kickOff = DAY + 15 * HOUR;
    expect(steps.map(({ at }) => at - kickOff)).toEqual([-48 * HOUR, -60_000, -30_000]);
    expect(steps.map(homes)).toEqual([
      { alpha: ["Late", "Early"] },
      { beta: ["Late"], alpha: ["Early"] },
      {},
    ]);
    expect(steps[0]?.showing.get("alpha")?.[1]).toEqual({
      id: "Z1-20210814-Early-Blues",
      league: "Z1",
      home: "Early",
      away: "Blues",
      startsAt: kickOff,
      lines: [{ market: "ft_ou", line: 2.5, odds: [2.2, 1.9] }],
    });
  });

  it("plays each run of rows with one date as a batch, also when a date comes back", async () => {
    const days = [0, 0, 7, 7, 0].map((day, index) =>
      match(`M${index}`, DAY + day * 24 * HOUR + index * HOUR, [quotes("alpha", "opening", 2)]),
    );
    const steps = await collect(seasonSteps(each(days)));
    expect(batchSizes(steps)).toEqual([2, 2, 1]);
  });

  it("plays a match that appears twice as it appears first", async () => {
    const rows = [2, 3].map((over) => match("Twice", DAY, [quotes("alpha", "opening", over)]));
    const [first] = await collect(seasonSteps(each(rows)));
    expect(first?.showing.get("alpha")?.map(({ lines }) => lines[0]?.odds[0])).toEqual([2]);
  });

  it("plays a day with very many matches in several batches", async () => {
    const opening = [quotes("alpha", "opening", 2)];
    const rows = Array.from({ length: 1201 }, (_, index) => match(`M${index}`, DAY, opening));
    const steps = await collect(seasonSteps(each(rows)));
    expect(batchSizes(steps)).toEqual([500, 500, 201]);
  });

  it("has no steps for a file without matches", async () => {
    expect(await collect(seasonSteps(each([])))).toEqual([]);
  });
});

describe("snapshotSteps()", () => {
  it("shows what every bookmaker showed when it was taken", async () => {
    const listing = { id: "g1", home: "Reds", away: "Blues", startsAt: DAY, lines: [] };
    const books = new Map([
      ["alpha", [listing]],
      ["beta", [listing]],
    ]);
    expect(await collect(snapshotSteps(each([{ takenAt: DAY, books }])))).toEqual([
      { at: DAY, showing: books },
    ]);
  });
});
