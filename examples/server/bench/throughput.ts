/**
 * How many matches a second the server takes through sockets, over what a server takes that only
 * parses. Both get the same texts, in turns.
 */
import type { Size } from "../../../packages/arb-core/bench/engine/parts.ts";
import type { Report } from "../../../packages/arb-core/bench/engine/report.ts";
import {
  formatSpread,
  ratios,
  spreadOf,
} from "../../../packages/arb-core/bench/engine/statistics.ts";
import { USUAL } from "../../../packages/arb-core/bench/engine/messages.ts";
import { World } from "../../../packages/arb-core/bench/engine/world.ts";
import { MeasuredServer } from "./measured-server.ts";
import type { WireWorker } from "./wire-worker.ts";
import { connectWorkers, createWriters, type Sent, type Workers } from "./workers.ts";

interface Plan {
  readonly books: number;
  readonly events: number;
  /** Messages of a round. */
  readonly messages: number;
  readonly rounds: number;
}

const PLANS: Readonly<Record<Size, Plan>> = {
  full: { books: 10, events: 2000, messages: 400, rounds: 25 },
  small: { books: 5, events: 300, messages: 100, rounds: 8 },
  tiny: { books: 2, events: 60, messages: 4, rounds: 2 },
};
const WARM_UP_ROUNDS = 5;

const SHARES = [
  ["100 %", 1],
  ["5 %", 0.05],
] as const;

/** What a server did with some messages. */
interface Load {
  /** Matches a second. */
  readonly rate: number;
  /** Microseconds of processor time for each match. */
  readonly cpu: number;
}

/** Measures messages of which all matches changed, and of which few did. */
export async function measureThroughput(size: Size): Promise<Report> {
  const plan = PLANS[size];
  const bench = await ThroughputBench.start(plan);
  const loads = SHARES.map(() => ({ real: [] as Load[], bare: [] as Load[] }));
  for (let round = -WARM_UP_ROUNDS; round < plan.rounds; round++) {
    for (const [index, [, share]] of SHARES.entries()) {
      const [real, bare] = await bench.round(share, round % 2 === 0);
      if (round < 0) continue;
      loads[index]?.real.push(real);
      loads[index]?.bare.push(bare);
    }
  }
  await bench.stop();
  const rows: Record<string, Record<string, string>> = {};
  const medians = SHARES.map(([name], index) => {
    const { real = [], bare = [] } = loads[index] ?? {};
    const rate = spreadOf(ratios(real.map(rateOf), bare.map(rateOf)));
    const cpu = spreadOf(ratios(bare.map(cpuOf), real.map(cpuOf)));
    rows[`${name} changed`] = {
      "matches/s": formatSpread(spreadOf(real.map(rateOf))),
      "bare matches/s": formatSpread(spreadOf(bare.map(rateOf))),
      ratio: formatSpread(rate),
      "us CPU a match": formatSpread(spreadOf(real.map(cpuOf))),
      "bare us CPU": formatSpread(spreadOf(bare.map(cpuOf))),
      "ratio of CPU": formatSpread(cpu),
    };
    return { rate: rate.median, cpu: cpu.median };
  });
  const [all, few] = medians;
  return {
    figures: [
      { name: "server_over_bare_ws", value: all?.rate ?? Number.NaN, unit: "ratio" },
      { name: "server_over_bare_ws_cpu", value: all?.cpu ?? Number.NaN, unit: "ratio" },
      { name: "server_over_bare_ws_5_percent", value: few?.rate ?? Number.NaN, unit: "ratio" },
      { name: "server_over_bare_ws_5_percent_cpu", value: few?.cpu ?? Number.NaN, unit: "ratio" },
    ],
    tables: [
      {
        title: `Messages of ${USUAL.matches} matches, ${plan.books} x ${plan.events} in the book`,
        rows,
      },
    ],
  };
}

const rateOf = ({ rate }: Load): number => rate;
const cpuOf = ({ cpu }: Load): number => cpu;

class ThroughputBench {
  readonly #plan: Plan;
  readonly #world: World;
  readonly #writers: readonly WireWorker[];
  readonly #servers: readonly MeasuredServer[];
  readonly #workers: readonly Workers[];

  private constructor(
    plan: Plan,
    world: World,
    writers: readonly WireWorker[],
    servers: readonly MeasuredServer[],
    workers: readonly Workers[],
  ) {
    this.#plan = plan;
    this.#world = world;
    this.#writers = writers;
    this.#servers = servers;
    this.#workers = workers;
  }

  static async start(plan: Plan): Promise<ThroughputBench> {
    const world = new World({ ...plan, now: Date.now() });
    const writers = createWriters(world);
    const servers = [await MeasuredServer.start(), await MeasuredServer.startBare()];
    const workers = await connectWorkers(servers, world, writers);
    return new ThroughputBench(plan, world, writers, servers, workers);
  }

  /** The real server and the bare one, in this order or, `isReversed`, measured the other way round. */
  async round(changedShare: number, isReversed: boolean): Promise<[real: Load, bare: Load]> {
    const messages = this.#write(changedShare);
    const measure = (index: number): Promise<Load> => this.#measure(index, messages);
    if (!isReversed) return [await measure(0), await measure(1)];
    const bare = await measure(1);
    return [await measure(0), bare];
  }

  async stop(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.stop()));
  }

  async #measure(index: number, messages: readonly Sent[]): Promise<Load> {
    const [server, workers] = [this.#servers[index], this.#workers[index]];
    if (server === undefined || workers === undefined) throw new RangeError("no such server");
    const cpuBefore = await server.ask("cpu");
    const start = performance.now();
    workers.send(messages);
    await workers.settle();
    const seconds = (performance.now() - start) / 1000;
    const cpu = (await server.ask("cpu")) - cpuBefore;
    const matches = messages.length * Math.min(USUAL.matches, this.#plan.events);
    return { rate: matches / seconds, cpu: cpu / matches };
  }

  #write(changedShare: number): Sent[] {
    return Array.from({ length: this.#plan.messages }, (_, message) => {
      const writer = this.#writers[message % this.#writers.length];
      if (writer === undefined) throw new RangeError("Cannot measure: a worker is needed");
      const events = this.#world.pickEvents(USUAL.matches);
      const changed = Math.round(changedShare * events.length);
      for (const event of events.slice(0, changed)) this.#world.move(writer.book, event);
      return { book: writer.book, text: writer.delta(events) };
    });
  }
}
