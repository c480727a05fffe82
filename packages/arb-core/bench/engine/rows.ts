/** What a message costs by how much of it changed, in a calm market and in a wild one. */
import type { Engine } from "arb-core";
import { fillEngine, type FilledEngine } from "./filled-engine.ts";
import { nameOf } from "./growth.ts";
import { countChanges, makeMessages, USUAL } from "./messages.ts";
import type { Size } from "./parts.ts";
import type { Report, Table } from "./report.ts";
import { measureInTurns } from "./rounds.ts";
import { formatSpread, spreadOf } from "./statistics.ts";
import { timeMatches } from "./timing.ts";
import { CALM, NOW, WILD, type WorldOptions } from "./world.ts";

const PLANS: Readonly<
  Record<Size, { readonly worlds: readonly WorldOptions[]; readonly rounds: number }>
> = {
  full: {
    worlds: [
      { books: 10, events: 2000 },
      { books: 50, events: 10_000 },
    ],
    rounds: 200,
  },
  small: { worlds: [{ books: 10, events: 500 }], rounds: 60 },
  tiny: { worlds: [{ books: 3, events: 60 }], rounds: 2 },
};
const MESSAGES = 4;
const PER_MESSAGE = USUAL.matches;

/** Measures every world, calm and wild. */
export function measureRows(size: Size): Report {
  const { worlds, rounds } = PLANS[size];
  const rows: Record<string, Record<string, string | number>> = {};
  for (const options of worlds) {
    for (const [market, sureShare] of [
      ["calm", CALM],
      ["wild", WILD],
    ] as const) {
      const filled = fillEngine({ ...options, sureShare });
      rows[`${nameOf(options)}, ${market}`] = measureWorld(filled, rounds);
    }
  }
  const title = `us for a message of ${PER_MESSAGE} matches, by the share of them that changed`;
  const table: Table = { title, rows };
  return { figures: [], tables: [table] };
}

function measureWorld(
  { world, engine }: FilledEngine,
  rounds: number,
): Record<string, string | number> {
  let reported = 0;
  let messages = 0;
  const measure = (changedShare: number): number => {
    const made = makeMessages(world, MESSAGES, { ...USUAL, changedShare });
    return (
      Math.min(PER_MESSAGE, world.events) *
      timeMatches(made, (update) => {
        const changes = engine.apply(update, NOW);
        if (changedShare < 1) return;
        reported += countChanges(changes);
        messages += 1;
      })
    );
  };
  const us = measureInTurns(
    ["all", "few", "none"],
    [() => ({ all: measure(1) }), () => ({ few: measure(0.05) }), () => ({ none: measure(0) })],
    rounds,
  );
  return {
    "100 %": formatSpread(spreadOf(us.all)),
    "5 %": formatSpread(spreadOf(us.few)),
    "0 %": formatSpread(spreadOf(us.none)),
    ...describeMarket(engine),
    "changes a message": (reported / messages).toFixed(2),
  };
}

/** How many opportunities are open, and in how many of the matches. */
export function describeMarket(engine: Engine): Record<string, number | string> {
  const open = engine.opportunities();
  const events = new Set(open.map(({ eventId }) => eventId)).size;
  return { open: open.length, "of matches": events };
}
