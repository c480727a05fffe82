import fc from "fast-check";
import { expect, test } from "vitest";
import { backoffDelay } from "../src/backoff.ts";

const attempt = fc.nat({ max: 5000 });
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const options = fc.record({
  baseMs: fc.integer({ min: 1, max: 100_000 }),
  capMs: fc.integer({ min: 1, max: 10_000_000 }),
});

test("backoffDelay() stays between nothing and the ceiling of its attempt", () => {
  let capped = 0;
  let growing = 0;
  fc.assert(
    fc.property(attempt, random, options, (n, r, o) => {
      const ceiling = Math.min(o.capMs, o.baseMs * 2 ** n);
      if (ceiling === o.capMs) capped += 1;
      else growing += 1;
      const ms = backoffDelay(n, r, o);
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(ms).toBeLessThanOrEqual(ceiling);
    }),
    { examples: [[0, 0.5, { baseMs: 1, capMs: 10 }]] },
  );
  expect(capped).toBeGreaterThan(0);
  expect(growing).toBeGreaterThan(0);
});

test("backoffDelay() never shrinks from one attempt to the next at the same random number", () => {
  fc.assert(
    fc.property(attempt, random, options, (n, r, o) => {
      expect(backoffDelay(n + 1, r, o)).toBeGreaterThanOrEqual(backoffDelay(n, r, o));
    }),
  );
});

test("backoffDelay() uses the whole range: it is proportional to the random number", () => {
  fc.assert(
    fc.property(attempt, options, (n, o) => {
      expect(backoffDelay(n, 0, o)).toBe(0);
      expect(backoffDelay(n, 0.5, o)).toBe(Math.min(o.capMs, o.baseMs * 2 ** n) / 2);
    }),
  );
});
