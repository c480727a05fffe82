/** What a long run says on the way: a line that is rewritten on a terminal, plain lines elsewhere. */

/** The part of a terminal stream that is needed here: `process.stderr`. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const INTERVAL_MS = 1000;
const TTY_INTERVAL_MS = 100;
const CLEAR_LINE = "\r\u{1b}[K";

/** Shows how far a run has come: at most one plain line a second. */
export class Progress {
  readonly #output: ProgressOutput;
  readonly #now: () => number;
  #shownAt = -Infinity;
  #lineOpen = false;

  /** @param now a clock in milliseconds. */
  constructor(output: ProgressOutput, now: () => number = () => performance.now()) {
    this.#output = output;
    this.#now = now;
  }

  /** Shows a line, unless the last one was shown just now. The text is made only when needed. */
  update(text: () => string): void {
    const now = this.#now();
    const isTty = this.#output.isTTY === true;
    if (now - this.#shownAt < (isTty ? TTY_INTERVAL_MS : INTERVAL_MS)) return;
    this.#shownAt = now;
    this.#output.write(isTty ? `${CLEAR_LINE}${text()}` : `${text()}\n`);
    this.#lineOpen = isTty;
  }

  /** Ends with lines that stay. */
  finish(text: string): void {
    this.#output.write(`${this.#lineOpen ? CLEAR_LINE : ""}${text}\n`);
    this.#lineOpen = false;
  }
}
