import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SKIPPED = new Set(["node_modules", "dist", "coverage", ".git"]);

interface Link {
  /** The page's path from the root. */
  readonly page: string;
  readonly target: string;
}

function findPages(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return findPages(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

/** A page without its code, in which brackets are no links. */
function readProse(page: string): string {
  return readFileSync(page, "utf8").replace(/^ *(```+|~~~+).*?^ *\1 *$/gms, "");
}

/** Links and images in the text, and definitions of links; not those with a scheme. */
function findLinks(page: string): Link[] {
  const prose = readProse(page).replace(/(`+).+?\1/gs, (code) => code.replaceAll(/[[\]]/g, ""));
  const inline = prose.matchAll(/\]\(<?([^()\s<>]+)>?(?:\s+"[^"]*")?\)/g);
  const defined = prose.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?([^\s<>]+)/gm);
  return [...inline, ...defined]
    .map(([, target = ""]) => ({ page: relative(ROOT, page), target }))
    .filter(({ target }) => !/^[a-z][a-z0-9+.-]*:/i.test(target));
}

/** The anchors that GitHub gives a page's headings. */
function findAnchors(page: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ""] of readProse(page).matchAll(/^#{1,6} +(.+?)(?: +#+)? *$/gm)) {
    const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const name = text.replace(/[^\p{L}\p{N}\s_-]/gu, "").replaceAll(/\s/g, "-");
    let anchor = name;
    for (let copy = 1; anchors.has(anchor); copy++) anchor = `${name}-${copy}`;
    anchors.add(anchor);
  }
  return anchors;
}

function explainBroken({ page, target }: Link): string[] {
  const [path = "", anchor] = decodeURI(target).split("#");
  const from = join(ROOT, page);
  // GitHub resolves a leading slash against the repository.
  const file =
    path === "" ? from : path.startsWith("/") ? join(ROOT, path) : resolve(dirname(from), path);
  const isInside = !relative(ROOT, file).startsWith("..");
  if (!isInside || !existsSync(file)) return [`${page}: there is no ${target}`];
  if (anchor === undefined || !file.endsWith(".md") || statSync(file).isDirectory()) return [];
  return findAnchors(file).has(anchor) ? [] : [`${page}: there is no heading for ${target}`];
}

const links = findPages(ROOT).flatMap(findLinks);

it("every relative link of a Markdown page leads to a file, and its anchor to a heading", () => {
  expect(links.length).toBeGreaterThan(10);
  expect(links.flatMap(explainBroken)).toEqual([]);
});
