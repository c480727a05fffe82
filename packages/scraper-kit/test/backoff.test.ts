import { expect, test } from "vitest";
import { backoffDelay } from "../src/backoff.ts";

test("backoffDelay() doubles from 500 ms and stops growing at 30 s by default", () => {
  const ceilings = [0, 1, 2, 5, 6, 2000].map((attempt) => backoffDelay(attempt, 0.5) * 2);
  expect(ceilings).toEqual([500, 1000, 2000, 16_000, 30_000, 30_000]);
});

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
  "backoffDelay() throws when attempt is %s",
  (attempt) => {
    expect(() => backoffDelay(attempt, 0)).toThrow(RangeError);
  },
);

test.each([-0.1, 1, Number.NaN])("backoffDelay() throws when random is %s", (random) => {
  expect(() => backoffDelay(0, random)).toThrow(
    `Cannot compute delay: random must be in [0, 1), was ${random}`,
  );
});

test("backoffDelay() throws when a limit is not above 0", () => {
  expect(() => backoffDelay(0, 0, { baseMs: 0 })).toThrow(RangeError);
  expect(() => backoffDelay(0, 0, { capMs: Number.POSITIVE_INFINITY })).toThrow(RangeError);
});
