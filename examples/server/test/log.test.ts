import { pino } from "pino";
import { expect, test } from "vitest";
import { startServer } from "../src/server.ts";
import { derby, registration, testConfig, TestSocket, update } from "./harness.ts";

test("the log says who came and went, and shows no token and nothing that was sent", async () => {
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  const env = { WORKER_TOKEN: "worker-secret-1", VIEWER_TOKEN: "viewer-secret-2" };
  const server = await startServer(testConfig(env), log);
  const headers = { authorization: "Bearer worker-secret-1" };
  const worker = await TestSocket.open(server, { headers });
  worker.send({ ...registration("sbo"), token: "message-secret-3" });
  await worker.take("registration:ack");
  worker.send(update("sbo", [derby(1.95, 1.9, { home_team: "Marker United" })]));
  worker.send('{"type":"Marker"}');
  worker.send("Marker");
  await worker.settle();
  await fetch(`${server.url}/odds`, { headers: { authorization: "Bearer viewer-secret-2" } });
  await server.close();

  const text = lines.join("");
  expect(text).toContain('"msg":"worker registered"');
  expect(text).toContain('"worker":"worker-sbo-1"');
  expect(text).toContain('"msg":"worker left"');
  expect(text).not.toMatch(/secret|Marker/);
});

test("a server without tokens warns once", async () => {
  const lines: string[] = [];
  const log = pino({ level: "warn" }, { write: (line: string) => void lines.push(line) });
  const server = await startServer(testConfig(), log);
  await server.close();
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("WORKER_TOKEN and VIEWER_TOKEN are not both set");
});
