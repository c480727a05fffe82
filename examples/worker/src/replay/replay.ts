/**
 * `SITE=replay`: plays recorded odds to a server, every bookmaker a worker of its own, on the
 * messages' clock. The server runs with `CLOCK=messages`.
 */
import { basename } from "node:path";
import { createReadCounts, type ReadCounts } from "arb-core/odds-files";
import { BookClients } from "./book-clients.ts";
import { listOddsFiles, openOddsFile, type OddsFile } from "./odds-file.ts";
import { Progress, type ProgressOutput } from "./progress.ts";
import { seasonSteps, snapshotSteps, type Step } from "./schedule.ts";
import { untilAborted } from "./until-aborted.ts";

/** What a replay needs to know. */
export interface ReplayConfig {
  /** Season files, snapshot files, or folders of them. */
  readonly files: readonly string[];
  /** The server's WebSocket address. */
  readonly serverUrl: string;
  readonly token?: string;
  /** Where progress and the summary go. Default: the standard error stream. */
  readonly output?: ProgressOutput;
}

/** What was played. */
export interface ReplaySummary {
  readonly files: number;
  readonly counts: ReadCounts;
  /** Lines sent, both sides priced, each time that they were shown. */
  readonly quotes: number;
  /** The bookmakers, in the order in which they came. */
  readonly books: readonly string[];
  /** How often the server refused a match or a message. */
  readonly refused: number;
}

/**
 * Plays the files one after the other. Every step is answered by the server before the next one
 * is sent; what the server tells of the last one is sent before this returns.
 *
 * @throws Error when a file cannot be read, the connection is lost, or with the signal's reason
 *   when it is aborted.
 */
export async function runReplay(config: ReplayConfig, signal: AbortSignal): Promise<ReplaySummary> {
  const progress = new Progress(config.output ?? process.stderr);
  const clients = new BookClients({
    url: config.serverUrl,
    run: String(process.pid),
    ...(config.token === undefined ? {} : { token: config.token }),
  });
  const counts = createReadCounts();
  let quotes = 0;
  try {
    const files = await listOddsFiles(config.files);
    for (const [index, path] of files.entries()) {
      const file = await openOddsFile(path, counts);
      for await (const step of stepsOf(file)) {
        await untilAborted(play(step, clients), signal);
        quotes += countLines(step);
        progress.update(
          () =>
            `replay: file ${index + 1} of ${files.length}, ${counts.matches} matches, ` +
            `${quotes} quotes sent (${basename(path)})`,
        );
      }
    }
    await untilAborted(clients.finish(), signal);
    const summary = {
      files: files.length,
      counts,
      quotes,
      books: clients.books,
      refused: clients.refused,
    };
    progress.finish(formatSummary(summary));
    return summary;
  } finally {
    await clients.close();
  }
}

/** A replay's summary for people, in a few lines. */
export function formatSummary(summary: ReplaySummary): string {
  const { files, counts, quotes, books, refused } = summary;
  return [
    `replay: ${files} files, ${counts.rows} rows, ${counts.matches} matches, ${quotes} quotes sent`,
    `replay: left out ${counts.badRows} bad rows, ${counts.badCells} bad cells, ` +
      `${counts.blankCells} empty cells, ${counts.droppedLines} lines out of bounds`,
    `replay: bookmakers ${books.length === 0 ? "none" : books.join(", ")}`,
    ...(refused === 0 ? [] : [`replay: the server refused ${refused} matches or messages`]),
  ].join("\n");
}

function stepsOf(file: OddsFile): AsyncGenerator<Step> {
  switch (file.kind) {
    case "football-data":
      return seasonSteps(file.rows);
    case "odds-api":
      return snapshotSteps(file.snapshots);
  }
}

async function play(step: Step, clients: BookClients): Promise<void> {
  await clients.open(step.showing.keys());
  await clients.show(step.showing, step.at);
}

function countLines({ showing }: Step): number {
  let lines = 0;
  for (const listings of showing.values()) {
    for (const listing of listings) lines += listing.lines.length;
  }
  return lines;
}
