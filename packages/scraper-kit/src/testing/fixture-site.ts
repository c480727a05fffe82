/** A small site on a real port, whose answers a test changes while it runs. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";

/** How a path of a {@link FixtureSite} is answered. */
export interface FixtureAnswer {
  /** Default 200. */
  readonly status?: number;
  /** The content type. Default: told by the first letter, `<` is HTML, `{` and `[` are JSON. */
  readonly type?: string;
  /** How long the answer takes, in milliseconds. Default 0. */
  readonly delayMs?: number;
  /** More headers: `retry-after`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A text, or what makes one for each request. */
export type FixtureBody = string | ((request: FixtureRequest) => string);

/** A request that was made. */
export interface FixtureRequest {
  readonly method: string;
  /** The path with its query. */
  readonly path: string;
  readonly body: string;
}

/** One end of a socket: the site's. */
export interface FixtureSocket {
  /** What the page has sent so far. */
  readonly received: readonly string[];
  send(text: string): void;
  close(code?: number): void;
}

/** What a site's socket does. */
export interface FixtureSocketScript {
  /** Called when a page has opened the socket. */
  readonly onOpen?: (socket: FixtureSocket) => void;
  /** Called with each text that the page sends. */
  readonly onMessage?: (text: string, socket: FixtureSocket) => void;
}

/** A running site. */
export interface FixtureSite {
  /** Its address, `http://127.0.0.1:…/`. */
  readonly url: string;
  /** Every request so far, oldest first. */
  readonly requests: readonly FixtureRequest[];
  /** Answers a path differently from now on. A path with a query is for that query alone. */
  set(path: string, body: FixtureBody, answer?: FixtureAnswer): void;
  /** Takes WebSockets at a path from now on. */
  socket(path: string, script?: FixtureSocketScript): void;
  /** Sends a text to every open socket of a path. */
  send(path: string, text: string): void;
  /** Cuts every open socket, without a word. */
  drop(): void;
  /** Ends everything. */
  close(): Promise<void>;
}

/**
 * Starts a site on the loopback interface, on a free port. It serves the given texts by their paths
 * and answers 404 to everything else.
 *
 * @example
 * ```ts
 * import { startFixtureSite } from "scraper-kit/testing";
 * import assert from "node:assert/strict";
 *
 * const site = await startFixtureSite({ "/": "<p>1.95</p>" });
 * assert.equal(await (await fetch(site.url)).text(), "<p>1.95</p>");
 * site.set("/", "<p>1.97</p>");
 * assert.equal(await (await fetch(site.url)).text(), "<p>1.97</p>");
 * assert.deepEqual(site.requests.map(({ path }) => path), ["/", "/"]);
 * await site.close();
 * ```
 */
export async function startFixtureSite(
  pages: Readonly<Record<string, FixtureBody>> = {},
): Promise<FixtureSite> {
  const site = new RunningSite(pages);
  await site.listen();
  return site;
}

class RunningSite implements FixtureSite {
  readonly requests: FixtureRequest[] = [];
  readonly #answers = new Map<string, { readonly body: FixtureBody } & FixtureAnswer>();
  readonly #scripts = new Map<string, FixtureSocketScript>();
  readonly #sockets = new Map<WebSocket, string>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #wsServer = new WebSocketServer({ noServer: true });

  constructor(pages: Readonly<Record<string, FixtureBody>>) {
    for (const [path, body] of Object.entries(pages)) this.set(path, body);
    this.#server.on("upgrade", (request, socket, head) => {
      socket.on("error", () => undefined);
      const path = pathOf(request);
      const script = this.#scripts.get(path);
      if (script === undefined) {
        socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        return;
      }
      this.#wsServer.handleUpgrade(request, socket, head, (ws) => this.#talk(ws, path, script));
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/`;
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(0, "127.0.0.1", resolve);
    });
  }

  set(path: string, body: FixtureBody, answer: FixtureAnswer = {}): void {
    if (!path.startsWith("/")) {
      throw new RangeError(`Cannot set answer: the path must begin with /, was ${path}`);
    }
    this.#answers.set(path, { ...answer, body });
  }

  socket(path: string, script: FixtureSocketScript = {}): void {
    this.#scripts.set(path, script);
  }

  send(path: string, text: string): void {
    for (const [socket, of] of this.#sockets) if (of === path) socket.send(text);
  }

  drop(): void {
    for (const socket of this.#sockets.keys()) socket.terminate();
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.drop();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const taken = await takeRequest(request).catch(() => undefined);
    if (taken === undefined) return;
    this.requests.push(taken);
    const known = this.#answers.get(taken.path) ?? this.#answers.get(pathOf(request));
    const text = typeof known?.body === "function" ? known.body(taken) : (known?.body ?? "");
    const { status = known === undefined ? 404 : 200, type = typeOf(text), headers } = known ?? {};
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      response.writeHead(status, { "content-type": type, "cache-control": "no-store", ...headers });
      response.end(text);
    }, known?.delayMs ?? 0);
    this.#timers.add(timer);
  }

  #talk(ws: WebSocket, path: string, script: FixtureSocketScript): void {
    const received: string[] = [];
    const socket: FixtureSocket = {
      received,
      send: (text) => ws.send(text),
      close: (code) => ws.close(code),
    };
    this.#sockets.set(ws, path);
    ws.on("error", () => undefined);
    ws.on("close", () => this.#sockets.delete(ws));
    ws.on("message", (data) => {
      const text = (data as Buffer).toString();
      received.push(text);
      script.onMessage?.(text, socket);
    });
    script.onOpen?.(socket);
  }
}

function pathOf({ url = "/" }: IncomingMessage): string {
  return url.replace(/\?.*$/u, "");
}

async function takeRequest(request: IncomingMessage): Promise<FixtureRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = "GET", url = "/" } = request;
  return { method, path: url, body: Buffer.concat(chunks).toString() };
}

/** The content type of a text, by its first letter. */
export function typeOf(text: string): string {
  const type = { "<": "text/html", "{": "application/json", "[": "application/json" }[
    text.trimStart().charAt(0)
  ];
  return `${type ?? "text/plain"}; charset=utf-8`;
}
