/** `arb-core replay`: what an engine said to the commands of a recording. */
import { resolve } from "node:path";
import { createEngine, type CloseReason, type Engine, type EngineChanges } from "../src/index.ts";
import { EXIT_CODES, type Command } from "./command.ts";
import { InputError } from "./input-error.ts";
import { requireOne } from "./positionals.ts";
import { readRecording, type NumberedRecord } from "./read-recording.ts";
import { readRegistry } from "./read-registry.ts";
import { formatTable } from "./table.ts";

/** What a replay came to. */
interface ReplaySummary {
  commands: number;
  /** When the first and the last command were executed, in epoch milliseconds. */
  from: number | null;
  to: number | null;
  opened: number;
  updated: number;
  /** Opportunities that ended, by reason. */
  readonly closed: Partial<Record<CloseReason, number>>;
  /** Opportunities at the end. */
  open: number;
  /** Matches that bookmakers list at the end. */
  listings: number;
}

/** `arb-core replay FILE` */
export const replayCommand: Command = {
  name: "replay",
  does: "play a recording of odds again, and say what opened and closed",
  synopsis: "FILE [--changes] [--registry FILE]",
  details: `Tells an engine what another one was told: a file of commands, a line of JSON each, as a
server writes it. It says then what the other one said, at any speed and as often as wanted.`,
  options: {
    changes: { does: "print every change as a line of JSON: now, opened, updated, closed" },
    registry: { value: "FILE", does: "a saved registry of teams; default: the shipped one" },
  },
  examples: [
    { line: "replay odds.ndjson", shows: "how many sure bets came and went, and why" },
    { line: "replay odds.ndjson --changes", shows: "every one of them, as it happened" },
  ],
  async run({ positionals, values, flags }, io) {
    const path = resolve(io.cwd, requireOne(positionals, "recording"));
    const engine = createEngine({ registry: await readRegistry(values["registry"], io.cwd) });
    const summary = createSummary();
    for await (const numbered of readRecording(path)) {
      const changes = execute(engine, numbered, path);
      addTo(summary, numbered.record.now, changes);
      if (flags.has("changes") && !flags.has("json") && hasAny(changes)) {
        io.write(`${JSON.stringify({ now: numbered.record.now, ...changes })}\n`);
      }
    }
    summary.open = engine.opportunityCount;
    summary.listings = engine.listingCount;
    if (flags.has("json")) io.write(`${JSON.stringify(summary)}\n`);
    else if (!flags.has("changes")) io.write(formatSummary(summary));
    return EXIT_CODES.done;
  },
};

/** A command that an engine refuses was never executed: the file is no recording. */
function execute(engine: Engine, { line, record }: NumberedRecord, path: string): EngineChanges {
  try {
    return engine.execute(record.command, record.now);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(`Cannot replay ${path}: line ${line}: ${error.message}`, { cause: error });
  }
}

function createSummary(): ReplaySummary {
  return {
    commands: 0,
    from: null,
    to: null,
    opened: 0,
    updated: 0,
    closed: {},
    open: 0,
    listings: 0,
  };
}

function addTo(
  summary: ReplaySummary,
  now: number,
  { opened, updated, closed }: EngineChanges,
): void {
  summary.commands += 1;
  summary.from ??= now;
  summary.to = now;
  summary.opened += opened.length;
  summary.updated += updated.length;
  for (const { reason } of closed) summary.closed[reason] = (summary.closed[reason] ?? 0) + 1;
}

function hasAny({ opened, updated, closed }: EngineChanges): boolean {
  return opened.length + updated.length + closed.length > 0;
}

function formatSummary({
  commands,
  from,
  to,
  opened,
  updated,
  closed,
  ...end
}: ReplaySummary): string {
  const rows = [
    ["commands", String(commands)],
    ["from", formatTime(from)],
    ["to", formatTime(to)],
    ["opened", String(opened)],
    ["updated", String(updated)],
    ...Object.entries(closed)
      .sort()
      .map(([reason, count]) => [`closed, ${reason}`, String(count)]),
    ["open at the end", String(end.open)],
    ["listed at the end", String(end.listings)],
  ];
  return `${formatTable(rows)}\n`;
}

function formatTime(at: number | null): string {
  if (at === null) return "-";
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? String(at) : time.toISOString();
}
