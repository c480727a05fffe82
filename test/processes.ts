import { execFileSync } from "node:child_process";

/** Whether a process lives. One that has ended and was not asked how counts until it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The processes below one, at any depth, as `ps` lists them; not on Windows. */
export function descendants(pid: number): readonly number[] {
  const parents = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (root: number): number[] =>
    parents.flatMap(([child, parent]) =>
      parent === root && child !== undefined ? [child, ...below(child)] : [],
    );
  return below(pid);
}
