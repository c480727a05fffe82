import { describe, expect, test } from "vitest";
import { Backlog } from "../src/backlog.ts";

function start(): { readonly backlog: Backlog; readonly calls: string[] } {
  const calls: string[] = [];
  const socket = { pause: () => calls.push("pause"), resume: () => calls.push("resume") };
  return { backlog: new Backlog(socket, { maxMessages: 4, maxBytes: 100 }), calls };
}

describe("Backlog", () => {
  test("pauses a socket of which too many messages wait, until half of them are done", () => {
    const { backlog, calls } = start();
    for (let message = 0; message < 6; message += 1) backlog.add(1);
    expect(calls).toEqual(["pause"]);
    for (let message = 0; message < 3; message += 1) backlog.remove(1);
    expect(calls).toEqual(["pause"]);
    backlog.remove(1);
    expect(calls).toEqual(["pause", "resume"]);
  });

  test("pauses a socket of which too many bytes wait", () => {
    const { backlog, calls } = start();
    backlog.add(100);
    expect(calls).toEqual([]);
    backlog.add(1);
    backlog.remove(100);
    expect(calls).toEqual(["pause", "resume"]);
    backlog.add(1000);
    expect([calls.length, backlog.isEmpty]).toEqual([3, false]);
    backlog.remove(1000);
    backlog.remove(1);
    expect([calls.length, backlog.isEmpty]).toEqual([4, true]);
  });
});
