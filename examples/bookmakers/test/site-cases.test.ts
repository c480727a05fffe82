import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SITE_CASES, startBookmakers, stateOf, type Bookmakers } from "example-bookmakers";

let bookmakers: Bookmakers;

beforeAll(async () => {
  bookmakers = await startBookmakers({ paused: true, seed: 3 });
});

afterAll(async () => {
  await bookmakers.close();
});

describe("SITE_CASES", () => {
  test("are the numbers from 1 to 22, each with a title, a site and steps of different names", () => {
    expect(SITE_CASES.map(({ number }) => number)).toEqual(
      Array.from({ length: 22 }, (_, index) => index + 1),
    );
    for (const { sites, steps } of SITE_CASES) {
      expect(sites.length).toBeGreaterThan(0);
      expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
    }
  });

  for (const { number, title, sites, steps } of SITE_CASES) {
    for (const site of sites) {
      test(`${number} at ${site}: ${title}`, async () => {
        const stage = bookmakers.stages[site];
        stage.reset();
        const usual = stateOf(stage);
        const states: string[] = [];
        for (const step of steps) {
          const version = stage.version;
          step.apply(stage);
          expect(stage.version).toBeGreaterThan(version);
          const state = stateOf(stage);
          expect(state.length).toBeGreaterThanOrEqual(usual.length);
          const numbers = state.map((match) => match.number);
          expect(new Set(numbers).size).toBe(numbers.length);
          states.push(JSON.stringify([state, stage.levers]));
          const page = await fetch(`http://127.0.0.1:${bookmakers.ports[site]}/`);
          expect(page.status).toBe(200);
          expect((await page.text()).includes('type="password"')).toBe(stage.levers.login);
        }
        const silent = steps.some(({ readable }) => !readable);
        if (!silent) expect(new Set(states).size).toBe(steps.length);
        stage.reset();
        expect(stateOf(stage)).toEqual(usual);
      });
    }
  }

  test("9 closes before the score changes and opens after it, with other lines", () => {
    const stage = bookmakers.stages.sbo;
    const steps = SITE_CASES.find(({ number }) => number === 9)?.steps ?? [];
    const story = steps.map((step) => {
      step.apply(stage);
      const match = stateOf(stage).find(({ matchId }) => matchId > 9_000_000)!;
      const { score, lines } = match;
      return {
        home: score.home,
        open: lines.some(({ suspended }) => !suspended),
        lines: lines.map(({ market, line }) => `${market} ${line}`).join(", "),
        prices: lines.map(({ prices }) => prices.join("/")).join(", "),
      };
    });
    stage.reset();
    expect(story.map(({ home, open }) => `${home} ${open ? "open" : "closed"}`)).toEqual([
      "0 open",
      "0 closed",
      "1 closed",
      "1 closed",
      "1 open",
    ]);
    expect(story[2]?.lines).toBe(story[1]?.lines);
    expect(story[2]?.prices).not.toBe(story[1]?.prices);
    expect(story[3]?.lines).not.toBe(story[2]?.lines);
    expect(story[4]?.lines).toBe(story[3]?.lines);
  });
});
