/** The sources read as text: what the entries export is documented, and functions by example. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import * as core from "arb-core";
import * as aliasFiles from "arb-core/alias-files";
import * as footballAliases from "arb-core/aliases/football";
import * as oddsFiles from "arb-core/odds-files";
import * as testing from "arb-core/testing";
import manifest from "../package.json" with { type: "json" };

const ROOT = fileURLToPath(new URL("..", import.meta.url));

const ENTRIES = [
  ["arb-core", manifest.exports["."], core],
  ["arb-core/testing", manifest.exports["./testing"], testing],
  ["arb-core/aliases/football", manifest.exports["./aliases/football"], footballAliases],
  ["arb-core/alias-files", manifest.exports["./alias-files"], aliasFiles],
  ["arb-core/odds-files", manifest.exports["./odds-files"], oddsFiles],
] as const;

/** A name that an entry exports, with what stands before its declaration. */
interface Declared {
  readonly name: string;
  readonly keyword: string;
  /** The doc comment; empty where there is none. */
  readonly comment: string;
}

const REEXPORT = /^export (type )?\{([^}]*)\} from "(\.[^"]+)";$/gm;
const DECLARATION = /^export (?:async )?(function|const|class|interface|type)\*? (\w+)/gm;

/** What a module declares, and what it exports from others by name. */
function exportsOf(path: string): Declared[] {
  const source = readFileSync(path, "utf8");
  const own = [...source.matchAll(DECLARATION)].map(({ 1: keyword = "", 2: name = "", index }) => ({
    name,
    keyword,
    comment: commentBefore(source, index),
  }));
  const others = [...source.matchAll(REEXPORT)].flatMap(([, type, list = "", from = ""]) => {
    const declared = exportsOf(join(dirname(path), from));
    return entriesOf(list).map(({ name, isType }) => {
      const found = declared.find((one) => one.name === name);
      const keyword = isType || type !== undefined ? "type" : (found?.keyword ?? "");
      return { name, keyword, comment: found?.comment ?? "" };
    });
  });
  return [...own, ...others];
}

/** The entries of an import or export list. */
function entriesOf(list: string): { readonly name: string; readonly isType: boolean }[] {
  const entries = list.split(",").map((entry) => entry.trim());
  return entries
    .filter((entry) => entry !== "")
    .map((entry) => ({ name: entry.replace(/^type /, ""), isType: entry.startsWith("type ") }));
}

function namesOf(entries: readonly { readonly name: string }[]): string[] {
  return entries.map(({ name }) => name);
}

/** The doc comment that ends on the line before; a module's own has an empty line after it. */
function commentBefore(source: string, index: number): string {
  const before = source.slice(0, index);
  return before.endsWith("*/\n") ? before.slice(before.lastIndexOf("/**")) : "";
}

/** The code of a comment's examples, as `deno test --doc` finds and runs it. */
function exampleOf(comment: string): string {
  const examples = comment.matchAll(/^ \* @example\n \* ```ts\n([^]*?)^ \* ```$/gm);
  return [...examples].map(([, code = ""]) => code.replace(/^ \* ?/gm, "")).join("\n");
}

describe.each(ENTRIES)("%s", (specifier, { "arb-source": source }, namespace) => {
  const declared = exportsOf(join(ROOT, source));
  const values = declared.filter(({ keyword }) => keyword !== "interface" && keyword !== "type");
  const callable = values.filter(({ keyword }) => keyword === "function" || keyword === "class");

  test("the sources are read right: they declare the values that can be imported", () => {
    const imported = Object.entries(namespace);
    const called = imported.filter(([, value]) => typeof value === "function");
    expect(namesOf(values).sort()).toEqual(imported.map(([name]) => name).sort());
    expect(namesOf(callable).sort()).toEqual(called.map(([name]) => name).sort());
  });

  test("every export has a doc comment", () => {
    expect(namesOf(declared.filter(({ comment }) => !/\w/.test(comment)))).toEqual([]);
  });

  test("every function has an example that imports it, uses it and asserts something", () => {
    const unshown = callable.filter(({ name, comment }) => {
      const code = exampleOf(comment);
      const imports = [...code.matchAll(/^import \{([^}]*)\} from "([^"]+)";$/gm)];
      const isImported = imports.some(
        ([, list = "", from]) => from === specifier && namesOf(entriesOf(list)).includes(name),
      );
      const body = code.replace(/^import .*$/gm, "");
      return !isImported || !new RegExp(`\\b${name}\\b`).test(body) || !body.includes("assert");
    });
    expect(namesOf(unshown)).toEqual([]);
  });
});
