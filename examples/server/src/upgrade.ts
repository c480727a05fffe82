/** Who may open a worker's socket: everything that is decided before the handshake. */
import { STATUS_CODES, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { WebSocketServer } from "ws";
import { createTokenCheck } from "./bearer-token.ts";
import type { ServerConfig } from "./config.ts";

/** The path of the workers' socket. */
export const SOCKET_PATH = "/ws";

/** What the gate decides by. */
export interface UpgradeOptions {
  readonly sockets: WebSocketServer;
  readonly config: Pick<ServerConfig, "allowedOrigins" | "workerToken" | "maxConnections">;
  /** Whether the server is shutting down. */
  readonly isClosing: () => boolean;
}

/**
 * Makes the listener of an HTTP server's `upgrade` event. A refusal is a plain HTTP answer: 404
 * for another path, 403 for a foreign web page, 401 without the token, 503 when the server is full
 * or shutting down.
 */
export function createUpgradeListener({
  sockets,
  config,
  isClosing,
}: UpgradeOptions): (request: IncomingMessage, socket: Duplex, head: Buffer) => void {
  const isAuthorized = createTokenCheck(config.workerToken);

  const refusal = (
    request: IncomingMessage,
  ): readonly [status: number, header?: string] | undefined => {
    if (request.url?.split("?", 1)[0] !== SOCKET_PATH) return [404];
    const { origin } = request.headers;
    if (origin !== undefined && !config.allowedOrigins.includes(origin)) return [403];
    if (!isAuthorized(request.headers.authorization)) return [401, "WWW-Authenticate: Bearer"];
    if (isClosing() || sockets.clients.size >= config.maxConnections)
      return [503, "Retry-After: 5"];
    return undefined;
  };

  return (request, socket, head) => {
    // Without a listener, a peer that breaks off here would end the process.
    socket.on("error", () => socket.destroy());
    const refused = refusal(request);
    if (refused === undefined) {
      sockets.handleUpgrade(request, socket, head, (opened) =>
        sockets.emit("connection", opened, request),
      );
      return;
    }
    const [status, header] = refused;
    const lines = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
      "Connection: close",
      "Content-Length: 0",
      ...(header === undefined ? [] : [header]),
    ];
    socket.once("finish", () => socket.destroy());
    socket.end(`${lines.join("\r\n")}\r\n\r\n`);
  };
}
