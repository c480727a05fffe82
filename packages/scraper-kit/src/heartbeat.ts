/**
 * Both ends of a line must notice that the other is gone without being told: a stopped process
 * and a cut cable give no event at all.
 */
import type { Clock } from "./clock.ts";
import { SILENT_HEARTBEATS } from "./protocol/messages.ts";

/** Options of {@link Heartbeat}. */
export interface HeartbeatOptions {
  readonly clock: Clock;
  /** The agreed interval in milliseconds. */
  readonly intervalMs: number;
  /** Called when nothing was sent for one interval, and after each further one. */
  readonly onQuiet: () => void;
  /** Called once, when nothing was heard for {@link SILENT_HEARTBEATS} intervals. */
  readonly onSilent: () => void;
}

/** Watches one connection in both directions from its making on. */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #cancelQuiet: () => void;
  #cancelSilent: () => void;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#cancelQuiet = this.#armQuiet();
    this.#cancelSilent = this.#armSilent();
  }

  /** Something of any kind came in. */
  heard(): void {
    this.#cancelSilent();
    this.#cancelSilent = this.#armSilent();
  }

  /** A message went out. */
  sent(): void {
    this.#cancelQuiet();
    this.#cancelQuiet = this.#armQuiet();
  }

  /** Ends the watch: no callback comes after this. */
  stop(): void {
    this.#cancelQuiet();
    this.#cancelSilent();
  }

  #armQuiet(): () => void {
    const { clock, intervalMs, onQuiet } = this.#options;
    return clock.setTimeout(() => {
      this.#cancelQuiet = this.#armQuiet();
      onQuiet();
    }, intervalMs);
  }

  #armSilent(): () => void {
    const { clock, intervalMs, onSilent } = this.#options;
    return clock.setTimeout(onSilent, intervalMs * SILENT_HEARTBEATS);
  }
}
