import { EventEmitter } from "node:events";
import { beforeEach, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { FakeClock } from "../src/fake-clock.ts";
import { PageEcho } from "../src/page-echo.ts";

let clock: FakeClock;
let answers: { resolve: (word: unknown) => void; reject: (error: Error) => void }[];
let page: EventEmitter;
let echo: PageEcho;

beforeEach(() => {
  clock = new FakeClock(1000);
  answers = [];
  page = Object.assign(new EventEmitter(), {
    isClosed: () => false,
    evaluate: () =>
      new Promise((resolve, reject) => {
        answers.push({ resolve, reject });
      }),
  });
  echo = new PageEcho(page as unknown as Page, clock);
});

test("before it asks, anything may have happened since it was made", async () => {
  await clock.advance(5000);
  expect(echo.since).toBe(1000);
  expect(answers).toHaveLength(0);
});

test("what is heard happened after the question that is answered, not after its answer", async () => {
  echo.start();
  await clock.advance(300);
  expect(echo.since).toBe(1000);
  answers[0]!.resolve(true);
  await clock.advance(500);
  expect(answers).toHaveLength(2);
  await clock.advance(2000);
  expect(echo.since).toBe(1000);
  answers[1]!.resolve(true);
  await clock.advance(0);
  expect(echo.since).toBe(1800);
});

test("a page without a word, on its way elsewhere, is asked again and tells nothing", async () => {
  echo.start();
  answers[0]!.reject(new Error("Execution context was destroyed"));
  await clock.advance(500);
  expect(echo.since).toBe(1000);
  answers[1]!.resolve(true);
  await clock.advance(0);
  expect(echo.since).toBe(1500);
});

test.each([
  ["it is stopped", () => echo.stop()],
  ["the page is closed", () => page.emit("close")],
])("nothing is asked any more when %s, and what is known remains", async (_when, end) => {
  echo.start();
  echo.start();
  answers[0]!.resolve(true);
  await clock.advance(500);
  answers[1]!.resolve(true);
  await clock.advance(100);
  end();
  await clock.advance(60_000);
  expect(answers).toHaveLength(2);
  expect(echo.since).toBe(1500);
  expect(clock.pending).toBe(0);
});
