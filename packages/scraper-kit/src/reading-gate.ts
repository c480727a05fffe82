/** Decides which readings go out: those that say something, and that can be believed. */
import { doubtReading, type ReadingDoubt } from "./reading-status.ts";
import type { SiteReading } from "./scraper.ts";

/** What becomes of a reading. */
export interface GateVerdict {
  /** Whether it is sent. */
  readonly send: boolean;
  /** Why it is not to be trusted, sent or not. */
  readonly doubt: ReadingDoubt | undefined;
  /** Whether the site has told its page nothing for too long. */
  readonly isStale: boolean;
}

/** With fewer rows than that before, a loss of rows is nothing out of the ordinary. */
const FEW_ROWS = 12;
/** The part of the rows before that must be there still. */
const LEAST_SHARE = 1 / 3;

/**
 * Looks at one reading after the other. Held back are
 *
 * - a reading without rows, or with less than a third of the rows before, until the next one says the
 *   same: that is what a block looks like, or a page that is being painted;
 * - a reading of what the site said too long ago;
 * - a reading that says what the one before said, of the same moment: nothing was learned, and to send
 *   it would vouch for prices that nobody has confirmed.
 */
export class ReadingGate {
  readonly #maxAgeMs: number;
  #usualRows = 0;
  #held = 0;
  #sent: { readonly reading: SiteReading; readonly at: number } | undefined;

  /** @param maxAgeMs how old what the site said may be, in milliseconds. */
  constructor(maxAgeMs: number) {
    this.#maxAgeMs = maxAgeMs;
  }

  /** The rows, the time and the content of a reading, against those before. */
  judge(reading: SiteReading, at: number, now: number): GateVerdict {
    if (now - at > this.#maxAgeMs) return { send: false, doubt: undefined, isStale: true };
    const doubt = doubtReading(reading) ?? this.#doubtRows(reading);
    const isSuspect = doubt !== undefined && doubt.code !== "mostly-unreadable";
    this.#held = isSuspect ? this.#held + 1 : 0;
    if (this.#held === 1) return { send: false, doubt, isStale: false };
    this.#usualRows = reading.rows;
    const before = this.#sent;
    if (before !== undefined && at <= before.at && isSameContent(reading, before.reading)) {
      return { send: false, doubt, isStale: false };
    }
    this.#sent = { reading, at };
    return { send: true, doubt, isStale: false };
  }

  /** Starts over with a fresh page; what is usual stays. */
  forget(): void {
    this.#sent = undefined;
    this.#held = 0;
  }

  #doubtRows({ rows }: SiteReading): ReadingDoubt | undefined {
    const usual = this.#usualRows;
    if (usual < FEW_ROWS || rows >= usual * LEAST_SHARE) return undefined;
    return { code: "rows-collapsed", message: `${rows} rows, ${usual} before: still loading?` };
  }
}

function isSameContent(one: SiteReading, other: SiteReading): boolean {
  if (one.matches.length !== other.matches.length) return false;
  return one.matches.every((match, index) => {
    const before = other.matches[index];
    return match === before || JSON.stringify(match) === JSON.stringify(before);
  });
}
