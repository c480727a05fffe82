import { tmpdir } from "node:os";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../../test/runs.ts";
import { COMMANDS } from "../../cli/run.ts";
import { anyText } from "../arbitrary-text.ts";
import { runCli } from "./run-cli.ts";

const command = fc.constantFrom(...COMMANDS.map(({ name }) => name), "help", "--version");
const word = fc.oneof(
  { weight: 1, arbitrary: anyText() },
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      ...["1.95", "2.10", "-0.95", "3", "0.25", "1000", "1001", "1-0", "home -0.25", "1,2", "0,2%"],
      ...[
        "home -0.25 @ 1.95",
        "away +0.25 @ 2.10",
        "X @ 3.4",
        "1 @ 2.5",
        "lay 1 @ 2.2",
        "2:500",
        "1:10",
        "malay",
      ],
      ...["decimal", "american", "yield", "month", "2%return", "99%turnover", "99999999999999"],
    ),
  },
);
const option = fc
  .constantFrom(...new Set(COMMANDS.flatMap(({ options }) => Object.keys(options))))
  .map((name) => `--${name}`);

test("any arguments come to an answer or to one complaint, never to a crash", async () => {
  const codes = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(
      command,
      fc.array(word, { maxLength: 3 }),
      fc.array(fc.tuple(option, word), { maxLength: 2 }),
      async (name, words, options) => {
        const { code, out, err } = await runCli([name, ...words, ...options.flat()], {
          cwd: tmpdir(),
        });
        codes.set(code, (codes.get(code) ?? 0) + 1);
        if (code === 0 || code === 1) {
          expect(err).toBe("");
          expect(out).not.toBe("");
          expect(out).not.toMatch(/NaN|Infinity|undefined/);
        } else {
          expect(out).toBe("");
          expect(err).toMatch(/^arb-core: Cannot /);
        }
      },
    ),
    { numRuns: runs(2000) },
  );
  expect([...codes.keys()].every((code) => [0, 1, 2, 66].includes(code))).toBe(true);
  for (const [code, least] of [
    [0, 100],
    [2, 100],
    [66, 10],
  ] as const) {
    expect(codes.get(code), `exit code ${code}`).toBeGreaterThanOrEqual(least);
  }
});
