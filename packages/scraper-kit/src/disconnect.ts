/** What the end of a connection means for the next one. */
import { cleanText } from "arb-core";
import { CLOSE_CODES } from "./protocol/messages.ts";

/** How a connection ended, or how the try to make one did. */
export interface Disconnect {
  /** The close code; 1006 when there was none. */
  readonly code: number;
  /** What the server said with the code: untrusted text. */
  readonly reason: string;
  /** The HTTP status, where the server refused the upgrade. */
  readonly status?: number | undefined;
  /** The `Retry-After` header of that refusal. */
  readonly retryAfter?: string | undefined;
  /** What went wrong on this side or on the way. */
  readonly fault?: string | undefined;
}

/** What to do after a {@link Disconnect}. */
export interface DisconnectVerdict {
  /**
   * `retry`: come back with back-off. `refused`: coming back the same way is useless.
   * `replaced`: a newer session has this worker's id.
   */
  readonly next: "retry" | "refused" | "replaced";
  /** For people; one line, without secrets. */
  readonly detail: string;
  /** The least time to stay away in milliseconds, as the server said. */
  readonly leastWaitMs: number;
}

const MAX_TOLD_WAIT_MS = 5 * 60_000;

/**
 * Judges how a connection ended. The token's refusal (close code 4401, HTTP 401 or 403) and the
 * protocol's (4400) are final, and so is a newer session of the same id (4409). Everything else
 * may be different the next time.
 */
export function judgeDisconnect(disconnect: Disconnect): DisconnectVerdict {
  const { code, status, fault } = disconnect;
  const reason = cleanText(disconnect.reason);
  const because = reason === "" ? "" : `: ${reason}`;
  if (code === CLOSE_CODES.token || status === 401 || status === 403) {
    return final("refused", `the server refused the token (${status ?? code})${because}`);
  }
  if (code === CLOSE_CODES.protocol) {
    return final("refused", `the server does not speak this protocol (${code})${because}`);
  }
  if (code === CLOSE_CODES.replaced) {
    return final("replaced", `a newer worker has this id (${code})${because}`);
  }
  if (status !== undefined) {
    return {
      next: "retry",
      detail: `the server answered HTTP ${status}`,
      leastWaitMs: toldWait(disconnect.retryAfter),
    };
  }
  if (fault !== undefined) return { next: "retry", detail: cleanText(fault), leastWaitMs: 0 };
  return { next: "retry", detail: `the connection ended (${code})${because}`, leastWaitMs: 0 };
}

function final(next: "refused" | "replaced", detail: string): DisconnectVerdict {
  return { next, detail, leastWaitMs: 0 };
}

/** `Retry-After` in whole seconds; its date form is not read. */
function toldWait(retryAfter: string | undefined): number {
  if (retryAfter === undefined || !/^\d{1,6}$/.test(retryAfter)) return 0;
  return Math.min(Number(retryAfter) * 1000, MAX_TOLD_WAIT_MS);
}
