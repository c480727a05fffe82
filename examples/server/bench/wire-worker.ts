/** What a bookmaker's worker sends, as text: each message once, with a `seq` of its own. */
import type { EventListing } from "arb-core";
import { encodeListing, formatTimestamp, type OddsUpdate } from "scraper-kit/protocol";
import type { World } from "../../../packages/arb-core/bench/engine/world.ts";

/** The text of a `ping`. */
export const PING = JSON.stringify({ type: "ping" });

/** Matches of one part of a snapshot that is too large for one message. */
const PART_MATCHES = 2500;

/** One worker session; it writes its messages in the order in which they are to be sent. */
export class WireWorker {
  readonly book: number;
  readonly #world: World;
  readonly #site: string;
  readonly #workerId: string;
  #seq = 0;

  constructor(world: World, book: number) {
    this.#world = world;
    this.book = book;
    this.#site = world.provider(book);
    this.#workerId = `worker-${book}`;
  }

  /** The first message of a socket; with it the counting begins anew. */
  registration(): string {
    this.#seq = 0;
    return JSON.stringify({
      type: "worker:register",
      worker_id: this.#workerId,
      site: this.#site,
      timestamp: formatTimestamp(Date.now()),
    });
  }

  /** A snapshot of some matches, in as many messages as it needs. */
  snapshot(events: readonly number[]): string[] {
    const timestamp = formatTimestamp(Date.now());
    const of = Math.max(Math.ceil(events.length / PART_MATCHES), 1);
    return Array.from({ length: of }, (_, index) => {
      const some = events.slice(index * PART_MATCHES, (index + 1) * PART_MATCHES);
      const part = of === 1 ? {} : { part: { index, of } };
      return this.#write({ matches: this.#matches(some), ...part }, timestamp);
    });
  }

  /** A snapshot of some matches in one message, however large it gets. */
  wholeSnapshot(events: readonly number[]): string {
    return this.#write({ matches: this.#matches(events) });
  }

  /** A delta that names all that is known of some matches. */
  delta(events: readonly number[]): string {
    return this.#write({ mode: "delta", matches: this.#matches(events) });
  }

  /** The same of listings that the world does not have. */
  deltaOf(listings: readonly EventListing[]): string {
    return this.#write({ mode: "delta", matches: listings.map(encodeListing) });
  }

  /** A delta that names ids, teams and prices: what the server needs to know of a change. */
  leanDelta(events: readonly number[]): string {
    const matches = this.#matches(events).map(({ id, home_team, away_team, odds }) => {
      return { id, home_team, away_team, odds };
    });
    return this.#write({ mode: "delta", matches });
  }

  #matches(events: readonly number[]) {
    return events.map((event) => encodeListing(this.#world.listing(this.book, event)));
  }

  #write(
    data: Pick<OddsUpdate["data"], "matches" | "mode" | "part">,
    timestamp = formatTimestamp(Date.now()),
  ): string {
    this.#seq += 1;
    return JSON.stringify({
      type: "odds:update",
      worker_id: this.#workerId,
      site: this.#site,
      timestamp,
      seq: this.#seq,
      data: { site: this.#site, ...data, count: data.matches.length },
    });
  }
}
