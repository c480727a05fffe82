/** How often a process looks whether its parent still lives, in milliseconds. */
const CHECK_MS = 500;

/**
 * Calls back once when this process's parent is gone. A parent that is killed outright sends its
 * children no signal; the system gives them a new parent, and that is what shows. (Not on
 * Windows, where a process keeps the number of its dead parent.) Does not keep the process alive.
 */
export function whenOrphaned(callback: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, CHECK_MS);
  timer.unref();
}
