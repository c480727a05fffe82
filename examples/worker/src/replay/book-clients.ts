/** The bookmakers of a replay: each is a worker of its own, connected when it is first needed. */
import type { EventListing } from "arb-core";
import { WorkerClient } from "scraper-kit";
import { encodeListing } from "scraper-kit/protocol";

/** Where the bookmakers connect to. */
export interface BookClientsOptions {
  /** The server's WebSocket address. */
  readonly url: string;
  /** What the server asks of workers, where it asks for something. */
  readonly token?: string;
  /** Tells this replay's workers from another's at the same server: `replay-<run>-<book>`. */
  readonly run: string;
}

/** What each bookmaker shows, by its name as a site on the wire. */
export type Showing = ReadonlyMap<string, readonly EventListing[]>;

/** Plays any number of bookmakers. */
export class BookClients {
  readonly #options: BookClientsOptions;
  readonly #clients = new Map<string, WorkerClient>();
  #shownAt: number | undefined;
  #refused = 0;

  constructor(options: BookClientsOptions) {
    this.#options = options;
  }

  /** The names of the bookmakers that are connected, in the order in which they came. */
  get books(): readonly string[] {
    return [...this.#clients.keys()];
  }

  /** How often the server refused something: a match, or a message as a whole. */
  get refused(): number {
    return this.#refused;
  }

  /** Connects the bookmakers that are not connected yet; waits for a server that is not there. */
  async open(books: Iterable<string>): Promise<void> {
    const opened: WorkerClient[] = [];
    for (const book of books) {
      if (this.#clients.has(book)) continue;
      const { url, token, run } = this.#options;
      const client = new WorkerClient({
        url,
        workerId: `replay-${run}-${book}`,
        site: book,
        ...(token === undefined ? {} : { token }),
        onError: () => (this.#refused += 1),
      });
      this.#clients.set(book, client);
      client.start();
      opened.push(client);
    }
    await Promise.all(opened.map((client) => client.registered()));
  }

  /**
   * Lets every bookmaker show its listings, or nothing where it has none, as of one instant; done
   * when the server has handled all of it.
   *
   * @param at the messages' time in epoch milliseconds. It may lie before an earlier one.
   * @throws RetryableError when a connection is lost: what the server knows is uncertain then.
   */
  async show(showing: Showing, at: number): Promise<void> {
    for (const [book, client] of this.#clients) {
      client.sendSnapshot((showing.get(book) ?? []).map(encodeListing), at);
    }
    this.#shownAt = at;
    // Without a time stamp it leaves the messages' clock where it is.
    await Promise.all([...this.#clients.values()].map((client) => client.ping()));
  }

  /** Moves the messages' clock beyond the last instant, so that the server tells of it. */
  async finish(): Promise<void> {
    const [client] = this.#clients.values();
    if (client === undefined || this.#shownAt === undefined) return;
    await client.ping(this.#shownAt + 1000);
  }

  /** Disconnects every bookmaker. */
  async close(): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.close()));
    this.#clients.clear();
  }
}
