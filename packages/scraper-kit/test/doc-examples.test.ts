import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const SOURCES = join(PACKAGE, "src");

const sources = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => [file, readFileSync(join(SOURCES, file), "utf8")] as const);

const examples = sources.flatMap(([file, text]) =>
  [...text.matchAll(/^ *\* ```ts\n(.*?)^ *\* ```$/gms)].map(
    ([, lines = ""]) => [file, lines.replace(/^ *\* ?/gm, "")] as const,
  ),
);

test("every @example is found", () => {
  const written = sources.flatMap(([, text]) => text.match(/@example/g) ?? []).length;
  expect(written).toBeGreaterThan(0);
  expect(examples).toHaveLength(written);
});

test.each(examples)(
  "the example in %s runs, and its assertions hold",
  async (_file, program) => {
    expect(program).toContain("assert.");
    await promisify(execFile)(
      process.execPath,
      ["--conditions=arb-source", "--import", "tsx", "--input-type=module", "--eval", program],
      { cwd: PACKAGE, timeout: 60_000 },
    );
  },
  90_000,
);
