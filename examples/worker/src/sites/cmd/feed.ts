/**
 * Decodes the feed of cmd: JSON with rows of some ninety columns, one a line of a match, and short
 * commands that set two of them.
 */
import type { OddsFormat } from "arb-core";
import {
  LayoutChangedError,
  RetryableError,
  SessionOverError,
  type FeedMessage,
  type FeedResponse,
  type SiteReading,
} from "scraper-kit";
import { z } from "zod";
import type { FeedDecoder } from "../../reading/feed-decoder.ts";
import { readAskedFormat } from "../../reading/asked-format.ts";
import { FeedMatches } from "../../reading/feed-matches.ts";
import { readCmdMatch, type CmdRow } from "./feed-row.ts";
import { CMD_FEED } from "./selectors.ts";

const row = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]));
/** Of each list the last item is no row, whatever it is. */
const list = z.array(z.unknown());
const answer = z.object({
  a: z.boolean().optional(),
  t: z.number(),
  data: list,
  today: list,
  f: z.unknown().optional(),
  del: z.array(z.number()).optional(),
});

/** The number of columns of a command. */
const COMMAND_LENGTH = 5;

/** The decoder of one page's feed. */
export class CmdFeed implements FeedDecoder {
  readonly #utcOffsetMinutes: number;
  readonly #matches = new FeedMatches("malay");
  readonly #rows = new Map<number, CmdRow>();
  /** The lines of each match, in the order in which they came. */
  readonly #linesOf = new Map<string, Set<number>>();
  /** The version of the last answer; `undefined` before the first whole one. */
  #version: number | undefined;
  #askedAt = 0;

  /** @param utcOffsetMinutes how far the site's local time is ahead of UTC. */
  constructor(utcOffsetMinutes: number) {
    this.#utcOffsetMinutes = utcOffsetMinutes;
  }

  take(message: FeedMessage): boolean {
    if (message.kind !== "response") return false;
    const question = new URLSearchParams(message.request);
    // Early and parlay lists are other views.
    if (question.get(CMD_FEED.view.field) !== CMD_FEED.view.all) return false;
    const said = readAnswer(message);
    if (said.a === false) {
      throw new SessionOverError("Cannot read feed of cmd: it is valid no more");
    }
    const format = readAskedFormat("cmd", question.get(CMD_FEED.format), CMD_FEED.formats);
    const asked = question.get(CMD_FEED.version) ?? "";
    if (asked === "" || said.f === 1) {
      // It was overtaken by an answer to a later question.
      if (message.askedAt < this.#askedAt) return true;
      this.#startOver(format);
    } else if (this.#isPassedOver(Number(asked), said.t, format)) return true;

    const touched = new Set<string>();
    for (const id of said.del ?? []) this.#remove(id, touched);
    for (const item of [...said.data.slice(0, -1), ...said.today.slice(0, -1)]) {
      this.#takeRow(item, touched);
    }
    for (const match of touched) this.#rebuild(match);
    this.#version = said.t;
    this.#askedAt = Math.max(this.#askedAt, message.askedAt);
    return true;
  }

  asOf(): number | undefined {
    return this.#version === undefined ? undefined : this.#askedAt;
  }

  reading(): SiteReading | undefined {
    const at = this.asOf();
    return at === undefined ? undefined : { ...this.#matches.read(), at };
  }

  #startOver(format: OddsFormat): void {
    this.#rows.clear();
    this.#linesOf.clear();
    this.#matches.clear(format);
  }

  /** @returns whether an answer was overtaken by a newer one. */
  #isPassedOver(asked: number, version: number, format: OddsFormat): boolean {
    if (this.#version === undefined) {
      throw new RetryableError("Cannot read feed of cmd: it did not begin with everything");
    }
    if (asked < this.#version && version <= this.#version) return true;
    // What came since an older version and went again is not in the answer.
    if (asked !== this.#version) {
      throw new RetryableError("Cannot read feed of cmd: an answer was missed");
    }
    if (format !== this.#matches.format) {
      throw new RetryableError("Cannot read feed of cmd: its odds format changed on the way");
    }
    return false;
  }

  #takeRow(item: unknown, touched: Set<string>): void {
    const parsed = row.safeParse(item);
    if (!parsed.success) throw otherShape();
    const columns = parsed.data;
    const line = columns[CMD_FEED.columns.line];
    if (typeof line !== "number") throw otherShape();
    if (columns.length === COMMAND_LENGTH) {
      const [, , command, first, second] = columns;
      this.#command(line, command ?? null, [first ?? null, second ?? null], touched);
      return;
    }
    // A row that ends before it says whether it is suspended says nothing that can be relied on.
    if (columns.length <= CMD_FEED.columns.suspended) throw otherShape();
    const match = columns[CMD_FEED.columns.match];
    if (typeof match !== "string" || match === "") throw otherShape();
    const before = this.#rows.get(line);
    if (before !== undefined && before.match !== match) this.#remove(line, touched);
    this.#rows.set(line, { match, columns });
    const lines = this.#linesOf.get(match) ?? new Set();
    lines.add(line);
    this.#linesOf.set(match, lines);
    touched.add(match);
  }

  #command(
    line: number,
    command: unknown,
    values: readonly CmdRow["columns"][number][],
    touched: Set<string>,
  ): void {
    const known = this.#rows.get(line);
    const places = typeof command === "number" ? CMD_FEED.commands[command] : undefined;
    // A command for markets that are not read is none of ours.
    if (places === undefined) return;
    if (known === undefined) {
      throw new RetryableError(
        "Cannot read feed of cmd: a command is for a line that is not known",
      );
    }
    const columns = [...known.columns];
    for (const [index, place] of places.entries()) {
      if (place !== undefined) columns[place] = values[index] ?? null;
    }
    this.#rows.set(line, { ...known, columns });
    touched.add(known.match);
  }

  #remove(line: number, touched: Set<string>): void {
    const known = this.#rows.get(line);
    if (known === undefined) return;
    this.#rows.delete(line);
    this.#linesOf.get(known.match)?.delete(line);
    touched.add(known.match);
  }

  #rebuild(id: string): void {
    const lines = [...(this.#linesOf.get(id) ?? [])].flatMap((line) => this.#rows.get(line) ?? []);
    const match = readCmdMatch(id, lines, this.#utcOffsetMinutes);
    if (match === undefined) {
      this.#linesOf.delete(id);
      this.#matches.delete(id);
    } else {
      this.#matches.set(match);
    }
  }
}

function readAnswer({ body }: FeedResponse): z.output<typeof answer> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw otherShape();
  }
  const parsed = answer.safeParse(json);
  if (!parsed.success) throw otherShape();
  return parsed.data;
}

function otherShape(): LayoutChangedError {
  return new LayoutChangedError("Cannot read feed of cmd: its answer has another shape");
}
