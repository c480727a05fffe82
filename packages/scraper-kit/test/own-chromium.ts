/** The Chromium processes of a process, as Linux tells them. */
import { readdirSync, readFileSync } from "node:fs";

/** One process of a Chromium. */
export interface ChromiumProcess {
  readonly pid: number;
  readonly parentPid: number;
  /** Only the main process has one. */
  readonly profile: string | undefined;
}

/** The main processes of the Chromium browsers that `parentPid` has started and that still live. */
export function chromiumsOf(parentPid: number): ChromiumProcess[] {
  return allProcesses().filter(
    (process) => process.parentPid === parentPid && process.profile !== undefined,
  );
}

/** All living processes that use one of the profiles, or descend from one that does. */
export function livingWith(browsers: readonly ChromiumProcess[]): ChromiumProcess[] {
  const processes = allProcesses();
  const profiles = new Set(browsers.map(({ profile }) => profile));
  const pids = new Set(browsers.map(({ pid }) => pid));
  return processes.filter(({ pid, parentPid, profile }) => {
    return pids.has(pid) || pids.has(parentPid) || (profile !== undefined && profiles.has(profile));
  });
}

function allProcesses(): ChromiumProcess[] {
  const processes: ChromiumProcess[] = [];
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      const [state, parentPid] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      // A zombie has ended; its parent has only not asked how.
      if (state === "Z" || state === "X") continue;
      const args = readFileSync(`/proc/${entry}/cmdline`, "utf8").split("\0");
      const profile = args.find((arg) => arg.startsWith("--user-data-dir="));
      processes.push({
        pid: Number(entry),
        parentPid: Number(parentPid),
        profile: profile?.slice("--user-data-dir=".length),
      });
    } catch {
      // It ended while it was looked at.
    }
  }
  return processes;
}
