/**
 * A day's run, `npm run prove:day`: more than ten million prices through one engine. Its memory must
 * stay flat, it must equal the batch functions at every few hours, and no sure bet that it reports
 * may lose at any score. Needs `--expose-gc`.
 */
import { parseArgs } from "node:util";
import { createEngine } from "arb-core";
import { compareBooks, compareReports } from "./comparison.ts";
import { Dice } from "./dice.ts";
import { Follower } from "./follower.ts";
import { checkGuaranteeByOracle } from "./guarantee.ts";
import { OddsModel } from "./odds-model.ts";
import { countPrices, LOOK_MS, SimulatedDay } from "./simulated-day.ts";
import { expected } from "./specification.ts";
import { Tally } from "./tally.ts";

const START = Date.UTC(2026, 7, 15);
const HOUR_MS = 3_600_000;
/** Every so many hours the engine is compared with the batch functions. */
const COMPARED_EVERY = 4;
const LEAST_PRICES = 10_000_000;
/** The heap may not grow by more than this part over what it is once all is warm. */
const MOST_GROWTH = 0.15;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    hours: { type: "string", default: "24" },
  },
});
const hours = Number(values.hours);

const engine = createEngine();
const model = new OddsModel({}, {}, START);
const day = new SimulatedDay(new Dice(Number(values.seed)), START);
const follower = new Follower();
const tally = new Tally();
const heaps: number[] = [];
let prices = 0;
let engineMs = 0;

for (let hour = 0; hour < hours; hour++) {
  for (let now = START + hour * HOUR_MS; now < START + (hour + 1) * HOUR_MS; now += LOOK_MS) {
    lookAt(now);
  }
  const end = START + (hour + 1) * HOUR_MS - LOOK_MS;
  if (hour % COMPARED_EVERY === COMPARED_EVERY - 1 || hour === hours - 1) compare(end);
  heaps.push(measureHeap());
  const { listingCount, opportunityCount } = engine;
  console.log(
    `hour ${hour + 1}: ${prices} prices, ${Math.round((prices / engineMs) * 1000)} a second, ` +
      `heap ${heaps.at(-1)?.toFixed(1) ?? ""} MB, ${listingCount} listings, ` +
      `${engine.events().length} events, ${opportunityCount} opportunities`,
  );
}
console.table(Object.fromEntries(tally.entries()));
report();

function lookAt(now: number): void {
  for (const command of day.look(now)) {
    prices += countPrices(command);
    model.execute(command, now);
    const begun = performance.now();
    const changes = engine.execute(command, now);
    engineMs += performance.now() - begun;
    follower.take(changes, now);
    for (const one of [...changes.opened, ...changes.updated]) checkGuaranteeByOracle(one);
    tally.addChanges(changes);
  }
}

function compare(now: number): void {
  compareReports(engine, expected(model, now));
  compareBooks(engine, model);
  console.log(`the engine equals the batch functions`);
}

/** In megabytes, after the garbage is collected. */
function measureHeap(): number {
  if (gc === undefined) throw new Error("Cannot measure memory: Node must run with --expose-gc");
  gc();
  gc();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

function report(): void {
  // The first hours fill the caches; what comes after must not add to them.
  const early = Math.max(...heaps.slice(2, 8));
  const late = Math.max(...heaps.slice(-6));
  const growth = late / early - 1;
  console.log(
    `${prices} prices in ${(engineMs / 1000).toFixed(1)} s of the engine's time, ` +
      `${Math.round((prices / engineMs) * 1000)} a second`,
  );
  console.log(`Heap by hour in MB: ${heaps.map((heap) => heap.toFixed(1)).join(" ")}`);
  console.log(
    `Hours 3 to 8 at most ${early.toFixed(1)} MB, the last six ${late.toFixed(1)} MB: ` +
      `${(growth * 100).toFixed(1)} %`,
  );
  if (hours < 24) return;
  if (growth > MOST_GROWTH) fail(`the heap grew by more than ${MOST_GROWTH * 100} %`);
  if (prices < LEAST_PRICES) fail(`fewer than ${LEAST_PRICES} prices`);
  for (const name of ["opened", "updated", "closed: started", "closed: suspended"]) {
    if (tally.get(name) < 300) fail(`fewer than 300 ${name}`);
  }
}

function fail(reason: string): void {
  console.error(`The day failed: ${reason}`);
  process.exitCode = 1;
}
