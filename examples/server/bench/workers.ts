/** All bookmakers' workers of a world, connected to one or several servers. */
import type { World } from "../../../packages/arb-core/bench/engine/world.ts";
import type { MeasuredServer } from "./measured-server.ts";
import { WireWorker } from "./wire-worker.ts";
import { WorkerSocket } from "./worker-socket.ts";

/** A text and the worker that sends it. */
export interface Sent {
  readonly book: number;
  readonly text: string;
}

/** The sockets of all workers to one server. */
export class Workers {
  readonly sockets: readonly WorkerSocket[];

  constructor(sockets: readonly WorkerSocket[]) {
    this.sockets = sockets;
  }

  /** Sends messages, each over its worker's socket. */
  send(messages: readonly Sent[]): void {
    for (const { book, text } of messages) this.sockets[book]?.send(text);
  }

  /** Waits until everything is handled. */
  async settle(): Promise<void> {
    await Promise.all(this.sockets.map((socket) => socket.settle()));
  }
}

/** Makes the writers of a world's bookmakers. */
export function createWriters(world: World): WireWorker[] {
  return Array.from({ length: world.books }, (_, book) => new WireWorker(world, book));
}

/**
 * Connects the bookmakers' workers to several servers and tells all of them the whole world, in the
 * same texts.
 */
export async function connectWorkers(
  servers: readonly MeasuredServer[],
  world: World,
  writers: readonly WireWorker[],
): Promise<Workers[]> {
  const registrations = writers.map((writer) => writer.registration());
  const workers = await Promise.all(
    servers.map(async ({ url }) => {
      const opening = registrations.map((text) => WorkerSocket.open(url, text));
      return new Workers(await Promise.all(opening));
    }),
  );
  const all = Array.from({ length: world.events }, (_, event) => event);
  for (const writer of writers) {
    const texts = writer.snapshot(all);
    for (const connected of workers) {
      connected.send(texts.map((text) => ({ book: writer.book, text })));
      await connected.settle();
    }
  }
  return workers;
}
