/** The workers that are connected: one session for each worker id, found by id and by site. */
import { randomUUID } from "node:crypto";
import { CLOSE_CODES, type ServerMessage, type WorkerStatus } from "scraper-kit/protocol";
import type { Outbox } from "./outbox.ts";
import { SessionFeed } from "./session-feed.ts";

/** How much the parts of one snapshot may bring together. */
const FEED_LIMITS = { matches: 100_000, bytes: 32 * 1024 * 1024 } as const;

/** What the server knows of a worker from its registration to its end. */
export interface WorkerSession {
  readonly workerId: string;
  readonly site: string;
  /** Names this session, and the engine's source of everything that it says. */
  readonly sessionId: string;
  /** Epoch milliseconds. */
  readonly registeredAt: number;
  readonly outbox: Outbox;
  /** When its last message came. Epoch milliseconds. */
  lastMessageAt: number;
  /** Its place in its sequence of updates. */
  readonly feed: SessionFeed;
  /** Matches that it lists. */
  matches: number;
  /** Matches refused so far. */
  refused: number;
  /** Updates that repeated a `seq`, or came after a greater one. */
  duplicates: number;
  /** Updates whose `count` was wrong. */
  wrongCounts: number;
  /** Markets that this server does not know. */
  ignoredMarkets: number;
  status: WorkerStatus | undefined;
}

/** How a hub tells of the workers that left. */
export interface HubOptions {
  /** Called once for each session that ended, replaced ones included. */
  readonly onLeave: (session: WorkerSession) => void;
}

/**
 * The registry of connected workers, and the ways to reach them: all of them, those of one site, or
 * one by its id. This server itself only broadcasts; the rest is there for whoever builds on it.
 */
export class Hub {
  readonly #options: HubOptions;
  readonly #sessions = new Map<string, WorkerSession>();

  constructor(options: HubOptions) {
    this.#options = options;
  }

  /** All sessions, in the order of registration. */
  sessions(): readonly WorkerSession[] {
    return [...this.#sessions.values()];
  }

  /** How many sessions there are. */
  get size(): number {
    return this.#sessions.size;
  }

  /** Starts a session. An older one of the same worker id ends and its socket is closed 4409. */
  registerWorker(workerId: string, outbox: Outbox, site: string): WorkerSession {
    const older = this.unregisterWorker(workerId);
    older?.outbox.close(CLOSE_CODES.replaced, "a newer session has this worker id");

    const now = Date.now();
    const session: WorkerSession = {
      workerId,
      site,
      sessionId: randomUUID(),
      registeredAt: now,
      outbox,
      lastMessageAt: now,
      feed: new SessionFeed(FEED_LIMITS),
      matches: 0,
      refused: 0,
      duplicates: 0,
      wrongCounts: 0,
      ignoredMarkets: 0,
      status: undefined,
    };
    this.#sessions.set(workerId, session);
    return session;
  }

  /**
   * Ends the session of a worker id.
   *
   * @param sessionId ends this session only, and not one that has taken its place.
   * @returns the session that ended, `undefined` when there was none.
   */
  unregisterWorker(workerId: string, sessionId?: string): WorkerSession | undefined {
    const session = this.#sessions.get(workerId);
    if (session === undefined) return undefined;
    if (sessionId !== undefined && session.sessionId !== sessionId) return undefined;
    this.#sessions.delete(workerId);
    this.#options.onLeave(session);
    return session;
  }

  /**
   * Sends a message to one worker: for what concerns it alone, from whoever knows its id and not
   * its socket.
   *
   * @returns `false` when no such worker is connected.
   */
  sendToWorker(workerId: string, message: ServerMessage): boolean {
    const session = this.#sessions.get(workerId);
    session?.outbox.send(message);
    return session !== undefined;
  }

  /**
   * Sends a state to every worker, written once for all of them. A worker that does not keep up
   * gets the newest state only.
   *
   * @param options `exclude`: ids of workers that are passed over, for a state that came from them.
   */
  broadcast(state: ServerMessage, options: { exclude?: readonly string[] } = {}): void {
    this.broadcastWritten(Buffer.from(JSON.stringify(state)), options);
  }

  /** {@link broadcast} of a state that is written already. */
  broadcastWritten(state: Buffer, { exclude = [] }: { exclude?: readonly string[] } = {}): void {
    for (const [workerId, session] of this.#sessions) {
      if (!exclude.includes(workerId)) session.outbox.sendState(state);
    }
  }

  /**
   * The sessions of one site, in the order of registration: for what concerns a bookmaker, such as
   * telling its workers to read again.
   */
  getWorkersBySite(site: string): readonly WorkerSession[] {
    return this.sessions().filter((session) => session.site === site);
  }
}
