import { expect, test } from "vitest";
import { until } from "../src/until.ts";

test("until() returns the first value that is something", async () => {
  const values = [undefined, null, false, 0];
  await expect(until(() => values.shift())).resolves.toBe(0);
});

test("until() throws when the deadline has passed, and names what it waited for", async () => {
  await expect(until(() => false, { deadlineMs: 0, what: "the moon" })).rejects.toThrow(
    "Cannot wait longer: not within 0 ms: the moon",
  );
});

test("until() throws what the condition throws", async () => {
  await expect(until(() => Promise.reject(new Error("boom")))).rejects.toThrow("boom");
});
