import { describe, expect, test } from "vitest";
import { Market } from "../src/market.ts";
import { createRandom } from "../src/random.ts";
import { SITES, type Site } from "../src/site.ts";
import type { ViewMatch } from "../src/site-view.ts";

const START = Date.UTC(2026, 10, 22, 12, 3, 20);
const MINUTE = 60_000;

function openMarket(seed = 1): Market {
  return new Market({ random: createRandom(seed), now: START });
}

function listMatches(market: Market, site: Site): readonly ViewMatch[] {
  const view = market.view(site);
  return [...view.live, ...view.upcoming].flatMap(({ matches }) => matches);
}

function findMatch(market: Market, site: Site, matchId: number): ViewMatch | undefined {
  return listMatches(market, site).find((match) => match.matchId === matchId);
}

/** The bookmakers that list a match. */
function sitesOf(market: Market, matchId: number): readonly Site[] {
  return SITES.filter((site) => findMatch(market, site, matchId) !== undefined);
}

describe("Market", () => {
  test("opens with about forty matches of five leagues, some live and some not", () => {
    const market = openMarket();
    const everything = SITES.flatMap((site) => listMatches(market, site));
    const ids = new Set(everything.map(({ matchId }) => matchId));
    expect(ids.size).toBeGreaterThanOrEqual(38);
    expect(ids.size).toBeLessThanOrEqual(46);
    for (const site of SITES) {
      const view = market.view(site);
      const live = view.live.flatMap(({ matches }) => matches);
      expect(live.length).toBeGreaterThanOrEqual(4);
      expect(new Set(view.upcoming.map(({ number }) => number)).size).toBeGreaterThanOrEqual(5);
      expect(listMatches(market, site).length).toBeLessThan(ids.size);
    }
  });

  test("lets nothing kick off within half an hour of opening, nor after a day", () => {
    for (const seed of [1, 2, 3, 4]) {
      for (const match of listMatches(openMarket(seed), "sbo")) {
        if (match.clock.state !== "scheduled") continue;
        expect(match.startsAt - START).toBeGreaterThanOrEqual(30 * MINUTE);
        expect(match.startsAt - START).toBeLessThan(24 * 60 * MINUTE);
      }
    }
  });

  test("closes a match at a goal, changes the score, gives new lines and opens again", () => {
    const market = openMarket();
    const matchId = market.scoreGoal("away");
    if (matchId === undefined) throw new Error("No match is being played");
    const sites = sitesOf(market, matchId);
    const look = (): readonly ViewMatch[] =>
      sites.map((site) => findMatch(market, site, matchId)).filter((match) => match !== undefined);
    const before = look();
    const phases: string[] = [];
    for (let second = 0; second < 30; second += 1) {
      market.tick(market.now + 1000);
      const views = look();
      const scored = views.every(
        (view, index) => view.score.away === before[index]!.score.away + 1,
      );
      const same = views.every((view, index) => view.score.away === before[index]!.score.away);
      expect(scored || same).toBe(true);
      const open = views.filter(({ suspended }) => !suspended).length;
      if (same) expect(open).toBe(0);
      const phase = `${scored ? "scored" : "same"} ${open === sites.length ? "open" : open === 0 ? "closed" : "opening"}`;
      if (phases.at(-1) !== phase) phases.push(phase);
      if (phase === "scored open") break;
    }
    expect(phases.filter((phase) => phase !== "scored opening")).toEqual([
      "same closed",
      "scored closed",
      "scored open",
    ]);
    const [first] = look();
    const least = first!.score.home + first!.score.away + 0.5;
    for (const { lines } of first!.rows) {
      if (lines.ft_ou !== undefined) expect(lines.ft_ou.line).toBeGreaterThanOrEqual(least);
    }
  });

  test("takes a match from scheduled through both halves to its end, and brings another", () => {
    const market = openMarket();
    const next = listMatches(market, "ibc")
      .filter(({ clock, goesLive }) => clock.state === "scheduled" && goesLive)
      .toSorted((a, b) => a.startsAt - b.startsAt)[0]!;
    const states: string[] = [];
    const firstHalfMarkets = new Set<string>();
    const count = listMatches(market, "ibc").length;
    while (market.now < next.startsAt + 125 * MINUTE) {
      market.tick(market.now + MINUTE);
      const match = findMatch(market, "ibc", next.matchId);
      const state = match?.clock.state ?? "gone";
      if (states.at(-1) !== state) states.push(state);
      if (
        match?.rows.some(({ lines }) => lines.fh_ou !== undefined || lines.fh_hdp !== undefined)
      ) {
        firstHalfMarkets.add(state);
      }
    }
    expect(states).toEqual(["scheduled", "first-half", "half-time", "second-half", "gone"]);
    expect(firstHalfMarkets).toEqual(new Set(["scheduled", "first-half"]));
    expect(Math.abs(listMatches(market, "ibc").length - count)).toBeLessThan(8);
  });

  test("takes a match that is not for betting in running off the boards at kick-off", () => {
    const market = openMarket();
    const match = listMatches(market, "cmd").find(
      ({ clock, goesLive, matchId }) => clock.state === "scheduled" && !goesLive && matchId <= 35,
    )!;
    market.tick(match.startsAt - 1);
    expect(findMatch(market, "cmd", match.matchId)).toBeDefined();
    market.tick(match.startsAt);
    expect(findMatch(market, "cmd", match.matchId)).toBeUndefined();
  });

  test("prints the swapped match the other way round at one bookmaker, lines and prices with it", () => {
    const market = openMarket();
    const { legs } = market.truth().traps.find(({ kind }) => kind === "swapped")!;
    const straight = findMatch(market, "sbo", legs[0].matchId)!;
    const swapped = findMatch(market, "ibc", legs[0].matchId)!;
    expect(straight.rows.map(({ lines }) => lines.ft_hdp?.line)).toEqual([0, 0.25, -0.25]);
    expect(swapped.rows.map(({ lines }) => lines.ft_hdp?.line)).toEqual([0, -0.25, 0.25]);
    // The outsider is the side printed first at the one and second at the other.
    expect(straight.fullTimeResult![0]).toBeGreaterThan(straight.fullTimeResult![2]);
    expect(swapped.fullTimeResult![0]).toBeLessThan(swapped.fullTimeResult![2]);
  });

  test("marks women and under-21 on the names at one bookmaker and in the league at another", () => {
    const { traps } = openMarket().truth();
    const matchOf = (kind: string, site: Site): string[] =>
      traps
        .filter((pair) => pair.kind === kind)
        .flatMap(({ legs }) => legs)
        .filter((leg) => leg.site === site)
        .map(({ home, league }) => `${home} | ${league}`);
    expect(matchOf("women", "sbo").some((text) => /\(W\) \|/.test(text))).toBe(true);
    expect(matchOf("women", "ibc").some((text) => /^[^(]+ \| .*WOMEN'S/.test(text))).toBe(true);
    expect(matchOf("women", "cmd").every((text) => !/women|\(W\)/i.test(text))).toBe(true);
    expect(matchOf("under-21", "cmd").some((text) => / U21 \|/.test(text))).toBe(true);
    expect(matchOf("under-21", "sbo").some((text) => /^(?!.*U21 \|).*\| .*U21/.test(text))).toBe(
      true,
    );
    expect(matchOf("under-21", "ibc").every((text) => !text.includes("U21"))).toBe(true);
  });

  test("refuses to go back in time", () => {
    expect(() => openMarket().tick(START - 1)).toThrow(
      `Cannot tick market: time must not go back from ${START}, was ${START - 1}`,
    );
  });
});
