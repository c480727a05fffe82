import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { parseFeedTime, parseKickOff } from "../../src/reading/kick-off.ts";
import { feedTime } from "../sites/fixtures/feed-scenes.ts";
import { monthAndDay, twelveHourClock } from "../sites/fixtures/random-matches.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const clock = fc.record({
  now: fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }),
  utcOffsetMinutes: fc.integer({ min: -12 * 4, max: 14 * 4 }).map((quarters) => quarters * 15),
});
const minuteOf = (ms: number): number => Math.floor(ms / MINUTE_MS) * MINUTE_MS;

describe("parseKickOff()", () => {
  it("reads back what was printed with a date, up to five months before and after", () => {
    const around = fc.integer({ min: -150 * DAY_MINUTES, max: 150 * DAY_MINUTES });
    fc.assert(
      fc.property(clock, around, (siteClock, minutes) => {
        const moment = minuteOf(siteClock.now) + minutes * MINUTE_MS;
        const local = new Date(moment + siteClock.utcOffsetMinutes * MINUTE_MS);
        const text = `${monthAndDay(local)} ${twelveHourClock(local)}`;
        expect(parseKickOff(text, siteClock)).toBe(moment);
      }),
    );
  });

  it("reads back what was printed without a date, from an hour ago to 23 hours ahead", () => {
    fc.assert(
      fc.property(clock, fc.integer({ min: -60, max: DAY_MINUTES - 61 }), (siteClock, minutes) => {
        const moment = minuteOf(siteClock.now) + minutes * MINUTE_MS;
        const local = new Date(moment + siteClock.utcOffsetMinutes * MINUTE_MS);
        expect(parseKickOff(twelveHourClock(local), siteClock)).toBe(moment);
      }),
    );
  });

  it("never fails, whatever the text", () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[\d/: ]{0,12}[AP]?M?$/));
    fc.assert(
      fc.property(text, clock, (anyText, siteClock) => {
        const moment = parseKickOff(anyText, siteClock);
        expect(moment === undefined || Number.isSafeInteger(moment)).toBe(true);
      }),
    );
  });
});

describe("parseFeedTime()", () => {
  it("reads back what was printed, at any distance from UTC", () => {
    fc.assert(
      fc.property(clock, ({ now, utcOffsetMinutes }) => {
        const local = new Date(minuteOf(now) + utcOffsetMinutes * MINUTE_MS);
        expect(parseFeedTime(feedTime(local), utcOffsetMinutes)).toBe(minuteOf(now));
      }),
    );
  });

  it("never fails, whatever the text", () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[\d/: ]{0,17}$/));
    fc.assert(
      fc.property(text, (anyText) => {
        const moment = parseFeedTime(anyText, 480);
        expect(moment === undefined || Number.isSafeInteger(moment)).toBe(true);
      }),
    );
  });
});
