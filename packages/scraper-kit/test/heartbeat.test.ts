import { expect, test } from "vitest";
import { FakeClock } from "../src/fake-clock.ts";
import { Heartbeat } from "../src/heartbeat.ts";

function setUp() {
  const clock = new FakeClock();
  const calls: string[] = [];
  const heartbeat = new Heartbeat({
    clock,
    intervalMs: 100,
    onQuiet: () => calls.push("quiet"),
    onSilent: () => calls.push("silent"),
  });
  return { clock, calls, heartbeat };
}

test("Heartbeat calls onQuiet after each interval in which nothing was sent", async () => {
  const { clock, calls, heartbeat } = setUp();
  await clock.advance(99);
  heartbeat.sent();
  await clock.advance(99);
  expect(calls).toEqual([]);
  await clock.advance(1);
  expect(calls).toEqual(["quiet"]);
  await clock.advance(50);
  heartbeat.stop();
});

test("Heartbeat calls onSilent after 2.5 intervals in which nothing was heard", async () => {
  const { clock, calls, heartbeat } = setUp();
  await clock.advance(240);
  heartbeat.heard();
  await clock.advance(249);
  expect(calls).not.toContain("silent");
  await clock.advance(1);
  expect(calls).toContain("silent");
  heartbeat.stop();
});

test("Heartbeat.stop() ends all callbacks and leaves no timer", async () => {
  const { clock, calls, heartbeat } = setUp();
  heartbeat.stop();
  expect(clock.pending).toBe(0);
  await clock.advance(10_000);
  expect(calls).toEqual([]);
});
