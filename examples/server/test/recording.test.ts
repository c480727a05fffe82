/** What a server writes down is as good as its run. */
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEngine, createTeamRegistry, parseRecord, type EngineChanges } from "arb-core";
import { footballTeams } from "arb-core/aliases/football";
import { pino } from "pino";
import { encodeOpportunity } from "scraper-kit/protocol";
import { until } from "scraper-kit/testing";
import { describe, expect, onTestFinished, test } from "vitest";
import { startServer } from "../src/server.ts";
import { derby, getJson, startTestServer, testConfig, TestSocket, update } from "./harness.ts";

async function temporaryFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "arb-server-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, "odds.ndjson");
}

interface Replay {
  readonly engine: ReturnType<typeof createEngine>;
  readonly commands: readonly string[];
  readonly changes: readonly EngineChanges[];
}

async function replay(file: string): Promise<Replay> {
  const engine = createEngine({ registry: createTeamRegistry(footballTeams) });
  const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
  const records = lines.map((line) => {
    const record = parseRecord(line);
    if (!record.ok) throw new Error(`${record.error.code} at ${record.error.path}`);
    return record.value;
  });
  return {
    engine,
    commands: records.map(({ command }) => command.type),
    changes: records.map(({ command, now }) => engine.execute(command, now)),
  };
}

describe("RECORD_FILE", () => {
  test("has every command in order, and its replay comes to the same", async () => {
    const file = await temporaryFile();
    const server = await startTestServer({
      RECORD_FILE: file,
      MIN_MARGIN: "0.5",
      WORKER_TOKEN: "secret",
    });
    const headers = { authorization: "Bearer secret" };
    const sbo = await TestSocket.register(server, "sbo", { headers });
    const ibc = await TestSocket.register(server, "ibc", { headers });
    const gone = await TestSocket.register(server, "cmd", { headers });
    sbo.sendMatches("sbo", [derby(1.95, 1.9), derby(0, 1.9, { id: "refused" })]);
    await sbo.settle();
    gone.sendMatches("cmd", [derby(1.8, 2.3)]);
    await gone.settle();
    const delta = { mode: "delta", site: "ibc", matches: [derby(1.8, 2.2)] };
    ibc.sendMatches("ibc", [derby(1.8, 2.1)]);
    ibc.send({ ...update("ibc", []), seq: 2, data: delta });
    await ibc.settle();
    await server.changePolicy({ maxLegs: 3 });
    gone.socket.close();
    await until(async () => {
      const { body } = await getJson(server, "/health");
      return (body as { matches: number }).matches === 2;
    });
    await server.changePolicy({ minMargin: 0.25 });
    const { body } = await getJson(server, "/opportunities");
    await server.close();

    const text = await readFile(file, "utf8");
    expect(text).not.toContain("secret");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { engine, commands, changes } = await replay(file);
    expect(commands.filter((type) => type !== "expire")).toEqual([
      ...["policy", "snapshot", "snapshot", "snapshot", "delta"],
      ...["policy", "remove-source", "policy"],
    ]);
    const { opportunities } = body as { opportunities: unknown[] };
    expect(opportunities).toHaveLength(1);
    expect(JSON.parse(JSON.stringify(engine.opportunities().map(encodeOpportunity)))).toEqual(
      opportunities,
    );
    const reasons = changes.flatMap(({ closed }) => closed.map(({ reason }) => reason));
    expect(new Set(reasons)).toEqual(new Set(["source-lost"]));
  });

  test("works on the messages' clock, and on a file that is there", async () => {
    const file = await temporaryFile();
    const first = await startTestServer({ RECORD_FILE: file, CLOCK: "messages" });
    const sbo = await TestSocket.register(first, "sbo");
    sbo.sendMatches("sbo", [derby(1.95, 1.9)]);
    sbo.send({ type: "ping", timestamp: "2024-12-10T11:00:00Z" });
    await sbo.take("pong");
    await first.close();
    const { commands, engine } = await replay(file);
    expect(commands).toEqual(["policy", "expire", "snapshot", "expire"]);
    expect(engine.listings()).toEqual([]);
    await (await startTestServer({ RECORD_FILE: file })).close();
    expect((await replay(file)).commands).toEqual([...commands, "policy"]);
  });

  test("a file that cannot be written is logged once, and the server goes on", async () => {
    const folder = await temporaryFile();
    await writeFile(folder, "");
    const lines: string[] = [];
    const log = pino({ level: "warn" }, { write: (line: string) => void lines.push(line) });
    const config = testConfig({
      RECORD_FILE: join(folder, "below-a-file"),
      VIEWER_TOKEN: "v",
      WORKER_TOKEN: "w",
    });
    const server = await startServer(config, log);
    const worker = await TestSocket.register(server, "sbo", {
      headers: { authorization: "Bearer w" },
    });
    for (let round = 0; round < 5; round += 1) {
      worker.sendMatches("sbo", [derby(1.95, 1.9)]);
      expect(await worker.settle()).toEqual([]);
    }
    await server.close();
    const told = lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(told).toEqual([
      "the recording has ended: its file cannot be written",
      "commands are missing at the end of the recording",
    ]);
  });
});
