import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { SITES } from "example-bookmakers";
import { parse } from "yaml";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const COMPOSE = join(ROOT, "docker-compose.yml");

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly networks?: readonly string[];
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly user?: string;
  readonly container_name?: string;
  readonly restart?: string;
  readonly init?: boolean;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly deploy?: { readonly resources?: { readonly limits?: { readonly memory?: string } } };
}

interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
}

const text = readFileSync(COMPOSE, "utf8");
const compose = parse(text, { merge: true }) as ComposeFile;
const services = Object.entries(compose.services);
const workers = services.filter(([name]) => name.startsWith("worker-"));
const built = services.flatMap(([name, { build }]) => (build ? [[name, build] as const] : []));

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

describe("docker-compose.yml", () => {
  it("has the services of the architecture, and a worker for each local site", () => {
    const expected = ["bookmakers", "redis", "server", ...SITES.map((site) => `worker-${site}`)];
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(expected));
  });

  it("satisfies dclint", () => {
    const dclint = join(ROOT, "node_modules", "dclint", "bin", "dclint.cjs");
    const args = [dclint, "--max-warnings", "0", "docker-compose.yml"];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
    expect({ status, stdout: stdout.trim() }).toEqual({ status: 0, stdout: "" });
  });

  it.each(services)("%s depends on services, networks and secrets that exist", (_name, service) => {
    for (const [name, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(compose.services).toHaveProperty(name);
      if (condition === "service_healthy") {
        expect(compose.services[name]).toHaveProperty("healthcheck");
      }
    }
    expect(service.networks).toEqual(["sportsbook-network"]);
    for (const name of service.networks ?? []) expect(compose.networks).toHaveProperty([name]);
    for (const name of service.secrets ?? []) expect(compose.secrets).toHaveProperty([name]);
  });

  it.each(services)(
    "%s can be scaled, is limited, watched, restarted and not root",
    (_name, service) => {
      expect(service).not.toHaveProperty("container_name");
      expect(service.deploy?.resources?.limits?.memory).toMatch(/^\d+[MG]$/);
      expect(service.healthcheck?.test[0]).toBe("CMD");
      expect(service.restart).toBe("unless-stopped");
      expect(service.init).toBe(true);
      const user =
        service.user ?? /^USER (.+)$/m.exec(read(service.build?.dockerfile ?? ""))?.[1] ?? "root";
      expect(user).not.toMatch(/^(root|0)\b/);
    },
  );

  it.each(built)("%s is built from a Dockerfile whose sources exist", (_name, build) => {
    expect(build.context).toBe(".");
    const dockerfile = read(build.dockerfile);
    const sources = [...dockerfile.matchAll(/^COPY (.+)$/gm)].flatMap(([, paths = ""]) =>
      paths.split(" ").slice(0, -1),
    );
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) expect(existsSync(join(ROOT, source)), source).toBe(true);
    const main = /"([^"]+\.ts)"\]$/m.exec(dockerfile)?.[1] ?? "";
    expect(dirname(dirname(main))).toBe(dirname(build.dockerfile));
  });

  it.each(built)("%s copies the manifest of every workspace, as npm ci wants", (_name, build) => {
    const { workspaces } = JSON.parse(read("package.json")) as { workspaces: readonly string[] };
    for (const workspace of workspaces) {
      expect(read(build.dockerfile)).toContain(`COPY ${workspace}/package.json ${workspace}/\n`);
    }
  });

  it("takes from the environment only what has a default or stands in .env.example", () => {
    const variables = [...text.matchAll(/\$\{([A-Z_]+)(:?[-?])?/g)];
    expect(variables.length).toBeGreaterThan(0);
    const example = read(".env.example");
    for (const [, name = "", operator] of variables) {
      if (operator === ":-") continue;
      expect(operator, `${name} is required with a message`).toBe(":?");
      expect(example).toMatch(new RegExp(`^${name}=$`, "m"));
    }
  });

  it("documents in .env.example only what it reads", () => {
    const names = [...read(".env.example").matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(
      ([, name]) => name,
    );
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(text).toContain(`\${${String(name)}:`);
  });

  it("publishes ports on this machine's loopback only", () => {
    const ports = services.flatMap(([, service]) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it("asks for both tokens where the server leaves loopback", () => {
    const environment = compose.services["server"]?.environment;
    expect(environment?.["HOST"]).toBe("0.0.0.0");
    expect(environment?.["WORKER_TOKEN"]).toMatch(/^\$\{WORKER_TOKEN:\?/);
    expect(environment?.["VIEWER_TOKEN"]).toMatch(/^\$\{VIEWER_TOKEN:\?/);
  });

  it.each(workers)("%s reads its own site and takes its id from where it runs", (name, service) => {
    expect(service.environment).toMatchObject({ SITE: name.slice("worker-".length) });
    expect(service.environment).not.toHaveProperty("WORKER_ID");
    const site = new URL(service.environment?.["SITE_URL"] ?? "");
    const server = new URL(service.environment?.["SERVER_URL"] ?? "");
    // A site out in the world is no service; what is read from there comes over https.
    const hosts = [server.hostname, ...(site.protocol === "https:" ? [] : [site.hostname])];
    for (const hostname of hosts) {
      expect(compose.services).toHaveProperty([hostname]);
      expect(service.depends_on).toHaveProperty([hostname]);
    }
  });
});
