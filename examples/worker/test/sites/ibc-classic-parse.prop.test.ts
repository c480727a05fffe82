import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { parseClassic } from "../../src/sites/ibc/classic-parse.ts";
import { ibcPage } from "./fixtures/ibc-page.ts";
import { comingMatch } from "./fixtures/page-content.ts";

const CLOCK = { now: Date.UTC(2026, 10, 22, 17), utcOffsetMinutes: 480 };
const LIVE = comingMatch("", { clock: { time: "1H 23'", score: "1-0" } });

describe("parseClassic()", () => {
  it("reads the same whatever the hidden part of the time cell says", () => {
    const shown = parseClassic(ibcPage([LIVE]), CLOCK);
    expect(shown.matches[0]?.time).toBe("1H 23'");
    const hiddenText = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("IR", "H.Time", "03:00AM", "2H 90'", "9-9"),
    );
    fc.assert(
      fc.property(hiddenText, (hiddenClock) => {
        expect(parseClassic(ibcPage([LIVE], { hiddenClock }), CLOCK)).toEqual(shown);
      }),
    );
  });
});
