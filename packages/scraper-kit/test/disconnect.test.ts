import { describe, expect, test } from "vitest";
import { judgeDisconnect } from "../src/disconnect.ts";

describe("judgeDisconnect()", () => {
  test.each([1000, 1001, 1005, 1006, 1008, 1009, 1011, 1012, 1013, 4408])(
    "comes back after %s",
    (code) => {
      expect(judgeDisconnect({ code, reason: "" }).next).toBe("retry");
    },
  );

  test.each([
    [4400, "refused", "the server does not speak this protocol (4400): speak 2 to 3"],
    [4401, "refused", "the server refused the token (4401): speak 2 to 3"],
    [4409, "replaced", "a newer worker has this id (4409): speak 2 to 3"],
  ] as const)("is final after %s", (code, next, detail) => {
    expect(judgeDisconnect({ code, reason: "speak 2 to 3" })).toEqual({
      next,
      detail,
      leastWaitMs: 0,
    });
  });

  test.each([401, 403])("is final after HTTP %s", (status) => {
    expect(judgeDisconnect({ code: 1006, reason: "", status }).next).toBe("refused");
  });

  test.each([404, 429, 500, 503])("comes back after HTTP %s", (status) => {
    expect(judgeDisconnect({ code: 1006, reason: "", status })).toEqual({
      next: "retry",
      detail: `the server answered HTTP ${status}`,
      leastWaitMs: 0,
    });
  });

  test.each([
    ["7", 7000],
    ["0", 0],
    ["999999", 300_000],
    ["Wed, 21 Oct 2026 07:28:00 GMT", 0],
    ["-5", 0],
    ["9".repeat(400), 0],
  ])("reads Retry-After: %s", (retryAfter, leastWaitMs) => {
    const verdict = judgeDisconnect({ code: 1006, reason: "", status: 503, retryAfter });
    expect(verdict.leastWaitMs).toBe(leastWaitMs);
  });

  test("tells the fault where the line broke", () => {
    const { detail } = judgeDisconnect({ code: 1006, reason: "", fault: "connect ECONNREFUSED" });
    expect(detail).toBe("connect ECONNREFUSED");
  });

  test("keeps control characters of the server's reason out of its detail", () => {
    const { detail } = judgeDisconnect({ code: 1011, reason: "a\u001b[31m\r\nb\u202Ec" });
    expect(detail).toBe("the connection ended (1011): a [31m bc");
  });
});
