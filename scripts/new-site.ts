/**
 * Makes the beginnings of an adapter for a site, with a page and a test that passes:
 *
 *     npm run new-site NAME [-- --into FOLDER]
 */
import { parseArgs } from "node:util";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createSite, explainBadName } from "./new-site/create-site.ts";

const USAGE = `Usage: npm run new-site NAME [-- --into FOLDER]

  NAME           2 to 20 of a-z, 0-9 and -, a letter first: the site's name on the wire
  --into FOLDER  the worker to add it to; default: examples/worker`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  let name: string | undefined;
  let into = fileURLToPath(new URL("../examples/worker", import.meta.url));
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { into: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
    if (values.help === true) {
      console.log(USAGE);
      return 0;
    }
    if (positionals.length > 1) throw new Error("Cannot make site: there must be one name");
    [name] = positionals;
    into = values.into === undefined ? into : resolve(values.into);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : "Cannot read arguments");
  }
  if (name === undefined) return refuse("Cannot make site: its name is missing");
  const bad = explainBadName(name);
  if (bad !== undefined) return refuse(bad);

  const made = await createSite(name, into);
  if (!made.ok) {
    console.error(made.error);
    return 1;
  }
  const root = relative(process.cwd(), into);
  const at = (path: string): string => [root, path].filter(Boolean).join("/");
  console.log(`Made ${made.value.map((path) => `\n  ${at(path)}`).join("")}

It reads a page of its own. Its contract is kept already:
  npm run test:e2e -- ${at(`test/sites/${name}`)}

Next, as docs/writing-a-scraper.md says:
  1. save a page of the site as ${at(`test/sites/${name}/page.html`)}
  2. write down what it says in expected.ts beside it
  3. make selectors.ts and parse.ts of ${at(`src/sites/${name}`)} read it
  4. npm run worker -- --site ${name} --url ADDRESS --once --print
  5. a service worker-${name} in docker-compose.yml, with its SITE and SITE_URL`);
  return 0;
}

function refuse(reason: string): number {
  console.error(`${reason}\n\n${USAGE}`);
  return 2;
}
