import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import coreBuild from "../packages/arb-core/tsup.config.ts";
import kitBuild from "../packages/scraper-kit/tsup.config.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly files: readonly string[];
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function readJson(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(ROOT, ...path), "utf8"));
}

function manifestOf(name: string): Manifest {
  return readJson("packages", name, "package.json") as Manifest;
}

/** `[".", "./testing"]` and the like: what a package exports as modules. */
function modulesOf(manifest: Manifest): (readonly [string, Readonly<Record<string, string>>])[] {
  return Object.entries(manifest.exports).flatMap(([subpath, target]) =>
    typeof target === "string" ? [] : [[subpath, target] as const],
  );
}

/** The packages that the files of a folder import, `node:` modules aside. */
function importedPackages(folder: string): Set<string> {
  const found = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    const source = readFileSync(join(folder, file), "utf8").replace(/^ *\*.*$/gm, "");
    const specifiers = source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([@\w][^":]*)"/g);
    for (const [, specifier = ""] of specifiers) {
      found.add(/^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier);
    }
  }
  return found;
}

describe.each([
  ["arb-core", coreBuild],
  ["scraper-kit", kitBuild],
])("%s", (name, build) => {
  const folder = join(ROOT, "packages", name);
  const manifest = manifestOf(name);
  const modules = modulesOf(manifest);

  it("exports modules, each with its source first and its build last", () => {
    expect(modules.length).toBeGreaterThan(0);
    for (const [subpath, target] of modules) {
      expect(Object.keys(target), subpath).toEqual(["arb-source", "types", "default"]);
      expect(existsSync(join(folder, target["arb-source"] ?? "")), subpath).toBe(true);
    }
  });

  it("builds exactly what it exports and runs, where its manifest says", () => {
    const commands = Object.values(manifest.bin ?? {}).map((target) => {
      const entry = /^\.\/dist\/(.+)\.js$/.exec(target)?.[1] ?? "";
      return [entry, `${entry}.ts`];
    });
    const exported = modules.map(([, target]) => {
      const entry = /^\.\/dist\/(.+)\.js$/.exec(target["default"] ?? "")?.[1] ?? "";
      expect(target["types"]).toBe(`./dist/${entry}.d.ts`);
      return [entry, target["arb-source"]?.slice("./".length)];
    });
    expect(build).toHaveProperty("entry", Object.fromEntries([...exported, ...commands]));
  });

  it("declares every package that its sources import, and no other", () => {
    const declared = { ...manifest.dependencies, ...manifest.peerDependencies };
    const imported = importedPackages(join(folder, "src"));
    imported.delete(name);
    expect([...imported].sort()).toEqual(Object.keys(declared).sort());
  });

  it("ships its license, the repository's", () => {
    expect(manifest.files).toEqual(expect.arrayContaining(["dist", "src", "LICENSE"]));
    expect(readFileSync(join(folder, "LICENSE"), "utf8")).toBe(
      readFileSync(join(ROOT, "LICENSE"), "utf8"),
    );
  });
});

describe("arb-core", () => {
  const manifest = manifestOf("arb-core");

  it("says the same to Deno as to Node", () => {
    const deno = readJson("packages", "arb-core", "deno.json");
    const sources = modulesOf(manifest).map(([subpath, target]) => [subpath, target["arb-source"]]);
    expect(deno).toMatchObject({
      name: manifest.name,
      version: manifest.version,
      exports: Object.fromEntries(sources) as unknown,
    });
    expect(Object.keys((deno as Manifest).exports)).toHaveLength(sources.length);
  });

  it("depends on nothing", () => {
    expect(manifest).not.toHaveProperty("dependencies");
  });

  it("bundles what its command line imports, and ships the licenses of that", () => {
    const imported = importedPackages(join(ROOT, "packages", "arb-core", "cli"));
    imported.delete("arb-core");
    expect([...imported]).toEqual(Object.keys(manifest.devDependencies ?? {}));
    expect(manifest.files).toContain("THIRD-PARTY-LICENSES");
    const licenses = readFileSync(join(ROOT, "packages/arb-core/THIRD-PARTY-LICENSES"), "utf8");
    for (const name of imported) expect(licenses).toContain(name);
  });
});

describe("the workspaces", () => {
  const { workspaces } = readJson("package.json") as { workspaces: readonly string[] };
  const manifests = workspaces.map((path) => readJson(path, "package.json") as Manifest);
  const versions = new Map(manifests.map(({ name, version }) => [name, version]));

  it("depend on each other at the very versions that are here", () => {
    let checked = 0;
    for (const { name, dependencies = {} } of manifests) {
      for (const [dependency, range] of Object.entries(dependencies)) {
        const version = versions.get(dependency);
        if (version === undefined) continue;
        expect(range, `${name} -> ${dependency}`).toBe(version);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(0);
  });

  it.each(workspaces.filter((path) => path.startsWith("examples/")))(
    "%s declares every package that its sources import, and tsx, which runs them",
    (path) => {
      const { dependencies = {} } = readJson(path, "package.json") as Manifest;
      const imported = importedPackages(join(ROOT, path, "src"));
      expect([...imported, "tsx"].sort()).toEqual(Object.keys(dependencies).sort());
    },
  );

  it("share one license and one range of Node", () => {
    const root = readJson("package.json") as { license: string; engines: object };
    for (const manifest of manifests) {
      expect(manifest, manifest.name).toMatchObject({
        license: root.license,
        engines: root.engines,
      });
    }
  });
});

describe("the root", () => {
  it.each(["scripts", "test"])("declares every package that %s/ imports", (folder) => {
    const root = readJson("package.json") as Manifest & { workspaces: readonly string[] };
    const workspaces = root.workspaces.map((path) => readJson(path, "package.json") as Manifest);
    const declared = [
      ...workspaces.map(({ name }) => name),
      ...Object.keys(root.devDependencies ?? {}),
    ];
    expect(declared).toEqual(expect.arrayContaining([...importedPackages(join(ROOT, folder))]));
  });
});
