import { describe, expect, test } from "vitest";
import { TokenBucket } from "../src/token-bucket.ts";

describe("TokenBucket", () => {
  test("take() passes the burst at once and nothing beyond", () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 3 }, 0);
    expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([true, true, true, false]);
  });

  test("take() passes the rate in the long run", () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 1 }, 0);
    let passed = 0;
    for (let now = 0; now <= 10_000; now += 1) passed += bucket.take(now) ? 1 : 0;
    expect(passed).toBeGreaterThanOrEqual(99);
    expect(passed).toBeLessThanOrEqual(101);
  });

  test("take() saves no more than the burst over a long silence", () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 2 }, 0);
    expect([0, 0].map((now) => bucket.take(now))).toEqual([true, true]);
    const later = 3_600_000;
    expect([later, later, later].map((now) => bucket.take(now))).toEqual([true, true, false]);
  });
});
