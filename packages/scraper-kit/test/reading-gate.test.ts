import { describe, expect, test } from "vitest";
import { ReadingGate } from "../src/reading-gate.ts";
import type { SiteReading } from "../src/scraper.ts";
import { makeMatch } from "./make-match.ts";

const MAX_AGE_MS = 90_000;

function reading(fields: Partial<SiteReading> = {}): SiteReading {
  return { matches: [makeMatch()], rows: 40, problems: [], ...fields };
}

describe("ReadingGate", () => {
  test("sends what is new, and what is confirmed", () => {
    const gate = new ReadingGate(MAX_AGE_MS);
    expect(gate.judge(reading(), 1000, 1000)).toEqual({
      send: true,
      doubt: undefined,
      isStale: false,
    });
    expect(gate.judge(reading(), 2000, 2000).send).toBe(true);
  });

  test("does not send again what nobody has confirmed since", () => {
    const gate = new ReadingGate(MAX_AGE_MS);
    gate.judge(reading(), 1000, 1000);
    expect(gate.judge(reading(), 1000, 11_000)).toMatchObject({ send: false, isStale: false });
  });

  test("sends what has changed, whatever its moment", () => {
    const gate = new ReadingGate(MAX_AGE_MS);
    gate.judge(reading(), 1000, 1000);
    const changed = reading({ matches: [{ ...makeMatch(), time: "2H 3'" }] });
    expect(gate.judge(changed, 1000, 1100).send).toBe(true);
  });

  test("sends again on a fresh page", () => {
    const gate = new ReadingGate(MAX_AGE_MS);
    gate.judge(reading(), 1000, 1000);
    gate.forget();
    expect(gate.judge(reading(), 1000, 1100).send).toBe(true);
  });

  test("knows what is too old", () => {
    const gate = new ReadingGate(MAX_AGE_MS);
    expect(gate.judge(reading(), 0, MAX_AGE_MS).isStale).toBe(false);
    expect(gate.judge(reading(), 0, MAX_AGE_MS + 1)).toMatchObject({ send: false, isStale: true });
  });

  test("holds back a loss of most rows until it is said twice", () => {
    const gate = new ReadingGate(MAX_AGE_MS);
    gate.judge(reading(), 1000, 1000);
    const few = reading({ rows: 13 });
    expect(gate.judge(few, 2000, 2000)).toMatchObject({
      send: false,
      doubt: { code: "rows-collapsed" },
    });
    expect(gate.judge(few, 3000, 3000).send).toBe(true);
    expect(gate.judge(few, 4000, 4000)).toMatchObject({ send: true, doubt: undefined });
  });

  test.each([
    [40, 14],
    [11, 1],
  ])("lets %i rows become %i", (before, after) => {
    const gate = new ReadingGate(MAX_AGE_MS);
    gate.judge(reading({ rows: before }), 1000, 1000);
    expect(gate.judge(reading({ rows: after }), 2000, 2000)).toMatchObject({
      send: true,
      doubt: undefined,
    });
  });
});
