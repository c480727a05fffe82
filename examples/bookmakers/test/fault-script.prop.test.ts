import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFaultScript, FAULT_KINDS, type FaultAction } from "../src/fault-script.ts";
import { USUAL_LEVERS, type Levers } from "../src/levers.ts";
import { SITES, type Site } from "../src/site.ts";
import { runs } from "../../../test/runs.ts";

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });

/** No fault lasts longer, in ticks. */
const LONGEST = 60;

function siteOf(action: FaultAction): Site | "everywhere" {
  return "site" in action ? action.site : "everywhere";
}

describe("createFaultScript()", () => {
  test("gives the same script for the same seed, and another one for another", () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, other) => {
        const script = createFaultScript(seed);
        expect(createFaultScript(seed)).toEqual(script);
        if (other !== seed) expect(createFaultScript(other)).not.toEqual(script);
      }),
      { numRuns: runs(20) },
    );
  });

  test("has every kind at every site that has it within an hour of ticks", () => {
    const everywhere = ["suspend", "repaint", "session-over", "format", "slow", "login", "layout"];
    const wanted = new Set([
      ...everywhere.flatMap((kind) => SITES.map((site) => `${kind} ${site}`)),
      "goal everywhere",
      "drop-sockets ibc",
      "navigate-frame ibc",
      "navigate-frame cmd",
      "virtual cmd",
    ]);
    expect(new Set([...wanted].map((name) => name.split(" ")[0]))).toEqual(new Set(FAULT_KINDS));
    fc.assert(
      fc.property(seeds, (seed) => {
        const script = createFaultScript(seed);
        expect(script).toHaveLength(3600);
        const found = script.flat().map((action) => `${action.kind} ${siteOf(action)}`);
        expect(new Set(found)).toEqual(wanted);
      }),
      { numRuns: runs(100) },
    );
  });

  test("sets back everything that it sets, in bounded time, and before the end", () => {
    let windows = 0;
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1000, max: 4000 }), (seed, ticks) => {
        const levers = new Map<string, { value: unknown; since: number }>();
        const closed = new Map<Site, number>();
        for (const [tick, actions] of createFaultScript(seed, ticks).entries()) {
          for (const action of actions) {
            if (action.act === "levers") {
              for (const [name, value] of Object.entries(action.levers)) {
                const key = `${action.site} ${name}`;
                if (value === USUAL_LEVERS[name as keyof Levers]) levers.delete(key);
                else levers.set(key, { value, since: levers.get(key)?.since ?? tick });
              }
            }
            if (action.act === "close-match") {
              expect(closed.has(action.site)).toBe(false);
              closed.set(action.site, tick);
            }
            if (action.act === "open-match") expect(closed.delete(action.site)).toBe(true);
          }
          windows += levers.size;
          for (const { since } of levers.values()) {
            expect(tick - since).toBeLessThanOrEqual(LONGEST);
          }
          for (const since of closed.values()) expect(tick - since).toBeLessThanOrEqual(LONGEST);
        }
        expect(levers.size + closed.size).toBe(0);
      }),
      { numRuns: runs(100) },
    );
    expect(windows).toBeGreaterThan(100);
  });
});
