/**
 * What a message costs from its text to the engine's answer, in one process and without sockets,
 * over what JSON.parse takes of the full snapshot's text: the floor of a protocol of JSON
 * snapshots.
 */
import { createEngine, type EngineCommand } from "arb-core";
import { decodeOddsUpdate, decodeWorkerMessage, type DecodedUpdate } from "scraper-kit/protocol";
import type { Size } from "../../../packages/arb-core/bench/engine/parts.ts";
import type { Report } from "../../../packages/arb-core/bench/engine/report.ts";
import { measureInTurns } from "../../../packages/arb-core/bench/engine/rounds.ts";
import {
  formatSpread,
  ratios,
  spreadOf,
} from "../../../packages/arb-core/bench/engine/statistics.ts";
import { timeOnce } from "../../../packages/arb-core/bench/engine/timing.ts";
import { NOW, World } from "../../../packages/arb-core/bench/engine/world.ts";
import { WireWorker } from "./wire-worker.ts";

interface Plan {
  readonly books: number;
  readonly events: number;
  readonly rounds: number;
  /** Messages of one measurement. */
  readonly messages: number;
}

const PLANS: Readonly<Record<Size, Plan>> = {
  full: { books: 3, events: 300, rounds: 200, messages: 2 },
  small: { books: 3, events: 300, rounds: 60, messages: 2 },
  tiny: { books: 2, events: 20, rounds: 2, messages: 2 },
};

/** Measures snapshots and deltas in turns, each over the parsing of the snapshots. */
export function measureWire(size: Size): Report {
  const plan = PLANS[size];
  const bench = new WireBench(plan);
  const us = measureInTurns(
    ["parse", "decode", "engine", "all", "some", "few"],
    [
      () => ({ parse: bench.parseSnapshots() }),
      () => bench.takeSnapshots(),
      () => ({ all: bench.takeDeltas(1) }),
      () => ({ some: bench.takeDeltas(0.05) }),
      () => ({ few: bench.takeDeltas(0.005) }),
    ],
    plan.rounds,
  );
  const over = ratios(
    us.decode.map((decode, round) => decode + (us.engine[round] ?? Number.NaN)),
    us.parse,
  ).map((ratio) => ratio - 1);
  const validate = ratios(us.decode, us.parse).map((ratio) => ratio - 1);
  const row = (times: readonly number[], share: readonly number[]): Record<string, string> => ({
    us: formatSpread(spreadOf(times)),
    "over JSON.parse": formatSpread(spreadOf(share)),
  });
  const delta = (times: readonly number[]): Record<string, string> =>
    row(times, ratios(times, us.parse));
  const some = spreadOf(ratios(us.some, us.parse)).median;
  return {
    figures: [
      { name: "validate_and_engine_over_parse", value: spreadOf(over).median, unit: "ratio" },
      { name: "validate_over_parse", value: spreadOf(validate).median, unit: "ratio" },
      { name: "delta_over_parse", value: some, unit: "ratio" },
    ],
    tables: [
      {
        title: `us for each match of a snapshot, ${plan.books} x ${plan.events}, ${bench.bytes} bytes a match`,
        rows: {
          "JSON.parse": { us: formatSpread(spreadOf(us.parse)) },
          "JSON.parse, validation, decoding": { us: formatSpread(spreadOf(us.decode)) },
          "validation and decoding alone": {
            "over JSON.parse": formatSpread(spreadOf(validate)),
          },
          "engine.apply, every price changed": row(us.engine, ratios(us.engine, us.parse)),
          "validation, decoding and engine": { "over JSON.parse": formatSpread(spreadOf(over)) },
          "delta of 100 %, all of it": delta(us.all),
          "delta of 5 %, all of it": delta(us.some),
          "delta of 0.5 %, all of it": delta(us.few),
        },
      },
    ],
  };
}

/** An engine that takes texts. All times are microseconds for each match of a full snapshot. */
class WireBench {
  readonly #world: World;
  readonly #messages: number;
  readonly #engine = createEngine();
  readonly #workers: readonly WireWorker[];
  readonly #all: readonly number[];
  #next = 0;
  #bytes = 0;

  constructor({ books, events, messages }: Plan) {
    this.#world = new World({ books, events });
    this.#messages = messages;
    this.#workers = Array.from({ length: books }, (_, book) => new WireWorker(this.#world, book));
    this.#all = Array.from({ length: events }, (_, event) => event);
    for (const worker of this.#workers) this.#take(worker, worker.wholeSnapshot(this.#all));
  }

  /** Of a match in the last snapshot. */
  get bytes(): number {
    return Math.round(this.#bytes / this.#all.length);
  }

  parseSnapshots(): number {
    return this.#sum(() => {
      const { text } = this.#moved();
      return timeOnce(() => JSON.parse(text) as unknown);
    });
  }

  /** Decodes and applies snapshots; JSON.parse is in the decoding. */
  takeSnapshots(): { readonly decode: number; readonly engine: number } {
    let engine = 0;
    const decode = this.#sum(() => {
      const { worker, text } = this.#moved();
      const ms = this.#take(worker, text);
      engine += ms.engine;
      return ms.decode;
    });
    return { decode, engine: this.#perMatch(engine) };
  }

  takeDeltas(share: number): number {
    const count = share * this.#all.length;
    return this.#sum((message) => {
      const worker = this.#worker();
      // A share that is no whole number of matches is one on average.
      const size = Math.floor((message + 1) * count) - Math.floor(message * count);
      const events = this.#world.pickEvents(size);
      for (const event of events) this.#world.move(worker.book, event);
      const { decode, engine } = this.#take(worker, worker.leanDelta(events));
      return decode + engine;
    });
  }

  #moved(): { readonly worker: WireWorker; readonly text: string } {
    const worker = this.#worker();
    for (const event of this.#all) this.#world.move(worker.book, event);
    const text = worker.wholeSnapshot(this.#all);
    this.#bytes = text.length;
    return { worker, text };
  }

  #worker(): WireWorker {
    const worker = this.#workers[this.#next++ % this.#workers.length];
    if (worker === undefined) throw new RangeError("Cannot measure: a worker is needed");
    return worker;
  }

  #take(worker: WireWorker, text: string): { readonly decode: number; readonly engine: number } {
    let update: DecodedUpdate | undefined;
    const decode = timeOnce(() => (update = decodeText(text)));
    const command = toCommand(worker, update);
    return { decode, engine: timeOnce(() => this.#engine.execute(command, NOW)) };
  }

  #sum(measure: (message: number) => number): number {
    let ms = 0;
    for (let message = 0; message < this.#messages; message++) ms += measure(message);
    return this.#perMatch(ms);
  }

  #perMatch(ms: number): number {
    return (1000 * ms) / (this.#messages * this.#all.length);
  }
}

function decodeText(text: string): DecodedUpdate {
  const message = decodeWorkerMessage(text);
  if (!message.ok || message.value.type !== "odds:update") {
    throw new TypeError("Cannot measure: the message must be an update that is taken");
  }
  return decodeOddsUpdate(message.value);
}

function toCommand({ book }: WireWorker, update: DecodedUpdate | undefined): EngineCommand {
  if (update === undefined || update.refused.length > 0) {
    throw new TypeError("Cannot measure: every match must be taken");
  }
  const origin = { source: `session-${book}`, provider: `book-${book}` };
  const { mode, listings, upserts, removed } = update;
  return mode === "snapshot"
    ? { type: "snapshot", ...origin, listings }
    : { type: "delta", ...origin, upserts, removed };
}
