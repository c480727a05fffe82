import { once } from "node:events";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { WebSocket, WebSocketServer, type ClientOptions } from "ws";
import { createUpgradeListener } from "../src/upgrade.ts";
import { startTestServer, testConfig, TestSocket } from "./harness.ts";

async function refusedStatus(url: string, options: ClientOptions = {}): Promise<unknown> {
  const socket = new WebSocket(url.replace("http", "ws"), options);
  const [, response] = (await once(socket, "unexpected-response")) as [unknown, IncomingMessage];
  socket.on("error", () => undefined);
  socket.terminate();
  return response.statusCode;
}

describe("the upgrade", () => {
  test.each([
    ["no token", {}],
    ["a wrong token", { authorization: "Bearer wrong" }],
    ["another scheme", { authorization: "Basic c2VjcmV0" }],
    ["a token with something behind it", { authorization: "Bearer secret x" }],
  ])("with %s is refused with 401 when a token is set", async (_, headers) => {
    const server = await startTestServer({ WORKER_TOKEN: "secret" });
    expect(await refusedStatus(`${server.url}/ws`, { headers })).toBe(401);
  });

  test("with the token succeeds", async () => {
    const server = await startTestServer({ WORKER_TOKEN: "secret" });
    const headers = { authorization: "Bearer secret" };
    const worker = await TestSocket.register(server, "sbo", { headers });
    expect(await worker.settle()).toEqual([]);
  });

  test("from a foreign web page is refused with 403, even with the token", async () => {
    const server = await startTestServer({ WORKER_TOKEN: "secret" });
    const options = {
      origin: "https://evil.example",
      headers: { authorization: "Bearer secret" },
    };
    expect(await refusedStatus(`${server.url}/ws`, options)).toBe(403);
  });

  test("from a web page on the list succeeds", async () => {
    const server = await startTestServer({
      ALLOWED_ORIGINS: "https://one.example, https://two.example",
    });
    const worker = await TestSocket.register(server, "sbo", { origin: "https://two.example" });
    expect(await worker.settle()).toEqual([]);
  });

  test("at another path is refused with 404", async () => {
    const server = await startTestServer();
    expect(await refusedStatus(`${server.url}/odds`)).toBe(404);
  });

  test("beyond the number of connections is refused with 503, until one leaves", async () => {
    const server = await startTestServer({ MAX_CONNECTIONS: "2" });
    const first = await TestSocket.open(server);
    await TestSocket.open(server);
    expect(await refusedStatus(`${server.url}/ws`)).toBe(503);
    first.socket.close();
    await first.closing();
    const worker = await TestSocket.register(server, "sbo");
    expect(await worker.settle()).toEqual([]);
  });

  test("survives a peer that breaks off in the middle of it", () => {
    const listen = createUpgradeListener({
      sockets: new WebSocketServer({ noServer: true }),
      config: testConfig(),
      isClosing: () => false,
    });
    for (const url of ["/ws", "/elsewhere"]) {
      const request = new IncomingMessage(new Socket());
      request.url = url;
      const socket = new PassThrough();
      listen(request, socket, Buffer.alloc(0));
      // Without a listener this would throw, and end a server's process.
      socket.emit("error", new Error("read ECONNRESET"));
      expect(socket.destroyed).toBe(true);
    }
  });
});
