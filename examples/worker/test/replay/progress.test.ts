import { describe, expect, it } from "vitest";
import { Progress } from "../../src/replay/progress.ts";

/** Shows a line every 100 ms for the given time and then ends. */
function run(isTTY: boolean, forMs: number): string {
  let written = "";
  let now = 0;
  const output = { isTTY, write: (text: string) => (written += text) };
  const progress = new Progress(output, () => now);
  for (; now <= forMs; now += 100) progress.update(() => `at ${now}`);
  progress.finish("done");
  return written;
}

describe("Progress", () => {
  it("writes a plain line a second where there is no terminal", () => {
    expect(run(false, 2500)).toBe("at 0\nat 1000\nat 2000\ndone\n");
  });

  it("rewrites one line on a terminal and clears it at the end", () => {
    expect(run(true, 200)).toBe("\r\u{1b}[Kat 0\r\u{1b}[Kat 100\r\u{1b}[Kat 200\r\u{1b}[Kdone\n");
  });

  it("makes no text that it does not show", () => {
    let made = 0;
    const progress = new Progress({ write: () => undefined }, () => 0);
    for (let i = 0; i < 10; i += 1) progress.update(() => `line ${(made += 1)}`);
    expect(made).toBe(1);
  });
});
