import { expect, test } from "vitest";
import { withDeadline } from "../src/deadline.ts";
import { RetryableError, StepTimeoutError } from "../src/errors.ts";
import { FakeClock } from "../src/fake-clock.ts";

function setUp() {
  const clock = new FakeClock();
  const controller = new AbortController();
  const options = { what: "read page", timeoutMs: 50, clock, signal: controller.signal };
  return { clock, controller, options };
}

test("withDeadline() returns what the step returns and leaves no timer", async () => {
  const { clock, options } = setUp();
  await expect(withDeadline(() => Promise.resolve(7), options)).resolves.toBe(7);
  expect(clock.pending).toBe(0);
});

test("withDeadline() throws what the step throws, in whatever way it throws", async () => {
  const { options } = setUp();
  const boom = new Error("boom");
  await expect(withDeadline(() => Promise.reject(boom), options)).rejects.toBe(boom);
  const thrower = (): Promise<never> => {
    throw boom;
  };
  await expect(withDeadline(thrower, options)).rejects.toBe(boom);
});

test("withDeadline() gives up on time, tells the step, and drops its late result", async () => {
  const { clock, options } = setUp();
  let finish: (value: string) => void = () => undefined;
  let told: unknown;
  const result = withDeadline((signal) => {
    signal.addEventListener("abort", () => {
      told = signal.reason;
    });
    return new Promise<string>((resolve) => (finish = resolve));
  }, options);
  const outcome = result.catch((error: unknown) => error);
  await clock.advance(50);
  finish("too late");
  const error = await outcome;
  expect(error).toBeInstanceOf(StepTimeoutError);
  expect(error).toBeInstanceOf(RetryableError);
  expect((error as Error).message).toBe("Cannot read page: not done within 50 ms");
  expect(told).toBe(error);
});

test("withDeadline() rejects with the signal's reason even when the step does not listen", async () => {
  const { clock, controller, options } = setUp();
  const result = withDeadline(() => new Promise<never>(() => undefined), options);
  controller.abort(new Error("stop"));
  await expect(result).rejects.toThrow("stop");
  expect(clock.pending).toBe(0);
});

test("withDeadline() does not start the step when the signal has aborted before", async () => {
  const { controller, options } = setUp();
  controller.abort(new Error("stop"));
  let started = false;
  const result = withDeadline(() => Promise.resolve((started = true)), options);
  await expect(result).rejects.toThrow("stop");
  expect(started).toBe(false);
});

test("withDeadline() leaves no unhandled rejection when the step fails after its time", async () => {
  const { clock, options } = setUp();
  let fail: (error: Error) => void = () => undefined;
  const result = withDeadline(
    () => new Promise<never>((_resolve, reject) => (fail = reject)),
    options,
  );
  const outcome = result.catch((error: unknown) => error);
  await clock.advance(50);
  fail(new Error("late failure"));
  await clock.advance(0);
  expect(await outcome).toBeInstanceOf(StepTimeoutError);
});
