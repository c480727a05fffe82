/**
 * Decodes the feed of ibc's classic frames: scripts that fill an array of rows and hand it to a
 * function. There are two streams, of running and of other matches.
 */
import type { OddsFormat } from "arb-core";
import {
  LayoutChangedError,
  RetryableError,
  type FeedMessage,
  type FeedResponse,
  type SiteReading,
} from "scraper-kit";
import { readAskedFormat } from "../../reading/asked-format.ts";
import type { FeedDecoder } from "../../reading/feed-decoder.ts";
import { FeedMatches, mergeReadings } from "../../reading/feed-matches.ts";
import { readScript, type ScriptStatement, type ScriptValue } from "../../reading/script-body.ts";
import { readClassicMatch, type ClassicRow } from "./classic-row.ts";
import { CLASSIC_FEED as plan } from "./classic-selectors.ts";

/** Running matches, and the others; of a match that is in both for a moment, the first counts. */
const MARKETS = ["l", "t"] as const;
type Market = (typeof MARKETS)[number];

/** The decoder of one page's feed. */
export class ClassicFeed implements FeedDecoder {
  readonly #streams: Readonly<Record<Market, Stream>>;

  /** @param utcOffsetMinutes how far the site's local time is ahead of UTC. */
  constructor(utcOffsetMinutes: number) {
    this.#streams = { l: new Stream(utcOffsetMinutes), t: new Stream(utcOffsetMinutes) };
  }

  take(message: FeedMessage): boolean {
    if (message.kind !== "response" || !plan.address.test(message.url)) return false;
    const question = readQuestion(message);
    const stream = MARKETS.find((market) => market === question.get(plan.market));
    // Early matches and other sports are other views.
    if (stream === undefined) return false;
    const script = readScript(message.body);
    const statements = script.ok ? script.value : [];
    const call = statements.findLast((each) => each.kind === "call" && each.name === plan.call);
    if (call?.kind !== "call") throw otherShape();
    const format = readAskedFormat("ibc", question.get(plan.format), plan.formats);
    const version = readVersion(statements);
    if (call.args[0] === plan.whole) {
      this.#streams[stream].replace(statements, { format, version, askedAt: message.askedAt });
    } else {
      const asked = readAsked(question);
      this.#streams[stream].update(call.args, { format, version, asked, askedAt: message.askedAt });
    }
    return true;
  }

  asOf(): number | undefined {
    const moments = MARKETS.map((market) => this.#streams[market].asOf);
    return moments.includes(undefined) ? undefined : Math.min(...(moments as number[]));
  }

  reading(): SiteReading | undefined {
    const at = this.asOf();
    if (at === undefined) return undefined;
    return mergeReadings(
      MARKETS.map((market) => this.#streams[market].matches.read()),
      at,
    );
  }
}

/** What is known of an answer besides its rows. */
interface Answer {
  readonly format: OddsFormat;
  readonly version: number | undefined;
  readonly askedAt: number;
}

/** One of the two streams. */
class Stream {
  readonly matches = new FeedMatches("malay");
  readonly #utcOffsetMinutes: number;
  readonly #rows = new Map<string, ClassicRow>();
  #version: number | undefined;
  #askedAt: number | undefined;

  constructor(utcOffsetMinutes: number) {
    this.#utcOffsetMinutes = utcOffsetMinutes;
  }

  /** When the newest answer was asked for; `undefined` before the first whole one. */
  get asOf(): number | undefined {
    return this.#askedAt;
  }

  replace(statements: readonly ScriptStatement[], { format, version, askedAt }: Answer): void {
    // It was overtaken by an answer to a later question.
    if (askedAt < (this.#askedAt ?? 0)) return;
    this.#rows.clear();
    this.matches.clear(format);
    const touched = new Set<string>();
    let before: ClassicRow | undefined;
    for (const statement of statements) {
      if (statement.kind !== "assign" || statement.place === undefined) continue;
      before = inherit(toRow(statement.value), before);
      this.#set(before, touched);
    }
    this.#rebuild(touched);
    this.#version = version;
    this.#askedAt = askedAt;
  }

  update(
    args: readonly ScriptValue[],
    answer: Answer & { readonly asked: number | undefined },
  ): void {
    const { format, version, asked, askedAt } = answer;
    if (this.#askedAt === undefined) {
      throw new RetryableError("Cannot read feed of ibc: it did not begin with everything");
    }
    const known = this.#version ?? 0;
    // An answer that was overtaken by a newer one says nothing new.
    if (asked !== undefined && asked < known && (version ?? known) <= known) return;
    if (asked !== known) throw new RetryableError("Cannot read feed of ibc: an answer was missed");
    if (version === undefined) return;
    if (format !== this.matches.format) {
      throw new RetryableError("Cannot read feed of ibc: its odds format changed on the way");
    }
    const touched = new Set<string>();
    for (const id of toList(args[plan.gone])) {
      const row = typeof id === "string" ? this.#rows.get(id) : undefined;
      if (row === undefined) continue;
      this.#rows.delete(keyOf(row));
      touched.add(matchOf(row));
    }
    for (const place of plan.rows) {
      for (const row of toList(args[place])) this.#set(toRow(row), touched);
    }
    this.#rebuild(touched);
    this.#version = version;
    this.#askedAt = Math.max(this.#askedAt, askedAt);
  }

  #set(row: ClassicRow, touched: Set<string>): void {
    this.#rows.set(keyOf(row), row);
    touched.add(matchOf(row));
  }

  #rebuild(touched: ReadonlySet<string>): void {
    const rowsOf = new Map<string, ClassicRow[]>();
    for (const row of this.#rows.values()) {
      const id = matchOf(row);
      if (touched.has(id)) rowsOf.set(id, [...(rowsOf.get(id) ?? []), row]);
    }
    for (const id of touched) {
      const rows = rowsOf.get(id);
      if (rows === undefined) this.matches.delete(id);
      else this.matches.set(readClassicMatch(id, rows, this.#utcOffsetMinutes));
    }
  }
}

/** The fields of the question, in the address or in the form. */
function readQuestion({ url, request }: FeedResponse): URLSearchParams {
  const question = new URLSearchParams(new URL(url).search);
  for (const [name, value] of new URLSearchParams(request)) question.set(name, value);
  return question;
}

function readAsked(question: URLSearchParams): number | undefined {
  for (const [name, value] of question) {
    const version = plan.key.name.test(name) ? plan.key.value.exec(value)?.[1] : undefined;
    if (version !== undefined) return Number(version);
  }
  return undefined;
}

function readVersion(statements: readonly ScriptStatement[]): number | undefined {
  const said = statements.find(
    (each) => each.kind === "assign" && each.name === plan.version && each.place === undefined,
  );
  if (said?.kind !== "assign" || typeof said.value !== "string") return undefined;
  const version = plan.key.value.exec(said.value)?.[1];
  return version === undefined ? undefined : Number(version);
}

/** A further line leaves out what it has in common with the line before it. */
function inherit(row: ClassicRow, before: ClassicRow | undefined): ClassicRow {
  if (before === undefined || row[plan.fields.leagueId] !== "") return row;
  // Another match's names would be worse than none.
  if (matchOf(row) !== matchOf(before)) return row;
  return row.map((field, place) =>
    field === "" && place < plan.ownFields ? (before[place] ?? "") : field,
  );
}

function toRow(value: ScriptValue): ClassicRow {
  const fields = toList(value).map((field) => (field === undefined ? "" : String(field)));
  if (fields.length < plan.ownFields || fields[plan.fields.match] === "") throw otherShape();
  return fields;
}

function toList(value: ScriptValue): readonly ScriptValue[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw otherShape();
  return value as readonly ScriptValue[];
}

function keyOf(row: ClassicRow): string {
  return `${matchOf(row)}_${row[plan.fields.line] ?? ""}`;
}

function matchOf(row: ClassicRow): string {
  return row[plan.fields.match] ?? "";
}

function otherShape(): LayoutChangedError {
  return new LayoutChangedError("Cannot read feed of ibc: its answer has another shape");
}
