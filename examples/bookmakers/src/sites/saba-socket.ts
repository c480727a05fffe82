/**
 * The socket of the SABA page, in the framing of engine.io 3: `0{…}` and `40` open it, the page asks
 * `2` and is answered `3`, and `42[…]` carries events:
 *
 * - `42["subscribe","odds",[{id,rev,condition}]]` from the page; rev 0 asks for everything, another
 *   one for what comes next
 * - `42["r",[id,room,[{"type":"reset"},…,{"type":"done"}],rev]]` everything in a room
 * - `42["p",[room,[…],rev]]` what changed in it; rev is one more each time
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Request } from "express";
import { WebSocketServer, type WebSocket } from "ws";
import { z } from "zod";
import type { SiteStage } from "../site-stage.ts";
import { ODDS_FORMATS } from "../odds-format.ts";
import { IBC_FORMAT_CODES } from "./ibc-formats.ts";
import { packObjects } from "./saba-packing.ts";
import { SabaRooms, type RoomMessage } from "./saba-room.ts";
import { hasSession, renderLoginPage } from "./site-session.ts";

/** Where the socket is. */
export const SABA_SOCKET_PATH = "/socket.io/";

/** How often the page asks whether the site is there, and how long it waits for an answer, in ms. */
const PING_INTERVAL_MS = 1000;
const PING_TIMEOUT_MS = 5000;
/** What a page sends is short. */
const MAX_PAYLOAD = 16 * 1024;

const subscriptionSchema = z.tuple([
  z.literal("subscribe"),
  z.literal("odds"),
  z
    .array(
      z.object({
        id: z.string().max(20),
        rev: z.number().int().min(0),
        condition: z.object({
          marketid: z.enum(["L", "T"]),
          oddstype: z
            .number()
            .optional()
            .transform((code = Number(IBC_FORMAT_CODES.MY)) =>
              ODDS_FORMATS.find((format) => IBC_FORMAT_CODES[format] === String(code)),
            ),
        }),
      }),
    )
    .max(10),
]);

/** The sockets of a site. */
export interface SabaSockets {
  /** Cuts every socket, and takes no more. */
  close(): void;
}

/** How sockets fare by themselves. */
export interface SabaSocketOptions {
  /** How long a socket holds before it is cut, in ms; undefined: until something cuts it. */
  readonly lifeMs?: number | undefined;
}

/** Lets a server of the site take sockets, and cuts them when the stage says so. */
export function attachSabaSockets(
  server: Server,
  stage: SiteStage,
  { lifeMs }: SabaSocketOptions = {},
): SabaSockets {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD });
  const rooms = new SabaRooms(stage);
  const cut = (): void => {
    for (const socket of sockets.clients) socket.terminate();
  };
  server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on("error", () => stream.destroy());
    if (request.url?.startsWith(SABA_SOCKET_PATH) !== true) {
      stream.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
    } else if (stage.levers.login || !hasSession(stage, request as Request)) {
      stream.end(printLoginAnswer(stage));
    } else {
      sockets.handleUpgrade(request, stream, head, (socket) => {
        talk(socket, stage, rooms);
        if (lifeMs === undefined) return;
        const timer = setTimeout(() => socket.terminate(), lifeMs);
        socket.once("close", () => clearTimeout(timer));
      });
    }
  });
  const end = stage.listen((event) => {
    if (event === "change" && !stage.levers.login) rooms.update();
    else if (event !== "navigate-frame") cut();
  });
  return {
    close: () => {
      end();
      cut();
      sockets.close();
    },
  };
}

/** Who comes with a session that is over gets a page, status 200, where a socket should open. */
function printLoginAnswer(stage: SiteStage): string {
  const body = renderLoginPage(stage);
  const head = [
    "HTTP/1.1 200 OK",
    "Content-Type: text/html; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}

/** Answers what one page says, and tells it what changes in the rooms that it asked for. */
function talk(socket: WebSocket, stage: SiteStage, rooms: SabaRooms): void {
  const send = createSender(socket, stage);
  const channels = new Map<string, () => void>();
  const open = {
    sid: randomUUID(),
    upgrades: [],
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
  };
  send(`0${JSON.stringify(open)}`);
  send("40");
  const subscribe = (text: string): void => {
    const [, , wanted] = subscriptionSchema.parse(JSON.parse(text));
    for (const { id, rev, condition } of wanted) {
      channels.get(id)?.();
      const { marketid: marketId, oddstype: format = "MY" } = condition;
      const room = rooms.open({ marketId, format });
      if (rev === 0) send(printMessage(stage, room.everything(), id));
      channels.set(
        id,
        room.listen((message) => send(printMessage(stage, message))),
      );
    }
  };
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    for (const leave of channels.values()) leave();
  });
  socket.on("message", (data: Buffer) => {
    const text = data.toString("utf8");
    try {
      if (text === "2") {
        // Also where the market stands still, the minutes of matches do not.
        rooms.update();
        send("3");
      } else if (text === "2probe") send("3probe");
      else if (text.startsWith("42")) subscribe(text.slice(2));
    } catch {
      // Nothing that our page says.
      socket.close(1008);
    }
  });
}

/**
 * Creates what sends frames in order, held back as long as the lever says. What they say is of the
 * moment when they are sent off here.
 */
function createSender(socket: WebSocket, stage: SiteStage): (frame: string) => void {
  const queue: { readonly due: number; readonly frame: string }[] = [];
  const flush = (): void => {
    for (let first = queue[0]; first !== undefined; first = queue[0]) {
      const wait = first.due - performance.now();
      if (wait > 0) {
        setTimeout(flush, Math.ceil(wait)).unref();
        return;
      }
      queue.shift();
      if (socket.readyState === socket.OPEN) socket.send(first.frame);
    }
  };
  return (frame) => {
    queue.push({ due: performance.now() + stage.levers.delayMs, frame });
    if (queue.length === 1) flush();
  };
}

/** @param id of the channel to which everything is sent; a change has none. */
function printMessage(stage: SiteStage, { room, objects, rev }: RoomMessage, id?: string): string {
  const event =
    stage.levers.layout === "changed"
      ? ["m", room.name.replace("r", "b"), packObjects(objects), rev]
      : id === undefined
        ? ["p", [room.name, objects, rev]]
        : ["r", [id, room.name, objects, rev]];
  return `42${JSON.stringify(event)}`;
}
