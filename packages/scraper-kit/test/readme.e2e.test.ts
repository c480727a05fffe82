import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { findChromium } from "../src/browser.ts";

const isPossible = process.env["CI"] !== undefined || findChromium(process.env) !== undefined;

test.skipIf(!isPossible)("the first program of the README does what the README says", async () => {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const program = /```js\n(.*?)```/s.exec(readme)?.[1];
  expect(program).toBeDefined();
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=arb-source", "--import", "tsx", "--input-type=module", "--eval", program!],
    { cwd: folder },
  );
  expect(stdout.split("\n")).toEqual([
    "starting",
    '[{"home_team":"Arsenal","away_team":"Chelsea","odds":{"ft_hdp":{"home":1.95,"away":1.97,"handicap":0}}}]',
    "reading",
    "stopping",
    "",
  ]);
});
