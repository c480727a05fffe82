/** Writes the files of a new site, and its line in the list of sites. */
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { err, ok, type Result } from "arb-core";
import { format, resolveConfig } from "prettier";

/** Each template with the place of what is made of it, below the worker's folder. */
const TEMPLATES: Readonly<Record<string, (site: string) => string>> = {
  "selectors.ts": (site) => `src/sites/${site}/selectors.ts`,
  "parse.ts": (site) => `src/sites/${site}/parse.ts`,
  "scraper.ts": (site) => `src/sites/${site}/scraper.ts`,
  "page.html": (site) => `test/sites/${site}/page.html`,
  "expected.ts": (site) => `test/sites/${site}/expected.ts`,
  "contract.e2e.test.ts": (site) => `test/sites/${site}/contract.e2e.test.ts`,
};

const INDEX = "src/sites/index.ts";
/** Where the list of sites ends. */
const LIST_END = "} as const satisfies Record<string, ScraperLoader>;";

/** What `SITE` means something else by, and what lies beside the sites. */
const RESERVED: readonly string[] = ["replay", "fixtures", "index"];

/** @returns a sentence when a site cannot have that name. */
export function explainBadName(name: string): string | undefined {
  if (RESERVED.includes(name)) return `Cannot make site: its name must be free, was ${name}`;
  if (/^[a-z](?:-?[a-z0-9]){1,19}$/u.test(name) && name.length <= 20) return undefined;
  return `Cannot make site: its name must be 2 to 20 of a-z, 0-9 and -, a letter first, was ${JSON.stringify(name)}`;
}

/**
 * Makes a site in a worker's folder. Nothing is written unless all of it can be.
 *
 * @param site A name that {@link explainBadName} has nothing against.
 * @returns the files, the list of sites last; or a sentence that says why there are none.
 */
export async function createSite(
  site: string,
  worker: string,
): Promise<Result<readonly string[], string>> {
  const index = join(worker, INDEX);
  const list = await readFile(index, "utf8").catch(() => undefined);
  if (list?.includes(LIST_END) !== true) {
    return err(`Cannot make site: ${index} must hold the list of sites`);
  }
  const targets = Object.values(TEMPLATES).map((place) => place(site));
  const taken = [`src/sites/${site}`, ...targets].find((path) => existsSync(join(worker, path)));
  if (taken !== undefined || listsSite(list, site)) {
    return err(`Cannot make site: ${taken ?? INDEX} is there already, was ${site}`);
  }
  const files = await Promise.all(
    Object.entries(TEMPLATES).map(async ([template, place]) => {
      const url = new URL(`${template}.template`, import.meta.url);
      const text = fill(await readFile(url, "utf8"), site);
      return [place(site), template.endsWith(".ts") ? await tidy(text) : text] as const;
    }),
  );
  for (const [path, text] of [...files, [INDEX, await tidy(addLine(list, site))] as const]) {
    await mkdir(dirname(join(worker, path)), { recursive: true });
    await writeFile(join(worker, path), text);
  }
  return ok([...targets, INDEX]);
}

function fill(template: string, site: string): string {
  return template
    .replaceAll("{{name}}", site)
    .replaceAll("{{Name}}", pascalCase(site))
    .replaceAll("{{CONSTANT}}", site.replaceAll("-", "_").toUpperCase());
}

function addLine(list: string, site: string): string {
  const load = `(await import("./${site}/scraper.ts")).create${pascalCase(site)}Scraper(options)`;
  return list.replace(LIST_END, () => `"${site}": async (options) => ${load},\n${LIST_END}`);
}

function listsSite(list: string, site: string): boolean {
  return list.includes(`"./${site}/scraper.ts"`);
}

function pascalCase(site: string): string {
  return site.replaceAll(/(?:^|-)(.)/gu, (_, letter: string) => letter.toUpperCase());
}

/** As the formatter would have it. */
async function tidy(text: string): Promise<string> {
  const config = await resolveConfig(new URL("../../package.json", import.meta.url));
  return format(text, { ...config, parser: "typescript" });
}
