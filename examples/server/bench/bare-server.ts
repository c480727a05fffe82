/**
 * The limit of what any server of JSON messages can reach: it parses each message and does nothing
 * with it. It answers a ping, and sends to all what asks to be sent to all.
 */
import { WebSocketServer } from "ws";
import { WIRE_LIMITS } from "scraper-kit/protocol";
import type { AddressInfo } from "node:net";

/** A server that listens. */
export interface BareServer {
  readonly url: string;
}

/** A message as far as this server looks at it. */
interface BareMessage {
  readonly type: string;
  /** What is to be sent to all. */
  readonly echo?: unknown;
}

/** Starts it on a free port. */
export function startBareServer(): Promise<BareServer> {
  const sockets = new WebSocketServer({
    host: "127.0.0.1",
    port: 0,
    perMessageDeflate: false,
    maxPayload: WIRE_LIMITS.messageBytes,
  });
  sockets.on("connection", (socket) => {
    socket.on("error", () => undefined);
    socket.on("message", (data: Buffer) => {
      const message = JSON.parse(data.toString("utf8")) as BareMessage;
      if (message.type === "ping") socket.send(JSON.stringify({ type: "pong" }));
      if (message.type === "worker:register") {
        socket.send(JSON.stringify({ type: "registration:ack" }));
      }
      if (message.echo === undefined) return;
      const text = JSON.stringify({ type: "arbitrage:opportunities", opportunities: message.echo });
      for (const client of sockets.clients) client.send(text);
    });
  });
  return new Promise((resolve, reject) => {
    sockets.once("error", reject);
    sockets.once("listening", () => {
      resolve({ url: `http://127.0.0.1:${(sockets.address() as AddressInfo).port}` });
    });
  });
}
