import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { findTakenPort } from "../scripts/ports.ts";

const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))),
  );
});

async function listen(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push(server);
  return (server.address() as AddressInfo).port;
}

describe("findTakenPort()", () => {
  it("finds nothing among free ports, and leaves them free", async () => {
    const port = await listen();
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await findTakenPort("127.0.0.1", [port])).toBeUndefined();
    expect(await findTakenPort("127.0.0.1", [port])).toBeUndefined();
  });

  it("names the first taken port", async () => {
    const [first, second] = [await listen(), await listen()];
    expect(await findTakenPort("127.0.0.1", [0, second, first])).toBe(second);
  });
});
