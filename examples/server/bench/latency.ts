/**
 * How long it takes from the sending of a price that makes a sure bet to its arrival at a
 * subscriber. Sender and subscriber are one process, so one clock. The bare server sends the same
 * messages back, parsed and nothing more.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { EventListing } from "arb-core";
import { formatTimestamp } from "scraper-kit/protocol";
import { USUAL } from "../../../packages/arb-core/bench/engine/messages.ts";
import type { Size } from "../../../packages/arb-core/bench/engine/parts.ts";
import type { Figure, Report } from "../../../packages/arb-core/bench/engine/report.ts";
import { formatNumber, quantile } from "../../../packages/arb-core/bench/engine/statistics.ts";
import { CALM, QUIET, World } from "../../../packages/arb-core/bench/engine/world.ts";
import { MeasuredServer } from "./measured-server.ts";
import type { WireWorker } from "./wire-worker.ts";
import { WorkerSocket } from "./worker-socket.ts";
import { connectWorkers, createWriters, type Sent, type Workers } from "./workers.ts";

interface Plan {
  readonly books: number;
  readonly events: number;
  /** Messages of a block. */
  readonly messages: number;
  readonly blocks: number;
}

const PLANS: Readonly<Record<Size, Plan>> = {
  full: { books: 10, events: 2000, messages: 2000, blocks: 5 },
  small: { books: 5, events: 300, messages: 400, blocks: 2 },
  tiny: { books: 2, events: 60, messages: 60, blocks: 1 },
};

/** 200 messages a second. */
const INTERVAL_MS = 5;
/** Every 100 ms. A multiple of the number of bookmakers, so that one of them says all of it. */
const PLANT_EVERY = 20;
/** How much better than usual the price is that makes a sure bet. */
const PLANTED = 1.15;

/** What is measured. */
interface Setting {
  readonly name: string;
  readonly start: () => Promise<MeasuredServer>;
  readonly sureShare: number;
  /** Where the figures of p50 and p99 have names: what these begin with. */
  readonly key?: string;
}

const NOTHING_ELSE = "no other change";
const SETTINGS: readonly Setting[] = [
  {
    name: "bare server",
    start: () => MeasuredServer.startBare(),
    sureShare: QUIET,
    key: "bare_latency",
  },
  {
    name: `server, ${NOTHING_ELSE}, CONFLATE_MS default`,
    start: () => MeasuredServer.start(NO_EXPIRY),
    sureShare: QUIET,
    key: "latency",
  },
  {
    name: "server, calm market, CONFLATE_MS=0",
    start: () => MeasuredServer.start({ ...NO_EXPIRY, CONFLATE_MS: "0" }),
    sureShare: CALM,
    key: "latency_calm_unconflated",
  },
  {
    name: "server, calm market, CONFLATE_MS default",
    start: () => MeasuredServer.start(NO_EXPIRY),
    sureShare: CALM,
    key: "latency_calm",
  },
];

/** While another setting is measured, nothing is confirmed. */
const NO_EXPIRY = { MAX_AGE_MS: "86400000" } as const;

/** Measures every setting, in turns. */
export async function measureLatency(size: Size): Promise<Report> {
  const plan = PLANS[size];
  const subjects: LatencySubject[] = [];
  for (const setting of SETTINGS) subjects.push(await LatencySubject.start(setting, plan));
  // The first block warms the compiler.
  for (let block = -1; block < plan.blocks; block++) {
    for (const subject of subjects) {
      const times = await subject.run(plan.messages);
      if (block >= 0) subject.times.push(...times);
    }
  }
  await Promise.all(subjects.map((subject) => subject.stop()));
  const figures = subjects.flatMap(({ setting: { key }, times }): Figure[] =>
    key === undefined
      ? []
      : [
          { name: `${key}_p50_ms`, value: quantile(times, 0.5), unit: "ms" },
          { name: `${key}_p99_ms`, value: quantile(times, 0.99), unit: "ms" },
        ],
  );
  const rows = subjects.map((subject) => [subject.setting.name, subject.describe()] as const);
  return {
    figures,
    tables: [
      {
        title:
          `From sending to the opportunity, ms: ${1000 / INTERVAL_MS} messages/s of ` +
          `${USUAL.matches} matches, ${plan.books} x ${plan.events} in the book`,
        rows: Object.fromEntries(rows),
      },
    ],
  };
}

/** A message, and the price in it that makes a sure bet. */
interface Planned extends Sent {
  readonly planted: number | undefined;
}

/** One server with its workers and a subscriber. */
class LatencySubject {
  readonly setting: Setting;
  /** Milliseconds. */
  readonly times: number[] = [];
  readonly #server: MeasuredServer;
  readonly #world: World;
  readonly #writers: readonly WireWorker[];
  readonly #workers: Workers;
  readonly #subscriber: WorkerSocket;
  #plants = 0;
  /** The match in which the sure bet is at the moment. */
  #place: number | undefined;
  #late = 0;
  #open = 0;

  private constructor(
    setting: Setting,
    server: MeasuredServer,
    world: World,
    writers: readonly WireWorker[],
    connected: readonly [workers: Workers, subscriber: WorkerSocket],
  ) {
    this.setting = setting;
    this.#server = server;
    this.#world = world;
    this.#writers = writers;
    [this.#workers, this.#subscriber] = connected;
  }

  static async start(setting: Setting, { books, events }: Plan): Promise<LatencySubject> {
    const world = new World({ books, events, sureShare: setting.sureShare, now: Date.now() });
    const server = await setting.start();
    const writers = createWriters(world);
    const [workers] = await connectWorkers([server], world, writers);
    if (workers === undefined) throw new RangeError("Cannot measure: workers are needed");
    const subscriber = await WorkerSocket.open(server.url, SUBSCRIPTION);
    return new LatencySubject(setting, server, world, writers, [workers, subscriber]);
  }

  /** Sends messages at their pace; returns how long each planted price took. */
  async run(count: number): Promise<number[]> {
    const messages = Array.from({ length: count }, (_, message) => this.#write(message));
    const times: number[] = [];
    let waiting: { readonly text: string; readonly since: number } | undefined;
    this.#subscriber.onList = (list) => {
      if (waiting === undefined || !list.includes(waiting.text)) return;
      times.push(performance.now() - waiting.since);
      waiting = undefined;
    };
    await pace(messages, (message) => {
      if (message.planted !== undefined) {
        // It took longer than it was there.
        if (waiting !== undefined) times.push(performance.now() - waiting.since);
        this.#late += waiting === undefined ? 0 : 1;
        waiting = { text: `"odds":${message.planted}`, since: performance.now() };
      }
      this.#workers.send([message]);
    });
    await this.#workers.settle();
    await this.#subscriber.settle();
    return times;
  }

  describe(): Record<string, string | number> {
    const at = (share: number): string => formatNumber(quantile(this.times, share));
    return {
      measured: this.times.length,
      "too late": this.#late,
      p50: at(0.5),
      p90: at(0.9),
      p99: at(0.99),
      greatest: at(1),
      "open at the end": this.#open,
    };
  }

  async stop(): Promise<void> {
    if (this.setting.key !== "bare_latency") {
      this.#open = (await this.#server.health()).opportunities;
    }
    await this.#server.stop();
  }

  /** Each worker in turn; now and then the first one plants a sure bet and ends the last. */
  #write(message: number): Planned {
    const writer = this.#writers[message % this.#writers.length];
    if (writer === undefined) throw new RangeError("Cannot measure: a worker is needed");
    const { book } = writer;
    const picked = this.#world.pickEvents(USUAL.matches);
    const events = picked.filter((event) => event !== this.#place);
    for (const event of events) this.#world.move(book, event);
    if (message % PLANT_EVERY !== 0) {
      return { book, text: writer.delta(events), planted: undefined };
    }
    const [place = 0, ...others] = events;
    const ended = this.#place === undefined ? [] : [this.#place];
    this.#place = place;
    const usual = [...ended, ...others].map((event) => this.#world.listing(book, event));
    const { listing, planted } = this.#plant(this.#world.listing(book, place));
    const text = writer.deltaOf([listing, ...usual]);
    return { book, text: this.#isBare ? withEcho(text, planted) : text, planted };
  }

  get #isBare(): boolean {
    return this.setting.key === "bare_latency";
  }

  /** Every planted price is another one, so that it is known when it comes back. */
  #plant(listing: EventListing): { readonly listing: EventListing; readonly planted: number } {
    const [line, ...others] = listing.lines;
    if (line?.market !== "ft_hdp") throw new TypeError("Cannot measure: a handicap is needed");
    this.#plants += 1;
    const planted = Number((line.odds[0] * PLANTED).toFixed(3)) + this.#plants / 1e6;
    const exact = Number(planted.toFixed(6));
    return {
      listing: { ...listing, lines: [{ ...line, odds: [exact, line.odds[1]] }, ...others] },
      planted: exact,
    };
  }
}

const SUBSCRIPTION = JSON.stringify({
  type: "worker:register",
  worker_id: "subscriber",
  site: "subscriber",
  timestamp: formatTimestamp(Date.now()),
});

/** About as long as an opportunity on the wire. */
const PADDING = "x".repeat(1100);

/** What the bare server is to send to all. */
function withEcho(text: string, odds: number): string {
  return `${text.slice(0, -1)},"echo":${JSON.stringify([{ odds, padding: PADDING }])}}`;
}

async function pace<T>(items: readonly T[], send: (item: T) => void): Promise<void> {
  const start = performance.now();
  for (const [index, item] of items.entries()) {
    while (performance.now() < start + index * INTERVAL_MS) await sleep(1);
    send(item);
  }
}
