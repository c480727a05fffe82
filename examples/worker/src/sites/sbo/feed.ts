/**
 * Decodes the feed of sbo's Asia view: scripts that call `onUpdate` with lists of rows. Lists are
 * told apart by the shape of their rows, because their places differ from one release to another.
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
import { FeedMatches } from "../../reading/feed-matches.ts";
import { readScript, type ScriptValue } from "../../reading/script-body.ts";
import { SboBoard } from "./feed-board.ts";
import { readSboUpdate } from "./feed-rows.ts";
import { SBO_FEED } from "./selectors.ts";

/** The decoder of one page's feed. */
export class SboFeed implements FeedDecoder {
  readonly #utcOffsetMinutes: number;
  readonly #matches = new FeedMatches("malay");
  readonly #board = new SboBoard();
  /** The version of the last answer; `undefined` before the first whole one. */
  #version: number | undefined;
  /** The newest question with an answer; of an older one the answer was overtaken. */
  #askedAt = 0;

  /** @param utcOffsetMinutes how far the site's local time is ahead of UTC. */
  constructor(utcOffsetMinutes: number) {
    this.#utcOffsetMinutes = utcOffsetMinutes;
  }

  take(message: FeedMessage): boolean {
    if (message.kind !== "response") return false;
    const script = readScript(message.body);
    const calls = (script.ok ? script.value : []).filter((each) => each.kind === "call");
    for (const { name, args } of calls) {
      if (name === SBO_FEED.calls.update) this.#update(message, args[1]);
      else if (name === SBO_FEED.calls.idle) this.#checkVersion(message, readNumber(args[1]));
      else if (name === SBO_FEED.calls.empty) this.#clear(message);
      else continue;
      this.#askedAt = Math.max(this.#askedAt, message.askedAt);
      return true;
    }
    throw new LayoutChangedError("Cannot read feed of sbo: its answer calls nothing that is known");
  }

  asOf(): number | undefined {
    return this.#version === undefined ? undefined : this.#askedAt;
  }

  reading(): SiteReading | undefined {
    const at = this.asOf();
    return at === undefined ? undefined : { ...this.#matches.read(), at };
  }

  #update(message: FeedResponse, value: ScriptValue): void {
    const update = readSboUpdate(value);
    if (update === undefined) {
      throw new LayoutChangedError("Cannot read feed of sbo: its update has another shape");
    }
    const asked = readAsked(message.url);
    if (update.isFull || asked.version === 0) {
      if (message.askedAt < this.#askedAt) return;
      this.#board.clear();
      this.#matches.clear(asked.format);
    } else {
      this.#checkVersion(message, update.version);
      // An answer that was overtaken by a newer one says nothing new.
      if (update.version <= (this.#version ?? 0)) return;
    }
    this.#version = update.version;
    for (const id of this.#board.apply(update)) {
      const match = this.#board.match(id, this.#utcOffsetMinutes);
      if (match === undefined) this.#matches.delete(String(id));
      else this.#matches.set(match);
    }
  }

  #clear({ askedAt }: FeedResponse): void {
    if (askedAt < this.#askedAt) return;
    this.#board.clear();
    this.#matches.clear(this.#matches.format);
    this.#version ??= 0;
  }

  /**
   * What changed since a version is of use to whoever has that version: what came since then and went
   * again is not in it.
   */
  #checkVersion(message: FeedResponse, version: number | undefined): void {
    const asked = readAsked(message.url);
    if (this.#version === undefined) {
      throw new RetryableError("Cannot read feed of sbo: it did not begin with everything");
    }
    const isOvertaken = asked.version < this.#version;
    if (isOvertaken && version !== undefined && version <= this.#version) return;
    if (asked.version !== this.#version) {
      throw new RetryableError("Cannot read feed of sbo: an answer was missed");
    }
    if (asked.format !== this.#matches.format) {
      throw new RetryableError("Cannot read feed of sbo: its odds format changed on the way");
    }
  }
}

/** What the page asked for: since when, and in which format. */
function readAsked(url: string): { readonly version: number; readonly format: OddsFormat } {
  const { searchParams } = new URL(url);
  const parameters = (searchParams.get(SBO_FEED.parameters) ?? "").split(",");
  const format = readAskedFormat("sbo", parameters[SBO_FEED.formatPlace], SBO_FEED.formats);
  return { version: Number(searchParams.get(SBO_FEED.version) ?? 0), format };
}

function readNumber(value: ScriptValue): number | undefined {
  return typeof value === "number" ? value : undefined;
}
