/** How long something takes by the clock, and how much of that this process was at work. */
import { formatNumber, quantile } from "./statistics.ts";

/** A stretch of time, in milliseconds. */
export interface Lap {
  readonly ms: number;
  /**
   * The processor time of this process, and never more than `ms`: what it would take on a machine
   * where nothing else runs.
   */
  readonly busyMs: number;
}

/** Measures one stretch after the other. */
export class Stopwatch {
  #at = performance.now();
  #cpu = process.cpuUsage();

  /** What has passed since the last lap, or since the start. */
  lap(): Lap {
    const [at, cpu] = [performance.now(), process.cpuUsage()];
    const ms = at - this.#at;
    const worked = (cpu.user - this.#cpu.user + cpu.system - this.#cpu.system) / 1000;
    this.#at = at;
    this.#cpu = cpu;
    return { ms, busyMs: Math.min(ms, worked) };
  }
}

/** Its time by the clock. */
export const byClock = ({ ms }: Lap): number => ms;
/** Its time at work. */
export const byWork = ({ busyMs }: Lap): number => busyMs;

/** How many, and how long by the clock and by the work that was done. */
export function describeLaps(laps: readonly Lap[]): Record<string, string | number> {
  const [clock, work] = [laps.map(byClock), laps.map(byWork)];
  return {
    count: laps.length,
    p50: formatNumber(quantile(clock, 0.5)),
    "p99.9": formatNumber(quantile(clock, 0.999)),
    greatest: formatNumber(quantile(clock, 1)),
    "CPU p50": formatNumber(quantile(work, 0.5)),
    "CPU p99.9": formatNumber(quantile(work, 0.999)),
    "CPU greatest": formatNumber(quantile(work, 1)),
  };
}
