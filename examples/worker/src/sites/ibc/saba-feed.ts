/**
 * Decodes the socket of ibc's single page (SABA): socket.io frames with rooms of leagues, matches and
 * odds, each first whole and then in changes that are numbered.
 */
import type { OddsFormat } from "arb-core";
import {
  LayoutChangedError,
  RetryableError,
  type FeedFrame,
  type FeedMessage,
  type SiteReading,
} from "scraper-kit";
import { z } from "zod";
import { readAskedFormat } from "../../reading/asked-format.ts";
import type { FeedDecoder } from "../../reading/feed-decoder.ts";
import { mergeReadings } from "../../reading/feed-matches.ts";
import { SabaRoom } from "./saba-room.ts";
import { SABA_FEED as plan } from "./saba-selectors.ts";

const object = z.looseObject({ type: z.string() });
const whole = z.tuple([z.string(), z.string(), z.array(object), z.int()]);
const change = z.tuple([z.string(), z.array(object), z.int()]);
const subscription = z.array(
  z.looseObject({ id: z.string(), condition: z.looseObject({}).optional() }),
);

/** engine.io's packets, and socket.io's event. */
const PING = "2";
const PONG = "3";
const EVENT = "42";

/** The decoder of one page's socket. */
export class SabaFeed implements FeedDecoder {
  /** The socket that counts: the last that was opened. */
  #socket: number | undefined;
  #openedAt = 0;
  /** The channels that the page has subscribed to on it, each with the room that it is in. */
  readonly #channels = new Map<string, Channel>();
  /** Rooms that were left on this socket. */
  readonly #left = new Set<string>();
  /** When the pings were sent that are not answered yet. */
  #unanswered: number[] = [];
  /** When that one was sent that was answered last. */
  #answered: number | undefined;
  /** The same as it was when the page sent its last ping. */
  #answeredAtPing: number | undefined;
  #shownAsOf: number | undefined;

  take(message: FeedMessage): boolean {
    if (!plan.address.test(message.url) || message.kind === "response") return false;
    if (message.kind === "frame") {
      return message.socket === this.#socket && this.#takeFrame(message);
    }
    if (message.kind === "socket-close" && message.socket !== this.#socket) return false;
    this.#startOver();
    if (message.kind === "socket-open") {
      this.#socket = message.socket;
      this.#openedAt = message.at;
      this.#shownAsOf ??= message.at;
    }
    return false;
  }

  /** Whatever the site had said when it was sent a ping that it has answered is here. */
  asOf(): number | undefined {
    const channels = [...this.#channels.values()];
    const isWhole = channels.length > 0 && channels.every(({ room }) => room !== undefined);
    return isWhole ? (this.#answered ?? this.#openedAt) : undefined;
  }

  /**
   * What was here when the page sent the ping before its last was shown before the last. Until there are
   * as many on a socket, the page may still show what the socket before said.
   */
  shownAsOf(): number | undefined {
    return this.#shownAsOf;
  }

  reading(): SiteReading | undefined {
    const at = this.asOf();
    if (at === undefined) return undefined;
    const rooms = [...this.#channels.values()].flatMap(({ room }) => room ?? []);
    // Of a match that goes from one room to the other, the running one counts.
    rooms.sort((a, b) => Number(b.isLive) - Number(a.isLive));
    return mergeReadings(
      rooms.map((room) => room.matches.read()),
      at,
    );
  }

  #startOver(): void {
    this.#socket = undefined;
    this.#channels.clear();
    this.#left.clear();
    this.#unanswered = [];
    this.#answered = undefined;
    this.#answeredAtPing = undefined;
  }

  #takeFrame({ body, sent, at }: FeedFrame): boolean {
    if (sent && body === PING) {
      this.#unanswered.push(at);
      this.#shownAsOf = this.#answeredAtPing ?? this.#shownAsOf;
      this.#answeredAtPing = this.#answered;
    }
    if (!sent && body === PONG) {
      const askedAt = this.#unanswered.shift();
      this.#answered = askedAt ?? this.#answered;
      return askedAt !== undefined;
    }
    if (!body.startsWith(EVENT)) return false;
    const event = parseEvent(body.slice(EVENT.length));
    if (sent) {
      this.#subscribe(event);
      return false;
    }
    const [name, content] = event;
    if (name === "r") this.#enter(content);
    else if (name === "p") return this.#change(content);
    else if (name === "m") throw otherShape();
    else return false;
    return true;
  }

  /** What the page asks for, and in which odds format it will come. */
  #subscribe([name, , channels]: readonly unknown[]): void {
    const parsed = subscription.safeParse(channels);
    if (name !== "subscribe" || !parsed.success) return;
    for (const { id, condition } of parsed.data) {
      const asked = condition?.[plan.format];
      const isNamed = typeof asked === "string" || typeof asked === "number";
      const format = readAskedFormat("ibc", isNamed ? String(asked) : undefined, plan.formats);
      const channel = this.#channels.get(id) ?? { formats: [], room: undefined };
      channel.formats.push(format);
      // What comes from the room before is in the format before.
      if (channel.room?.matches.format !== format) this.#leave(channel);
      this.#channels.set(id, channel);
    }
  }

  #leave(channel: Channel): void {
    if (channel.room !== undefined) this.#left.add(channel.room.name);
    channel.room = undefined;
  }

  #enter(content: unknown): void {
    const parsed = whole.safeParse(content);
    if (!parsed.success) throw otherShape();
    const [id, name, objects, rev] = parsed.data;
    const channel = this.#channels.get(id) ?? { formats: [], room: undefined };
    this.#channels.set(id, channel);
    // One that nobody asked for is in the format of the one before.
    const format = channel.formats.shift() ?? channel.room?.matches.format ?? "malay";
    this.#leave(channel);
    const room = new SabaRoom(name, format, rev);
    room.apply(objects);
    // An earlier answer to a page that has asked for another format since.
    if (channel.formats.length > 0) {
      this.#left.add(name);
    } else {
      // A page that comes back to a format comes back to its room.
      this.#left.delete(name);
      channel.room = room;
    }
  }

  #change(content: unknown): boolean {
    const parsed = change.safeParse(content);
    if (!parsed.success) throw otherShape();
    const [name, objects, rev] = parsed.data;
    if (this.#left.has(name)) return false;
    const room = [...this.#channels.values()].find((each) => each.room?.name === name)?.room;
    if (room === undefined) {
      throw new RetryableError("Cannot read feed of ibc: a socket went on without a new beginning");
    }
    if (rev !== room.rev + 1) {
      throw new RetryableError("Cannot read feed of ibc: a change was missed");
    }
    room.rev = rev;
    room.apply(objects);
    return true;
  }
}

/** What the page has subscribed to. */
interface Channel {
  /** The formats of the answers that are still to come. */
  readonly formats: OddsFormat[];
  room: SabaRoom | undefined;
}

function parseEvent(text: string): readonly unknown[] {
  try {
    const event: unknown = JSON.parse(text);
    if (Array.isArray(event)) return event as readonly unknown[];
  } catch {
    // Said below.
  }
  throw otherShape();
}

function otherShape(): LayoutChangedError {
  return new LayoutChangedError("Cannot read feed of ibc: its socket speaks another language");
}
