/** A recording is as good as the run: an engine that is told it knows and says the same. */
import { createEngine, formatRecord, parseRecord, type EngineRecord } from "arb-core";
import { smallWorldUpdate } from "arb-core/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../test/runs.ts";
import type { EngineCommand } from "../src/engine/engine.ts";

const command: fc.Arbitrary<EngineCommand> = fc.oneof(
  { weight: 12, arbitrary: smallWorldUpdate() },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("remove-source" as const),
      source: fc.constantFrom("a1", "b1"),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: "expire" } as const) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("policy" as const),
      policy: fc.record({ minMargin: fc.constantFrom(-Infinity, 0, 5) }),
    }),
  },
);

function read(line: string): EngineRecord {
  const record = parseRecord(line);
  if (!record.ok) throw new Error(record.error.path);
  return record.value;
}

test("a replayed recording gives the same changes, reasons and ids, to the bit", () => {
  let changed = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(command, fc.nat(20_000)), { maxLength: 12 }), (steps) => {
      const [live, replayed] = [createEngine(), createEngine()];
      let now = Date.UTC(2026, 7, 15, 12);
      for (const [step, passed] of steps) {
        now += passed;
        const changes = live.execute(step, now);
        const record = read(formatRecord(now, step));
        expect(replayed.execute(record.command, record.now)).toEqual(changes);
        changed += changes.opened.length + changes.updated.length + changes.closed.length;
      }
      expect(replayed.opportunities()).toEqual(live.opportunities());
      expect(replayed.events()).toEqual(live.events());
    }),
    { numRuns: runs(300) },
  );
  expect(changed).toBeGreaterThan(0);
});

test("no text makes parseRecord() throw, and what it takes an engine takes", () => {
  const reached = { taken: 0, refused: 0 };
  // A record of which something was replaced by something else.
  const damaged = fc.tuple(command, fc.jsonValue(), fc.nat()).map(([step, junk, place]) => {
    const line = formatRecord(1, step);
    const values = [...line.matchAll(/"[^"]*"(?!:)|-?\d[\d.]*|true|false|\[\]/g)];
    const value = values[place % values.length];
    if (value === undefined) return line;
    const { index } = value;
    return line.slice(0, index) + JSON.stringify(junk) + line.slice(index + value[0].length);
  });
  fc.assert(
    fc.property(fc.oneof(damaged, fc.json(), fc.string()), (text) => {
      const record = parseRecord(text);
      reached[record.ok ? "taken" : "refused"] += 1;
      if (record.ok) createEngine().execute(record.value.command, record.value.now);
    }),
    { numRuns: runs(1000) },
  );
  expect(Math.min(reached.taken, reached.refused)).toBeGreaterThan(0);
});
