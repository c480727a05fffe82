import { expect, test } from "vitest";
import { ODDS_FORMATS } from "arb-core";
import { runJson, runLine } from "./run-cli.ts";

test("convert prints a price in every format", async () => {
  const { code, out } = await runLine("convert -0.95 --from malay");
  expect(code).toBe(0);
  expect(out.split("\n").map((line) => line.split(/ {2,}/))).toEqual([
    ["format", "shown as", "to six decimals"],
    ["decimal", "2.05", "2.052632"],
    ["hong-kong", "1.05", "1.052632"],
    ["malay", "-0.95", "-0.95"],
    ["indonesian", "1.05", "1.052632"],
    ["american", "+105", "+105.263158"],
    ["fractional", "11/10", "20/19"],
    ["probability", "48.72%", "48.717949%"],
    [""],
  ]);
});

test.each([
  ["-0.95 --from malay --to decimal", "2.052632"],
  ["--from malay --to decimal -0.95", "2.052632"],
  ["-.5 --from malay --to hong-kong", "2"],
  ["1.95 --from decimal --to american", "-105.263158"],
  ["1.95 --from decimal --to fractional", "19/20"],
  ["11/10 --from fractional --to decimal", "2.1"],
  ["-200 --from american --to indonesian", "-2"],
  ["40% --from PROBABILITY --to decimal", "2.5"],
  ["1001 --from decimal --to malay", "-0.001"],
])("convert %s prints %s", async (line, price) => {
  expect(await runLine(`convert ${line}`)).toEqual({ code: 0, out: `${price}\n`, err: "" });
});

test("convert --json prints unrounded numbers by format", async () => {
  const json = (await runJson("convert -0.8 --from malay")) as Record<string, number>;
  expect(Object.keys(json)).toEqual([...ODDS_FORMATS]);
  expect(json).toMatchObject({ decimal: 2.25, malay: -0.8, american: 125 });
  expect(await runJson("convert -0.8 --from malay --to decimal")).toEqual({ decimal: 2.25 });
});

test("convert does not guess: 0.95 is a price in as many formats as its help says", async () => {
  const codes = await Promise.all(
    ODDS_FORMATS.map(async (format) => {
      const { code } = await runLine(`convert 0.95 --from ${format}`);
      return [format, code] as const;
    }),
  );
  const formats = codes.filter(([, code]) => code === 0).map(([format]) => format);
  expect(formats).toEqual(["hong-kong", "malay", "probability"]);
  const { out } = await runLine("help convert");
  expect(out).toContain("0.95 is a price in three of them.");
});

test.each([
  ["-0.95", 'its format must be given with --from, was "-0.95" alone'],
  ["1.20 --from malay", 'a price that malay odds have, 1.001 to 1001 in decimal odds, was "1.20"'],
  ["1e3 --from decimal", "written as a price in decimal odds"],
  ["1.95 --from thai", "--from must be one of"],
  ["1.95 --from decimal --to thai", "--to must be one of"],
])("convert %s is bad usage", async (line, sentence) => {
  const { code, err } = await runLine(`convert ${line}`);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
});
