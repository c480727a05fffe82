import { describe, expect, test } from "vitest";
import { FeedPulse, type FeedMessage } from "../src/feed.ts";

const OPENED = 500;

function answer(askedAt: number, at: number, status = 200): FeedMessage {
  return { kind: "response", url: "/data", status, request: "", body: "", askedAt, at };
}

function pulseOf(...messages: FeedMessage[]): FeedPulse {
  const pulse = new FeedPulse(OPENED);
  for (const message of messages) pulse.add(message);
  return pulse;
}

describe("FeedPulse.freshAt() is", () => {
  test("the opening of the page before the site has sent anything", () => {
    expect(new FeedPulse(OPENED).freshAt(1000)).toBe(OPENED);
  });

  test("nothing where the site sends nothing for many seconds", () => {
    expect(new FeedPulse(OPENED).freshAt(OPENED + 20_000)).toBeUndefined();
  });

  test("when that question was asked that was followed by two more with their answers", () => {
    const pulse = pulseOf(answer(1000, 1050), answer(2000, 2050), answer(3000, 3050));
    expect(pulse.freshAt(9000)).toBe(1000);
    pulse.add(answer(4000, 4050));
    expect(pulse.freshAt(9000)).toBe(2000);
  });

  test("the opening of the page before there are as many", () => {
    expect(pulseOf(answer(1000, 1050), answer(2000, 2050)).freshAt(9000)).toBe(OPENED);
  });

  test("what was known when the look at the page began, whatever came while it lasted", () => {
    const answers = [1000, 2000, 3000, 4000, 5000].map((askedAt) => answer(askedAt, askedAt + 50));
    const pulse = pulseOf(...answers);
    expect(pulse.freshAt(3050)).toBe(1000);
    expect(pulse.freshAt(4049)).toBe(1000);
    expect(pulse.freshAt(4050)).toBe(2000);
  });

  test("the opening of the page where more has come since than is remembered", () => {
    const answers = Array.from({ length: 300 }, (_, index) => answer(1000 + index, 1000 + index));
    expect(pulseOf(...answers).freshAt(1010)).toBe(OPENED);
    expect(pulseOf(...answers).freshAt(9000)).toBe(1297);
  });

  test("never later than the look at the page", () => {
    const pulse = pulseOf(answer(1000, 1050), answer(2000, 2050), answer(3000, 3050));
    expect(pulse.freshAt(400)).toBe(400);
  });

  test("not moved by answers without data", () => {
    const answers = [answer(1000, 1050), answer(2000, 2050), answer(3000, 3050)];
    expect(pulseOf(...answers, answer(4000, 4050, 503)).freshAt(9000)).toBe(1000);
  });

  test("now while a socket is open, and the moment of the last close afterwards", () => {
    const socket = { url: "/socket" };
    const pulse = pulseOf({ kind: "socket-open", socket: 1, at: 100, ...socket });
    expect(pulse.freshAt(5000)).toBe(5000);
    pulse.add({ kind: "socket-open", socket: 2, at: 5500, ...socket });
    pulse.add({ kind: "socket-close", socket: 1, at: 6000, ...socket });
    expect(pulse.freshAt(7000)).toBe(7000);
    pulse.add({ kind: "socket-close", socket: 2, at: 8000, ...socket });
    expect(pulse.freshAt(9000)).toBe(8000);
    pulse.add({ kind: "socket-open", socket: 3, at: 9500, ...socket });
    expect(pulse.freshAt(9600)).toBe(9600);
    expect(pulse.freshAt(9400)).toBe(8000);
  });
});
