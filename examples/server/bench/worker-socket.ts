/** A worker's socket that sends texts, looks at as little as possible and waits for what it must. */
import { once } from "node:events";
import { WebSocket } from "ws";
import { PING } from "./wire-worker.ts";

const PONG = Buffer.from('{"type":"pong"');
const ACK = Buffer.from('{"type":"registration:ack"');
const LIST = Buffer.from('{"type":"arbitrage:opportunities"');

/** One socket to a server. */
export class WorkerSocket {
  /** Hears the text of each list of opportunities. */
  onList: ((text: Buffer) => void) | undefined;
  readonly #socket: WebSocket;
  readonly #waiting: (() => void)[] = [];

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("error", () => undefined);
    socket.on("message", (data: Buffer) => {
      if (startsWith(data, PONG) || startsWith(data, ACK)) this.#waiting.shift()?.();
      else if (startsWith(data, LIST)) this.onList?.(data);
      else throw new Error(`Cannot measure: the server says ${data.toString("utf8", 0, 200)}`);
    });
  }

  /** Opens a socket and registers. */
  static async open(url: string, registration: string): Promise<WorkerSocket> {
    const socket = new WebSocket(`${url.replace("http", "ws")}/ws`, { perMessageDeflate: false });
    const opened = new WorkerSocket(socket);
    await once(socket, "open");
    await opened.#answered(registration);
    return opened;
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  /** Waits until the server has handled everything that was sent before. */
  settle(): Promise<void> {
    return this.#answered(PING);
  }

  /** Closes it, and waits until it is closed. */
  async close(): Promise<void> {
    const closed = once(this.#socket, "close");
    this.#socket.close();
    await closed;
  }

  #answered(text: string): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#socket.send(text);
    });
  }
}

function startsWith(data: Buffer, head: Buffer): boolean {
  return data.length >= head.length && data.subarray(0, head.length).equals(head);
}
