/** Builds the messages that a worker sends, within the wire's limits. */
import type { OddsFormat } from "arb-core";
import { WIRE_LIMITS } from "./protocol/limits.ts";
import {
  PROTOCOL_VERSION,
  type OddsUpdate,
  type Ping,
  type WireMatch,
  type WorkerRegister,
  type WorkerStatus,
} from "./protocol/messages.ts";
import { formatTimestamp } from "./protocol/timestamp.ts";

/** Who speaks. */
export interface WorkerIdentity {
  /** Names this worker, 1 to 128 visible ASCII letters. A newer session of it replaces the older. */
  readonly workerId: string;
  /** The provider's name on the wire: `sbo`. */
  readonly site: string;
  /** The format in which the site shows prices; for display. */
  readonly oddsFormat?: OddsFormat;
}

/** A worker's status without what the client adds to it. */
export type StatusReport = Omit<WorkerStatus, "type" | "worker_id" | "site" | "timestamp">;

/** The first message of a session. */
export function buildRegistration(worker: WorkerIdentity, at: number): WorkerRegister {
  const { workerId, site, oddsFormat } = worker;
  return {
    type: "worker:register",
    worker_id: workerId,
    site,
    timestamp: formatTimestamp(at),
    protocol: PROTOCOL_VERSION,
    ...(oddsFormat !== undefined && { odds_format: oddsFormat }),
  };
}

/** A status message. */
export function buildStatus(
  worker: WorkerIdentity,
  status: StatusReport,
  at: number,
): WorkerStatus {
  const { workerId, site } = worker;
  return {
    ...status,
    type: "worker:status",
    worker_id: workerId,
    site,
    timestamp: formatTimestamp(at),
  };
}

/** A ping, with a time stamp where it is to move a clock. */
export function buildPing(at?: number): Ping {
  return { type: "ping", ...(at === undefined ? {} : { timestamp: formatTimestamp(at) }) };
}

/**
 * Writes a snapshot as JSON text, all but its `seq`: it is written once and may be sent in
 * several sessions.
 *
 * @throws RangeError when it is larger than the wire takes, or `at` is no date.
 */
export function formatSnapshot(
  worker: WorkerIdentity,
  matches: readonly WireMatch[],
  at: number,
): string {
  if (matches.length > WIRE_LIMITS.matches) {
    throw new RangeError(
      `Cannot send snapshot: it must have at most ${WIRE_LIMITS.matches} matches, was ${matches.length}`,
    );
  }
  const { workerId, site } = worker;
  const message: OddsUpdate = {
    type: "odds:update",
    worker_id: workerId,
    site,
    timestamp: formatTimestamp(at),
    data: { site, matches: matches as WireMatch[], count: matches.length },
  };
  const text = JSON.stringify(message);
  const bytes = Buffer.byteLength(withSeq(text, Number.MAX_SAFE_INTEGER));
  if (bytes > WIRE_LIMITS.messageBytes) {
    throw new RangeError(
      `Cannot send snapshot: it must have at most ${WIRE_LIMITS.messageBytes} bytes, was ${bytes}`,
    );
  }
  return text;
}

/** Puts the `seq` into the text of {@link formatSnapshot}, without writing it anew. */
export function withSeq(snapshot: string, seq: number): string {
  return `{"seq":${seq},${snapshot.slice(1)}`;
}
