import { whenOrphaned } from "./orphan.ts";

/** What a signal to stop can do. */
export interface StopHandlers {
  /** Ends things in order. Called once. */
  readonly stop: () => void;
  /** Ends things at once: the person asked a second time. */
  readonly kill: () => void;
}

/**
 * Two signals closer than this are one request, in milliseconds: a Ctrl-C under npm arrives
 * twice, once from the terminal and once passed on by npm.
 */
const SAME_REQUEST_MS = 500;

/** Stops on SIGINT, SIGTERM, SIGHUP and the death of the parent process; a second request kills. */
export function onStopSignals({ stop, kill }: StopHandlers): void {
  let firstAt: number | undefined;
  const request = (): void => {
    const now = performance.now();
    if (firstAt === undefined) {
      firstAt = now;
      stop();
    } else if (now - firstAt > SAME_REQUEST_MS) {
      kill();
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, request);
  whenOrphaned(() => {
    if (firstAt === undefined) request();
  });
}
