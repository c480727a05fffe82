/** Builds the messages that a worker sends. */
import type { OddsFormat } from "arb-core";
import {
  PROTOCOL_VERSION,
  type OddsUpdate,
  type Ping,
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

/** Who speaks, and of which moment. */
export interface UpdateHead extends Pick<WorkerIdentity, "workerId" | "site"> {
  readonly timestamp: string;
}

/** What an update says besides its matches. */
export type UpdateBody = Pick<OddsUpdate["data"], "mode" | "removed" | "part">;

/**
 * Writes an update as JSON text, all but its `seq`.
 *
 * @param matches the texts of the matches; they are not written anew.
 */
export function formatUpdate(
  { workerId, site, timestamp }: UpdateHead,
  body: UpdateBody,
  matches: readonly string[],
): string {
  const message: OddsUpdate = {
    type: "odds:update",
    worker_id: workerId,
    site,
    timestamp,
    data: { site, ...body, count: matches.length, matches: [] },
  };
  const end = "]}}";
  return JSON.stringify(message).slice(0, -end.length) + matches.join(",") + end;
}

/** Puts the `seq` into the text of {@link formatUpdate}, without writing it anew. */
export function withSeq(update: string, seq: number): string {
  return `{"seq":${seq},${update.slice(1)}`;
}
