/** A server that takes a worker's messages and says when each of them was there. */
import type { AddressInfo } from "node:net";
import { WebSocketServer, type RawData } from "ws";
import type { WireMatch } from "scraper-kit/protocol";

/** A running server. */
export interface OddsSink {
  readonly url: string;
  close(): void;
}

/** The part of a message that is looked at. */
interface Message {
  readonly type: string;
  readonly worker_id: string;
  readonly data: { readonly matches: readonly WireMatch[] };
}

/** The machine's clock, as pages read it too. */
export function epochNow(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * Starts a server.
 *
 * @param onMatches the matches of each update, and when the update was there, in epoch milliseconds.
 */
export async function startOddsSink(
  onMatches: (matches: readonly WireMatch[], at: number) => void,
): Promise<OddsSink> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await new Promise((resolve) => server.once("listening", resolve));
  server.on("connection", (socket) => {
    socket.on("message", (data: RawData) => {
      const at = epochNow();
      const message = JSON.parse((data as Buffer).toString()) as Message;
      if (message.type === "worker:register") {
        const worker = { worker_id: message.worker_id, status: "registered" };
        socket.send(
          JSON.stringify({ type: "registration:ack", ...worker, session_id: "1", protocol: 1 }),
        );
      }
      if (message.type === "odds:update") onMatches(message.data.matches, at);
    });
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/ws`,
    close: () => {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}
