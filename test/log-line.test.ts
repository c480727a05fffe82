import { describe, expect, it } from "vitest";
import { formatLogLine } from "../scripts/log-line.ts";

const record = (fields: object): string =>
  JSON.stringify({
    level: 30,
    time: 1733824800000,
    pid: 7,
    hostname: "h",
    msg: "hello",
    ...fields,
  });

describe("formatLogLine()", () => {
  it("shows the message of a pino line and leaves its boilerplate out", () => {
    expect(formatLogLine(record({}))).toBe("hello");
  });

  it("names levels from warnings up", () => {
    expect(formatLogLine(record({ level: 40 }))).toBe("WARN hello");
    expect(formatLogLine(record({ level: 50 }))).toBe("ERROR hello");
  });

  it("adds fields as key=value and quotes text with spaces", () => {
    expect(formatLogLine(record({ port: 8000, site: "sbo", state: "not ready", list: [1] }))).toBe(
      'hello port=8000 site=sbo state="not ready" list=[1]',
    );
  });

  it("leaves out the fields it is told to", () => {
    expect(formatLogLine(record({ site: "sbo", rows: 3 }), ["site"])).toBe("hello rows=3");
  });

  it("shows of an error its message", () => {
    expect(formatLogLine(record({ err: { type: "Error", message: "no route", stack: "…" } }))).toBe(
      'hello err="no route"',
    );
  });

  it.each(["plain text", "{ not json", '{"a":1}', "[1]", ""])("leaves %j as it is", (line) => {
    expect(formatLogLine(line)).toBe(line);
  });

  it("lets no control character through, in JSON or out of it", () => {
    expect(formatLogLine("a\u001b[2Jb")).toBe("a [2Jb");
    expect(formatLogLine(record({ team: "x\u001b]0;title\u0007\ny" }))).toBe(
      String.raw`hello team="x\u001b]0;title\u0007\ny"`,
    );
    expect(formatLogLine(record({ msg: "one\ntwo" }))).toBe("one two");
  });

  it("cuts a line at 400 characters", () => {
    expect(formatLogLine("x".repeat(10_000))).toBe(`${"x".repeat(399)}…`);
  });
});
