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
import { CALM, NOW, QUIET, World } from "../../../packages/arb-core/bench/engine/world.ts";
import { WireWorker } from "./wire-worker.ts";

interface Plan {
  readonly books: number;
  readonly events: number;
  readonly rounds: number;
  /** Messages of one measurement. */
  readonly messages: number;
}

const PLANS: Readonly<Record<Size, Plan>> = {
  full: { books: 3, events: 300, rounds: 60, messages: 12 },
  small: { books: 3, events: 300, rounds: 30, messages: 6 },
  tiny: { books: 2, events: 20, rounds: 2, messages: 2 },
};

/** Measures snapshots and deltas in turns, each over the parsing of the snapshots. */
export function measureWire(size: Size): Report {
  const plan = PLANS[size];
  const quiet = measureMarket(plan, QUIET);
  const calm = measureMarket(plan, CALM);
  return {
    figures: [
      { name: "validate_and_engine_over_parse", value: quiet.added, unit: "ratio" },
      { name: "validate_over_parse", value: quiet.validate, unit: "ratio" },
      { name: "delta_over_parse", value: quiet.delta, unit: "ratio" },
      { name: "validate_and_engine_over_parse_calm", value: calm.added, unit: "ratio" },
      { name: "delta_over_parse_calm", value: calm.delta, unit: "ratio" },
    ],
    tables: [
      { title: `${quiet.title}, no sure bets`, rows: quiet.rows },
      { title: `${calm.title}, a sure bet in one match of a hundred`, rows: calm.rows },
    ],
  };
}

/** One market's figures. */
interface WireFigures {
  readonly added: number;
  readonly validate: number;
  readonly delta: number;
  readonly title: string;
  readonly rows: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

function measureMarket(plan: Plan, sureShare: number): WireFigures {
  const bench = new WireBench(plan, sureShare);
  const us = measureInTurns(
    ["parse", "decode", "engine", "all", "some", "few"],
    [
      () => bench.takeSnapshots(),
      () => ({ all: bench.takeDeltas(1) }),
      () => ({ some: bench.takeDeltas(0.05) }),
      () => ({ few: bench.takeDeltas(0.005) }),
    ],
    plan.rounds,
  );
  const added = ratios(
    us.decode.map((decode, round) => decode + (us.engine[round] ?? Number.NaN)),
    us.parse,
  ).map((ratio) => ratio - 1);
  const validate = ratios(us.decode, us.parse).map((ratio) => ratio - 1);
  const some = ratios(us.some, us.parse);
  return {
    added: spreadOf(added).median,
    validate: spreadOf(validate).median,
    delta: spreadOf(some).median,
    title: `us for each match of a snapshot, ${plan.books} x ${plan.events}, ${bench.bytes} bytes a match`,
    rows: {
      "JSON.parse": { us: formatSpread(spreadOf(us.parse)) },
      "validation and decoding": { "over JSON.parse": formatSpread(spreadOf(validate)) },
      "engine.apply, every price changed": row(us.engine, ratios(us.engine, us.parse)),
      "validation, decoding and engine": { "over JSON.parse": formatSpread(spreadOf(added)) },
      "delta of 100 %, all of it": row(us.all, ratios(us.all, us.parse)),
      "delta of 5 %, all of it": row(us.some, some),
      "delta of 0.5 %, all of it": row(us.few, ratios(us.few, us.parse)),
    },
  };
}

function row(times: readonly number[], share: readonly number[]): Record<string, string> {
  return { us: formatSpread(spreadOf(times)), "over JSON.parse": formatSpread(spreadOf(share)) };
}

/** A message's text, and whose it is. */
interface WireText {
  readonly worker: WireWorker;
  readonly text: string;
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

  constructor({ books, events, messages }: Plan, sureShare: number) {
    this.#world = new World({ books, events, sureShare });
    this.#messages = messages;
    this.#workers = Array.from({ length: books }, (_, book) => new WireWorker(this.#world, book));
    this.#all = Array.from({ length: events }, (_, event) => event);
    for (const worker of this.#workers) {
      this.#take({ worker, text: worker.wholeSnapshot(this.#all) });
    }
  }

  /** Of a match in the last snapshot. */
  get bytes(): number {
    return Math.round(this.#bytes / this.#all.length);
  }

  /**
   * Parses snapshots, and decodes and applies them; JSON.parse is in the decoding as well. Both are
   * of the same texts, in turns first.
   */
  takeSnapshots(): { readonly parse: number; readonly decode: number; readonly engine: number } {
    const texts = this.#prepare(() => this.#moved());
    const ms = { parse: 0, decode: 0, engine: 0 };
    for (const [index, message] of texts.entries()) {
      const parse = (): void => {
        ms.parse += timeOnce(() => JSON.parse(message.text) as unknown);
      };
      if (index % 2 === 0) parse();
      const { decode, engine } = this.#take(message);
      if (index % 2 === 1) parse();
      ms.decode += decode;
      ms.engine += engine;
    }
    return {
      parse: this.#perMatch(ms.parse),
      decode: this.#perMatch(ms.decode),
      engine: this.#perMatch(ms.engine),
    };
  }

  takeDeltas(share: number): number {
    const count = share * this.#all.length;
    const texts = this.#prepare((message) => {
      const worker = this.#worker();
      // A share that is no whole number of matches is one on average.
      const size = Math.floor((message + 1) * count) - Math.floor(message * count);
      const events = this.#world.pickEvents(size);
      for (const event of events) this.#world.move(worker.book, event);
      return { worker, text: worker.leanDelta(events) };
    });
    return this.#sum(texts, (text) => {
      const { decode, engine } = this.#take(text);
      return decode + engine;
    });
  }

  /** Messages are made before any is timed: they follow each other as on a busy server. */
  #prepare(make: (message: number) => WireText): WireText[] {
    return Array.from({ length: this.#messages }, (_, message) => make(message));
  }

  #moved(): WireText {
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

  #take({ worker, text }: WireText): { readonly decode: number; readonly engine: number } {
    let update: DecodedUpdate | undefined;
    const decode = timeOnce(() => (update = decodeText(text)));
    const command = toCommand(worker, update);
    return { decode, engine: timeOnce(() => this.#engine.execute(command, NOW)) };
  }

  #sum(texts: readonly WireText[], measure: (text: WireText) => number): number {
    return this.#perMatch(texts.reduce((ms, text) => ms + measure(text), 0));
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
