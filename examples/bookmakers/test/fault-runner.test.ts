import { describe, expect, test } from "vitest";
import { FaultRunner } from "../src/fault-runner.ts";
import { createFaultScript } from "../src/fault-script.ts";
import { USUAL_LEVERS } from "../src/levers.ts";
import { stateOf } from "../src/market-state.ts";
import { Market } from "../src/market.ts";
import { createRandom } from "../src/random.ts";
import { SiteStage } from "../src/site-stage.ts";
import { perSite, SITES } from "../src/site.ts";

const START = Date.UTC(2026, 10, 22, 12, 3, 20);

function open(): { market: Market; stages: Record<(typeof SITES)[number], SiteStage> } {
  const market = new Market({ random: createRandom(4), now: START });
  return { market, stages: perSite((site) => new SiteStage(site, market)) };
}

const closedAt = (stage: SiteStage): readonly number[] =>
  stateOf(stage)
    .filter(({ lines }) => lines.length > 0 && lines.every(({ suspended }) => suspended))
    .map(({ matchId }) => matchId);

describe("FaultRunner", () => {
  test("does nothing until it is started, and what the script says from then on", () => {
    const { market, stages } = open();
    const runner = new FaultRunner(market, stages);
    runner.tick();
    expect(runner.seed).toBeUndefined();
    runner.start(9);
    const script = createFaultScript(9);
    const first = script.findIndex((actions) => actions.some(({ act }) => act === "levers"));
    for (let tick = 0; tick <= first; tick += 1) runner.tick();
    for (const action of script[first] ?? []) {
      if (action.act !== "levers") continue;
      expect(stages[action.site].levers).toMatchObject(action.levers);
    }
  });

  test("sets everything back when it is stopped", () => {
    const { market, stages } = open();
    const runner = new FaultRunner(market, stages);
    runner.start(9);
    const script = createFaultScript(9);
    const closing = script.findIndex((actions) => actions.some(({ act }) => act === "close-match"));
    for (let tick = 0; tick <= closing; tick += 1) runner.tick();
    runner.stop();
    market.tick(market.now + 1000);
    expect(runner.seed).toBeUndefined();
    for (const site of SITES) {
      expect(stages[site].levers).toEqual(USUAL_LEVERS);
      expect(closedAt(stages[site])).toEqual(closedAt(new SiteStage(site, market)));
    }
  });

  test("goes on with the next seed after the last tick", () => {
    const { market, stages } = open();
    const runner = new FaultRunner(market, stages);
    runner.start(9);
    for (let tick = 0; tick < 3600; tick += 1) runner.tick();
    expect(runner.seed).toBe(10);
    for (const site of SITES) expect(stages[site].levers).toEqual(USUAL_LEVERS);
  });
});

describe("Market.closeMatch()", () => {
  test("closes a match at one bookmaker at once, and openMatch() opens it with the next tick", () => {
    const { market, stages } = open();
    const openMatches = stateOf(stages.sbo).filter(({ matchId }) => {
      return !closedAt(stages.sbo).includes(matchId);
    });
    const match = openMatches.find(({ matchId }) => market.closeMatch("sbo", matchId))!;
    expect(closedAt(stages.sbo)).toContain(match.matchId);
    expect(closedAt(stages.cmd)).not.toContain(match.matchId);
    for (let tick = 0; tick < 100; tick += 1) {
      market.tick(market.now + 1000);
      const { sureBets } = market.truth();
      const legs = sureBets.flatMap((pair) => pair.legs);
      expect(legs.some(({ site, matchId }) => site === "sbo" && matchId === match.matchId)).toBe(
        false,
      );
    }
    expect(closedAt(stages.sbo)).toContain(match.matchId);
    expect(market.openMatch("sbo", match.matchId)).toBe(true);
    expect(closedAt(stages.sbo)).toContain(match.matchId);
    market.tick(market.now + 1000);
    expect(closedAt(stages.sbo)).not.toContain(match.matchId);
  });

  test("says no for a match that the bookmaker does not list", () => {
    const { market } = open();
    expect(market.closeMatch("sbo", -1)).toBe(false);
    expect(market.openMatch("sbo", -1)).toBe(false);
  });
});
