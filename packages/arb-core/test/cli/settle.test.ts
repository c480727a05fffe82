import { expect, test } from "vitest";
import { runJson, runLine } from "./run-cli.ts";

test.each([
  ["'home -0.75' 1-0", "half-win"],
  ["'home -0.75' 2:0", "win"],
  ["'away +0.75' 1-0", "half-loss"],
  ["'home 0' '1 - 1'", "push"],
  ["'over 2.25' 1-1", "half-loss"],
  ["X2 0-0", "win"],
  ["'btts no' 2-0", "win"],
  ["'home -0.5' 2-1", "win"],
  ["'home -0.5' 2-1 --at 1-0", "loss"],
])("settle %s ends in a %s", async (line, settlement) => {
  const { code, out } = await runLine(`settle ${line}`);
  expect(code).toBe(0);
  expect(out.split(":")[0]).toBe(settlement);
});

test("settle says what comes back at a price", async () => {
  const { out } = await runLine("settle 'home -0.75' 1-0 --odds 1.95");
  expect(out).toBe(
    "half-win: half of the stake wins, the other half comes back\n" +
      "1.475 comes back for 1 staked, a profit of 47.50 %\n",
  );
  expect(await runJson("settle 'home -0.5/1' 1-0 --odds -0.50 --format malay")).toEqual({
    selection: "home -0.75",
    market: "ft_hdp",
    side: "home",
    line: -0.75,
    score: { home: 1, away: 0 },
    settlement: "half-win",
    odds: 3,
    payoff: 2,
  });
  expect(await runJson("settle odd 1-0")).not.toHaveProperty("payoff");
});

test.each([
  ["'home -0.75'", 'a selection (in quotes) and a score, was "home -0.75"'],
  ["home -0.75 1-0", 'was "home" "-0.75" "1-0"'],
  ["'home -0.7' 1-0", "a multiple of 0.25"],
  ["'1 -0.5' 1-0", "its market has no line"],
  ["'home 0 and more' 1-0", 'it must be such as "home -0.25"'],
  ["'over 0' 1-0", "that of a total above 0"],
  ["'eh home 0.5' 1-0", "a whole number"],
  ["'home 1/' 1-0", "two halves such as 0.5/1"],
  ["'over 2.5' 1", 'such as 2-1, home first, was "1"'],
  ["'over 2.5' 1-0 --odds 1", "1.001 to 1001"],
  ["'over 2.5' 1-0 --at x", 'was "x"'],
])("settle %s is bad usage", async (line, sentence) => {
  const { code, err } = await runLine(`settle ${line}`);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
});
