import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { derby, startTestServer, TestSocket } from "./harness.ts";

test("close() closes every open socket with 1012 and ends", async () => {
  const server = await startTestServer();
  const sbo = await TestSocket.register(server, "sbo");
  const unregistered = await TestSocket.open(server);
  await fetch(`${server.url}/health`);
  await server.close();
  expect((await sbo.closing()).code).toBe(1012);
  expect((await unregistered.closing()).code).toBe(1012);
  await expect(fetch(`${server.url}/health`)).rejects.toThrow();
});

test("close() cuts off peers that do not answer within the grace time", async () => {
  const server = await startTestServer({ SHUTDOWN_GRACE_MS: "50" });
  const stopped = await TestSocket.register(server, "sbo");
  stopped.socket.pause();
  const halfRequest = connect(server.port, "127.0.0.1");
  await once(halfRequest, "connect");
  halfRequest.on("error", () => undefined);
  halfRequest.write("GET /health HTTP/1.1\r\nHost: x\r\n");
  await server.close();
  halfRequest.destroy();
});

test("close() does not tell of opportunities that end with the server", async () => {
  const server = await startTestServer();
  const sbo = await TestSocket.register(server, "sbo");
  const ibc = await TestSocket.register(server, "ibc");
  sbo.sendMatches("sbo", [derby(1.95, 1.9)]);
  ibc.sendMatches("ibc", [derby(1.8, 2.1)]);
  await sbo.take("arbitrage:opportunities");
  await server.close();
  await sbo.closing();
  expect(sbo.inbox).toEqual([]);
});

test("close() can be called again and waits for the same end", async () => {
  const server = await startTestServer();
  await TestSocket.register(server, "sbo");
  await Promise.all([server.close(), server.close()]);
  await server.close();
});
