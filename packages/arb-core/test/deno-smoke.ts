// Runs under Deno without any permission: arb-core needs no file, network, clock or environment.
import assert from "node:assert/strict";
import { calculateArbitrage, matchEvents } from "arb-core";

const startsAt = Date.UTC(2024, 11, 10, 10);
const match = { home: "Manchester United", away: "Chelsea", league: "Premier League", startsAt };

const events = matchEvents({
  sbo: [{ ...match, lines: [{ market: "ft_hdp", line: -0.5, odds: [1.95, 1.9] }] }],
  ibc: [{ ...match, lines: [{ market: "ft_hdp", line: -0.5, odds: [1.8, 2.1] }] }],
});
assert.equal(events.length, 1);

const [best, ...others] = calculateArbitrage(events);
assert.ok(best !== undefined);
assert.deepEqual(others, []);
// 1 / (1/1.95 + 1/2.10) = 1.01111: home at sbo and away at ibc pay the same at every result.
assert.ok(Math.abs(best.margin - 1.1111) < 1e-3);
assert.ok(Math.abs(best.profitMin - best.margin) < 1e-9);
assert.ok(Math.abs(best.profitMax - best.margin) < 1e-9);
assert.deepEqual(
  best.legs.map(({ provider, side }) => `${provider} ${side}`),
  ["sbo home", "ibc away"],
);
