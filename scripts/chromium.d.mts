/**
 * Finds a Chromium on this machine: the one that `CHROMIUM_PATH` names and no other where that is
 * set, else one of the system's (Chromium, Chrome or Edge), else the one that Playwright installed.
 *
 * @returns The path of a program.
 */
export function findChromium(): string | undefined;
