import { describe } from "vitest";
import { findChromium } from "../scripts/chromium.mjs";
import { inCi } from "../scripts/in-ci.mjs";

/**
 * `describe` for what needs a Chromium: on a person's machine without one the suite is skipped and
 * its name says why; where `CI` is set it runs, and fails.
 */
export function describeWithChromium(name: string, body: () => void): void {
  if (findChromium() !== undefined || inCi()) describe(name, body);
  else describe.skip(`${name} [skipped: needs Chromium, see CONTRIBUTING.md]`, body);
}
