/**
 * How long the server's event loop is held up by the largest things that can happen to it, in a
 * real server that is told them through sockets. What JSON.parse takes of it is told apart: a text
 * can only be parsed in one go.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Policy } from "arb-core";
import { WIRE_LIMITS } from "scraper-kit/protocol";
import type { Size } from "../../../packages/arb-core/bench/engine/parts.ts";
import type { Report } from "../../../packages/arb-core/bench/engine/report.ts";
import { formatNumber, quantile } from "../../../packages/arb-core/bench/engine/statistics.ts";
import {
  byClock,
  byWork,
  describeLaps,
} from "../../../packages/arb-core/bench/engine/stopwatch.ts";
import { World } from "../../../packages/arb-core/bench/engine/world.ts";
import type { Turn } from "./loop-probe.ts";
import { MeasuredServer } from "./measured-server.ts";
import { WireWorker } from "./wire-worker.ts";
import { connectWorkers, createWriters, type Workers } from "./workers.ts";
import { WorkerSocket } from "./worker-socket.ts";

interface Plan {
  readonly books: number;
  readonly events: number;
  readonly rounds: number;
  /** Bytes of the greatest message. */
  readonly bytes: number;
  readonly maxAgeMs: number;
}

const PLANS: Readonly<Record<Size, Plan>> = {
  full: { books: 10, events: 10_000, rounds: 5, bytes: WIRE_LIMITS.messageBytes, maxAgeMs: 4000 },
  small: { books: 4, events: 1000, rounds: 2, bytes: 128 * 1024, maxAgeMs: 4000 },
  tiny: { books: 2, events: 60, rounds: 1, bytes: 8 * 1024, maxAgeMs: 1000 },
};

/** A worker confirms what it said so many times before it is too old. */
const CONFIRMATIONS = 4;
const POLL_MS = 20;

/** Measures all of it, several times. */
export async function measureStalls(size: Size): Promise<Report> {
  const plan = PLANS[size];
  const bench = await StallBench.start(plan);
  // The first round warms the compiler.
  await bench.run();
  bench.turns.clear();
  for (let round = 0; round < plan.rounds; round++) await bench.run();
  await bench.stop();
  const all = [...bench.turns.values()].flat();
  const rows = [...bench.turns].map(([name, turns]) => [name, describe(turns)] as const);
  const own = all.map(({ own }) => own);
  const whole = all.map(({ whole }) => whole);
  return {
    figures: [
      { name: "loop_stall_p999_ms", value: quantile(own.map(byClock), 0.999), unit: "ms" },
      { name: "loop_stall_p999_cpu_ms", value: quantile(own.map(byWork), 0.999), unit: "ms" },
      { name: "loop_stall_with_parse_ms", value: quantile(whole.map(byClock), 0.999), unit: "ms" },
    ],
    tables: [
      {
        title:
          `Turns of the event loop without JSON.parse, ms, ${plan.books} x ${plan.events} in the ` +
          "book; CPU: without other processes' time",
        rows: { ...Object.fromEntries(rows), all: describe(all) },
      },
    ],
  };
}

function describe(turns: readonly Turn[]): Record<string, string | number> {
  const whole = turns.map((turn) => byClock(turn.whole));
  return {
    ...describeLaps(turns.map(({ own }) => own)),
    "greatest with JSON.parse": formatNumber(quantile(whole, 1)),
  };
}

/** A server that knows a world, and whose workers do the worst. */
class StallBench {
  /** By what happened. */
  readonly turns = new Map<string, Turn[]>();
  readonly #server: MeasuredServer;
  readonly #world: World;
  readonly #writers: readonly WireWorker[];
  readonly #sockets: WorkerSocket[];
  readonly #plan: Plan;
  /** The worker that says nothing at the moment, though its socket is open. */
  #silent: number | undefined;
  readonly #confirming: NodeJS.Timeout;

  private constructor(
    server: MeasuredServer,
    world: World,
    writers: readonly WireWorker[],
    { sockets }: Workers,
    plan: Plan,
  ) {
    this.#server = server;
    this.#world = world;
    this.#writers = writers;
    this.#sockets = [...sockets];
    this.#plan = plan;
    this.#confirming = setInterval(() => this.#confirm(), plan.maxAgeMs / CONFIRMATIONS);
  }

  static async start(plan: Plan): Promise<StallBench> {
    const { books, events, maxAgeMs } = plan;
    const world = new World({ books: books + 1, events, now: Date.now() });
    const server = await MeasuredServer.start({ MAX_AGE_MS: String(maxAgeMs) });
    const writers = createWriters(world);
    const [workers] = await connectWorkers([server], world, writers);
    if (workers === undefined) throw new RangeError("Cannot measure: workers are needed");
    const bench = new StallBench(server, world, writers, workers, plan);
    await bench.#until(() => bench.#isListed((books + 1) * events));
    return bench;
  }

  async run(): Promise<void> {
    const all = Array.from({ length: this.#world.events }, (_, event) => event);
    const last = this.#world.books - 1;
    const rest = last * all.length;
    const writer = this.#writer(last);

    await this.#watch(`socket closed, source of ${all.length}`, async () => {
      await this.#socket(last).close();
      await this.#until(() => this.#isListed(rest));
    });
    this.#silent = last;
    const greatest = this.#fitting(writer, all);
    this.#sockets[last] = await WorkerSocket.open(this.#server.url, writer.registration());
    await this.#tell(`message of ${this.#plan.bytes} bytes, new matches`, writer, greatest);
    for (const event of greatest) this.#world.move(last, event);
    await this.#tell(`message of ${this.#plan.bytes} bytes, all changed`, writer, greatest);
    for (const event of all) this.#world.move(last, event);
    await this.#tell(`snapshot of ${all.length} in parts`, writer, all);
    await sleep(this.#plan.maxAgeMs * (1 - 1 / CONFIRMATIONS));
    await this.#watch(`expiry, source of ${all.length}`, () =>
      this.#until(() => this.#isListed(rest)),
    );
    await this.#watch(`return, source of ${all.length}`, async () => {
      this.#silent = undefined;
      this.#confirm();
      await this.#until(() => this.#isListed(rest + all.length));
    });
    await this.#changePolicy("minMargin", { minMargin: 0.5 });
    await this.#changePolicy("pairs", { pairs: "best" });
    await this.#changePolicy("both as before", { minMargin: 0, pairs: "all" });
  }

  async stop(): Promise<void> {
    clearInterval(this.#confirming);
    await this.#server.stop();
  }

  async #tell(name: string, writer: WireWorker, events: readonly number[]): Promise<void> {
    const texts = writer.snapshot(events);
    const socket = this.#socket(writer.book);
    await this.#watch(name, async () => {
      for (const text of texts) socket.send(text);
      await socket.settle();
    });
  }

  #changePolicy(name: string, policy: Partial<Policy>): Promise<void> {
    return this.#watch(`policy: ${name}`, () => this.#server.ask("policy", policy));
  }

  async #watch(name: string, act: () => Promise<unknown>): Promise<void> {
    await this.#server.ask("watch");
    await act();
    await this.#socket(0).settle();
    const turns = await this.#server.ask("watched");
    this.turns.set(name, [...(this.turns.get(name) ?? []), ...turns]);
  }

  /** As many matches as a message of the greatest size holds. */
  #fitting(writer: WireWorker, all: readonly number[]): readonly number[] {
    const [perMatch, head] = [writer.snapshot(all.slice(0, 50)).join("").length / 50, 500];
    const count = Math.floor((this.#plan.bytes - head) / perMatch);
    return all.slice(0, Math.min(count, WIRE_LIMITS.matches));
  }

  #confirm(): void {
    for (const [book, socket] of this.#sockets.entries()) {
      if (book !== this.#silent) socket.send(this.#writer(book).delta([]));
    }
  }

  async #isListed(matches: number): Promise<boolean> {
    return (await this.#server.health()).matches === matches;
  }

  async #until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await holds())) await sleep(POLL_MS);
  }

  #socket(book: number): WorkerSocket {
    const socket = this.#sockets[book];
    if (socket === undefined) throw new RangeError("Cannot measure: no such worker");
    return socket;
  }

  #writer(book: number): WireWorker {
    const writer = this.#writers[book];
    if (writer === undefined) throw new RangeError("Cannot measure: no such worker");
    return writer;
  }
}
