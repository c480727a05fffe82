import { describe, expect, test } from "vitest";
import {
  BlockedError,
  FatalError,
  LayoutChangedError,
  RetryableError,
  SessionOverError,
  StaleDataError,
  StepTimeoutError,
  ThrottledError,
} from "../src/errors.ts";
import { NO_FAILURES, planRecovery, type FailureStreak } from "../src/recovery.ts";

const AFTER_TWO: FailureStreak = { failures: 2, throttles: 0 };

describe("planRecovery()", () => {
  test("stops at a FatalError", () => {
    expect(planRecovery(new FatalError("no"), NO_FAILURES, 0.5)).toBeUndefined();
  });

  test("waits with back-off after a RetryableError, on the same page", () => {
    expect(planRecovery(new RetryableError("x"), NO_FAILURES, 0.5)).toEqual({
      code: "retryable",
      waitMs: 250,
      freshPage: false,
      session: "bad",
      streak: { failures: 1, throttles: 0 },
    });
  });

  test("takes a fresh page at every third failure in a row", () => {
    let streak = NO_FAILURES;
    const fresh = Array.from({ length: 7 }, () => {
      const recovery = planRecovery(new Error("x"), streak, 0);
      streak = recovery!.streak;
      return recovery!.freshPage;
    });
    expect(fresh).toEqual([false, false, true, false, false, true, false]);
  });

  test.each([new Error("x"), "text", undefined, null, Object.create(null) as object])(
    "treats what no one foresaw (%#) as retryable",
    (error) => {
      expect(planRecovery(error, AFTER_TWO, 0.5)).toMatchObject({ code: "unknown", waitMs: 1000 });
    },
  );

  test("takes a fresh page after a time-out", () => {
    const recovery = planRecovery(new StepTimeoutError("x"), NO_FAILURES, 0);
    expect(recovery).toMatchObject({ code: "timeout", freshPage: true });
  });

  test("counts no failure for a ThrottledError and waits longer each time", () => {
    const first = planRecovery(new ThrottledError("x"), AFTER_TWO, 0.5);
    expect(first).toEqual({
      code: "throttled",
      waitMs: 15_000,
      freshPage: false,
      session: "innocent",
      streak: { failures: 2, throttles: 1 },
    });
    expect(planRecovery(new ThrottledError("x"), first!.streak, 0.5)?.waitMs).toBe(20_000);
  });

  test("stays away at least as long as the site said", () => {
    const error = new ThrottledError("x", { retryAfterMs: 120_000 });
    expect(planRecovery(error, NO_FAILURES, 0)?.waitMs).toBe(120_000);
  });

  test("comes back as somebody else after a BlockedError", () => {
    expect(planRecovery(new BlockedError("x"), NO_FAILURES, 0)).toMatchObject({
      code: "blocked",
      waitMs: 5000,
      freshPage: true,
      session: "retire",
    });
  });

  test("starts a new session at once after a SessionOverError, and waits when that did not help", () => {
    const first = planRecovery(new SessionOverError("x"), NO_FAILURES, 0);
    expect(first).toMatchObject({ waitMs: 0, freshPage: true, session: "retire" });
    expect(planRecovery(new SessionOverError("x"), first!.streak, 0)).toMatchObject({
      code: "session-over",
      waitMs: 5000,
      freshPage: true,
    });
  });

  test("takes a fresh page where the site has fallen silent", () => {
    const recovery = planRecovery(new StaleDataError("x"), NO_FAILURES, 0);
    expect(recovery).toMatchObject({ code: "stale", freshPage: true, session: "bad" });
  });

  test("looks again only now and then after a LayoutChangedError", () => {
    expect(planRecovery(new LayoutChangedError("x"), NO_FAILURES, 0)).toMatchObject({
      code: "layout-changed",
      waitMs: 60_000,
    });
    const longest = planRecovery(new LayoutChangedError("x"), { failures: 99, throttles: 0 }, 0.5);
    expect(longest?.waitMs).toBe(60_000 + 300_000);
  });
});
