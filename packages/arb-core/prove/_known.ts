import { prove } from "./prove.ts"; import { Tally } from "./tally.ts"; import { describeFailure, shrinkFailure } from "./shrink.ts";
for (const seed of [9, 41, 26, 50, 75, 109002, 209000]) { const f = prove({ sequences: 1, commands: 1000, seed }, new Tally()); console.log(seed, f === undefined ? "holds" : describeFailure(shrinkFailure(f)).slice(-900)); }
