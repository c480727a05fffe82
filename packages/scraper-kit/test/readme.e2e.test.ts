import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { describeWithChromium } from "../../../test/chromium.ts";
import { startFakeBackend, until } from "../src/testing.ts";

const FOLDER = fileURLToPath(new URL("..", import.meta.url));
const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const [reading = "", sending = ""] = [...README.matchAll(/```js\n(.*?)```/gs)].map(
  ([, program]) => program,
);

/** Runs a program of the README where its imports are found. */
function run(program: string) {
  return promisify(execFile)(
    process.execPath,
    ["--conditions=arb-source", "--import", "tsx", "--input-type=module", "--eval", program],
    { cwd: FOLDER },
  );
}

describeWithChromium("README.md", () => {
  test("the first program does what the README says", async () => {
    const { stdout } = await run(reading);
    expect(stdout.split("\n")).toEqual([
      "starting",
      '[{"home_team":"Arsenal","away_team":"Chelsea","odds":{"ft_hdp":{"home":1.95,"away":1.97,"handicap":0}}}]',
      "reading",
      "stopping",
      "",
    ]);
  });

  test("the second program sends what it reads, until it is told to stop", async () => {
    const backend = await startFakeBackend();
    try {
      const lastStatement = reading.indexOf("await runScraper(");
      expect(lastStatement).toBeGreaterThan(0);
      const address = "ws://127.0.0.1:8000/ws";
      expect(sending).toContain(address);
      const program = reading.slice(0, lastStatement) + sending.replace(address, backend.url);
      const running = run(program);
      await Promise.race([
        until(() => backend.messages.some(({ type }) => type === "odds:update"), {
          deadlineMs: 60_000,
        }),
        running,
      ]);
      running.child.kill("SIGTERM");
      const { stdout } = await running;
      expect(stdout.split("\n").filter((line) => line.startsWith("registered"))).toHaveLength(1);
      expect(backend.messages.find(({ type }) => type === "odds:update")).toMatchObject({
        site: "demo",
        data: { matches: [{ home_team: "Arsenal", away_team: "Chelsea" }] },
      });
      expect(backend.connections.map(({ closeCode }) => closeCode)).toEqual([1000]);
    } finally {
      await backend.close();
    }
  });
});
