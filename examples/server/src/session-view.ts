/** What `GET /workers` shows of a session. Never a token, which the session does not have. */
import { formatTimestamp, type WorkerStatus } from "scraper-kit/protocol";
import type { WorkerSession } from "./hub.ts";

/** One worker, as JSON. */
export interface SessionView {
  readonly worker_id: string;
  readonly site: string;
  readonly session_id: string;
  readonly registered_at: string;
  readonly last_message_age_ms: number;
  /** The greatest `seq` so far; 0 when the worker does not count. */
  readonly seq: number;
  /** Matches that it lists. */
  readonly matches: number;
  /** What was not taken so far, by reason. */
  readonly refused: number;
  readonly duplicates: number;
  readonly wrong_counts: number;
  readonly ignored_markets: number;
  /** What the worker last said of itself. */
  readonly status: Pick<
    WorkerStatus,
    "timestamp" | "state" | "rows" | "last_read" | "error"
  > | null;
}

/** Shows a session at a time in epoch milliseconds. */
export function showSession(session: WorkerSession, now: number): SessionView {
  const { status } = session;
  return {
    worker_id: session.workerId,
    site: session.site,
    session_id: session.sessionId,
    registered_at: formatTimestamp(session.registeredAt),
    last_message_age_ms: Math.max(0, now - session.lastMessageAt),
    seq: session.feed.seq,
    matches: session.matches,
    refused: session.refused,
    duplicates: session.duplicates,
    wrong_counts: session.wrongCounts,
    ignored_markets: session.ignoredMarkets,
    status: status === undefined ? null : withoutAddress(status),
  };
}

function withoutAddress({
  timestamp,
  state,
  rows,
  last_read,
  error,
}: WorkerStatus): NonNullable<SessionView["status"]> {
  return {
    timestamp,
    state,
    ...(rows === undefined ? {} : { rows }),
    ...(last_read === undefined ? {} : { last_read }),
    ...(error === undefined ? {} : { error }),
  };
}
