import { describe, expect, test } from "vitest";
import { readCommandLine } from "../src/command-line.ts";

describe("readCommandLine()", () => {
  test("needs nothing: the environment says the rest", () => {
    expect(readCommandLine([])).toEqual({
      ok: true,
      value: { env: {}, once: false, print: false },
    });
  });

  test("takes every option", () => {
    const url = "http://127.0.0.1:9000/";
    const args = ["--site", "sbo", "--url", url, "--screen", "--headful", "--once", "--print"];
    expect(readCommandLine(args)).toEqual({
      ok: true,
      value: {
        env: { SITE: "sbo", SITE_URL: url, READ_FROM: "screen", HEADLESS: "false" },
        once: true,
        print: true,
      },
    });
  });

  test.each([["--help"], ["-h"]])("knows %s", (arg) => {
    expect(readCommandLine([arg])).toEqual({ ok: true, value: undefined });
  });

  test.each([[["--sight", "sbo"]], [["sbo"]], [["--site"]]])("refuses %j", (args) => {
    const line = readCommandLine(args);
    expect(line.ok ? "" : line.error).not.toBe("");
  });
});
