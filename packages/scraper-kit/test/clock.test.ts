import { expect, test, vi } from "vitest";
import { delay, systemClock } from "../src/clock.ts";
import { FakeClock } from "../src/fake-clock.ts";

test("delay() resolves when its time has passed, not before", async () => {
  const clock = new FakeClock();
  let done = false;
  const waiting = delay(100, { clock }).then(() => (done = true));
  await clock.advance(99);
  expect(done).toBe(false);
  await clock.advance(1);
  expect(done).toBe(true);
  await waiting;
});

test("delay() rejects with the signal's reason as soon as it aborts, and leaves no timer", async () => {
  const clock = new FakeClock();
  const controller = new AbortController();
  const waiting = delay(100, { clock, signal: controller.signal });
  controller.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  expect(clock.pending).toBe(0);
});

test("delay() rejects at once when the signal has aborted before", async () => {
  const clock = new FakeClock();
  const signal = AbortSignal.abort(new Error("before"));
  await expect(delay(100, { clock, signal })).rejects.toThrow("before");
  expect(clock.pending).toBe(0);
});

test("delay() takes its listener off the signal when it resolves", async () => {
  const controller = new AbortController();
  let listeners = 0;
  const { signal } = controller;
  const counting = new Proxy(signal, {
    get(target, key) {
      if (key === "addEventListener") listeners += 1;
      if (key === "removeEventListener") listeners -= 1;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
  await delay(0, { signal: counting });
  expect(listeners).toBe(0);
});

test("systemClock never asks for a delay that Node would turn into none", () => {
  const setTimeoutSpy = vi.spyOn(globalThis, "setTimeout");
  const cancel = systemClock.setTimeout(() => undefined, 2 ** 40);
  cancel();
  expect(setTimeoutSpy.mock.calls[0]?.[1]).toBe(2 ** 31 - 1);
  setTimeoutSpy.mockRestore();
});

test("FakeClock fires timers in the order of their times, with the time that was asked for", async () => {
  const clock = new FakeClock(1000);
  const fired: [string, number][] = [];
  clock.setTimeout(() => fired.push(["late", clock.now()]), 30);
  clock.setTimeout(() => {
    fired.push(["early", clock.now()]);
    clock.setTimeout(() => fired.push(["nested", clock.now()]), 5);
  }, 10);
  expect(clock.due).toEqual([10, 30]);
  await clock.advance(30);
  expect(fired).toEqual([
    ["early", 1010],
    ["nested", 1015],
    ["late", 1030],
  ]);
});

test("FakeClock.jump() moves the time of day and no timer", async () => {
  const clock = new FakeClock(0);
  let fired = 0;
  clock.setTimeout(() => (fired += 1), 10);
  clock.jump(3_600_000);
  await clock.advance(9);
  expect(fired).toBe(0);
  expect(clock.now()).toBe(3_600_009);
  await clock.advance(1);
  expect(fired).toBe(1);
});
