import { describe, expect, test } from "vitest";
import { FeedPulse, type FeedMessage } from "../src/feed.ts";

function answer(askedAt: number, at: number, status = 200): FeedMessage {
  return { kind: "response", url: "/data", status, request: "", body: "", askedAt, at };
}

function pulseOf(...messages: FeedMessage[]): FeedPulse {
  const pulse = new FeedPulse();
  for (const message of messages) pulse.add(message);
  return pulse;
}

describe("FeedPulse.freshAt() is", () => {
  test("nothing before the site has sent anything", () => {
    expect(new FeedPulse().freshAt(1000)).toBeUndefined();
  });

  test("when the last question was asked whose answer the page had time to show", () => {
    const pulse = pulseOf(answer(1000, 1050), answer(3000, 3050));
    expect(pulse.freshAt(9000)).toBe(3000);
    expect(pulse.freshAt(4050)).toBe(3000);
  });

  test("of the question before while the last answer may not be shown yet", () => {
    const pulse = pulseOf(answer(1000, 1050), answer(3000, 3050));
    expect(pulse.freshAt(4049)).toBe(1000);
  });

  test("never later than the look at the page", () => {
    expect(pulseOf(answer(1000, 1050)).freshAt(900)).toBe(900);
  });

  test("not moved by answers without data", () => {
    expect(pulseOf(answer(1000, 1050), answer(2000, 2050, 503)).freshAt(5000)).toBe(1000);
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
