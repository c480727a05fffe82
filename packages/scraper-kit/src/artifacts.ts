/** Saves what a page showed when it could not be understood, for whoever mends the adapter. */
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { FeedMessage } from "./feed.ts";
import { formatRecording } from "./recording.ts";

/** Where findings are saved, and how many. */
export interface ArtifactsOptions {
  /** A folder of their own; it is made when it is not there. */
  readonly folder: string;
  /** How many are kept; older ones are deleted. Default 10. */
  readonly most?: number;
}

/** What is saved. */
export interface Finding {
  readonly site: string;
  readonly at: number;
  readonly page: Page;
  readonly feed: readonly FeedMessage[];
}

const DEFAULT_MOST = 10;
const NAME = /^finding-\d{8}T\d{9}Z-/u;

/**
 * Saves a screenshot, the page's frames and the last of its feed in a folder of their own. What pages
 * and feeds say of the session is in there too: the folder is for its owner alone.
 *
 * @returns the folder.
 */
export async function saveFinding(finding: Finding, options: ArtifactsOptions): Promise<string> {
  const { folder, most = DEFAULT_MOST } = options;
  const { site, at, page, feed } = finding;
  const stamp = new Date(at).toISOString().replaceAll(/[-:.]/gu, "");
  const target = join(folder, `finding-${stamp}-${site}`);
  await mkdir(target, { recursive: true, mode: 0o700 });
  // First, in case that the rest is cut short.
  await keepNewest(folder, most);
  const frames = await Promise.all(
    page.frames().map(async (frame) => ({
      url: frame.url(),
      html: withoutScripts(await frame.content().catch(() => "")),
    })),
  );
  const text = formatRecording({ version: 1, site, at, frames, feed });
  await writeFile(join(target, "recording.json"), text, { mode: 0o600 });
  const picture = await page.screenshot({ timeout: 5000 }).catch(() => undefined);
  if (picture !== undefined) {
    await writeFile(join(target, "screenshot.png"), picture, { mode: 0o600 });
  }
  return target;
}

async function keepNewest(folder: string, most: number): Promise<void> {
  const findings = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  const old = findings.slice(0, Math.max(0, findings.length - most));
  await Promise.all(old.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

/** A recording is shown again in a browser: nothing in it may run. */
function withoutScripts(html: string): string {
  return html.replaceAll(/<script\b[^>]*>[\s\S]*?<\/script\s*>/giu, "");
}
