/**
 * Writes down what the engine was told, so that a run can be played again. A disk that fails or does
 * not keep up ends the recording and nothing else: a recording with a hole in it would be of no use.
 */
import { createWriteStream, type WriteStream } from "node:fs";
import { formatRecordPieces, type EngineCommand } from "arb-core";
import type { Logger } from "pino";

/** Bytes that wait for the disk. Beyond, it does not keep up. */
const MAX_UNWRITTEN_BYTES = 64 * 1024 * 1024;

/** A recording: one line for each command, in the order of execution. */
export class Recorder {
  readonly #stream: WriteStream;
  readonly #log: Logger;
  readonly #ended: Promise<void>;
  #hasFailed = false;
  #lost = 0;

  /**
   * Appends to a file, which it makes where there is none.
   *
   * @param log borrowed; hears once of a failure.
   */
  constructor(path: string, log: Logger) {
    this.#log = log;
    this.#stream = createWriteStream(path, { flags: "a", mode: 0o600 });
    this.#stream.on("error", (error: NodeJS.ErrnoException) => this.#fail(error.code));
    this.#ended = new Promise((resolve) => void this.#stream.once("close", resolve));
  }

  /** Commands that are not in the recording, because it had failed. */
  get lost(): number {
    return this.#lost;
  }

  /** Writes down a command in small steps. */
  *record(now: number, command: EngineCommand): Generator<void, void> {
    for (const piece of formatRecordPieces(now, command)) {
      this.#write(piece);
      yield;
    }
    this.#write("\n");
    if (this.#hasFailed) this.#lost += 1;
  }

  /** Ends the recording, once everything is written or can not be. */
  close(): Promise<void> {
    if (!this.#hasFailed) this.#stream.end();
    return this.#ended;
  }

  #write(text: string): void {
    if (this.#hasFailed) return;
    this.#stream.write(text);
    if (this.#stream.writableLength > MAX_UNWRITTEN_BYTES) this.#fail("too slow");
  }

  #fail(code: string | undefined): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.#stream.destroy();
    this.#log.error({ code }, "the recording has ended: its file cannot be written");
  }
}
