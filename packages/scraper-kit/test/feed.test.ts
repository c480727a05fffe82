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

  test("never later than the look at the page", () => {
    const pulse = pulseOf(answer(1000, 1050), answer(2000, 2050), answer(3000, 3050));
    expect(pulse.freshAt(900)).toBe(900);
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
  });
});
