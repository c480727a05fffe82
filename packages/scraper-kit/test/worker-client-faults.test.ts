/** What only a misbehaving network shows: here a raw TCP server stands in for the other side. */
import { createHash } from "node:crypto";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeClock } from "../src/fake-clock.ts";
import { until } from "../src/until.ts";
import { WorkerClient } from "../src/worker-client.ts";

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const ACK = '{"type":"registration:ack","worker_id":"w","status":"registered"}';

let server: Server;
let sockets: Socket[];
let clock: FakeClock;
let client: WorkerClient;

beforeEach(async () => {
  sockets = [];
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  clock = new FakeClock();
  client = new WorkerClient({ url: `ws://127.0.0.1:${port}/`, workerId: "w", site: "sbo", clock });
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await client.close();
  await new Promise((resolve) => server.close(resolve));
});

/** Accepts the upgrade and acks, then reads nothing more. */
async function acceptAndStopReading(): Promise<Socket> {
  const socket = await until(() => sockets[0]);
  const request = await new Promise<string>((resolve) => {
    socket.once("data", (data) => resolve(data.toString()));
  });
  socket.pause();
  const key = /sec-websocket-key: (.+)\r\n/i.exec(request)?.[1] ?? "";
  const accept = createHash("sha1")
    .update(key + GUID)
    .digest("base64");
  socket.write(
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
      `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.write(Buffer.concat([Buffer.from([0x81, ACK.length]), Buffer.from(ACK)]));
  await client.registered();
  return socket;
}

test("close() cuts the line after one second when the server does not answer", async () => {
  client.start();
  await acceptAndStopReading();
  const closing = client.close();
  await clock.advance(999);
  expect(clock.pending).toBe(1);
  await clock.advance(1);
  await closing;
  expect(clock.pending).toBe(0);
});

test("a handshake that never ends is given up", async () => {
  client.start();
  await until(() => sockets.length === 1);
  await clock.advance(10_000);
  await until(() => client.state === "waiting");
});

test("a frame that is cut off in the middle is never applied", async () => {
  client.start();
  const socket = await acceptAndStopReading();
  const text = '{"type":"resync:request","reason":"gap"}';
  socket.write(Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text.slice(0, 20))]));
  socket.resetAndDestroy();
  await until(() => client.state === "waiting");
  expect(client.ignoredMessages).toBe(0);
});
