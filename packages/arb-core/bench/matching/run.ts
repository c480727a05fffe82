/**
 * How well teams and matches are recognized, `npm run bench:matching -- <folder>`. The folder holds
 * other people's data, which is not in this repository: CONTRIBUTING.md says where it comes from.
 *
 * `--json` prints one object a line, `{name, value, unit}`; `--errors` prints the false pairs too.
 * Times are processor times of this machine, to be compared within one run.
 */
import { parseArgs } from "node:util";
import { createTeamRegistry, type MatchingOptions } from "arb-core";
import { footballTeams } from "arb-core/aliases/football";
import { readBenchmarkData } from "./data.ts";
import { BARS, formatJsonLines, formatTable, type Figure } from "./figures.ts";
import type { FixtureFile } from "./fixtures.ts";
import { findNovelNames, keepRegistrable, timePeer, timeRegistry } from "./lookups.ts";
import {
  measureDecoys,
  shareOf,
  type DecoyRow,
  type OnAccepted,
  type Tally,
} from "./measure-decoys.ts";
import {
  fitPeers,
  measureFixtures,
  type FittedPeer,
  type FixtureSet,
  type OnFalse,
} from "./measure-fixtures.ts";
import { measureBookmakers, measureWithinCountry } from "./measure-names.ts";
import { PEERS } from "./peers.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    errors: { type: "boolean", default: false },
  },
});
/** As the example server matches: with the starter table of teams, and else by default. */
const MATCHING: MatchingOptions = { registry: createTeamRegistry(footballTeams) };

const [folder = "../shared/data"] = positionals;
const data = readBenchmarkData(folder);
const figures: Figure[] = [];
const cuts: string[] = [];
let decoyRows: readonly DecoyRow[] = [];

/** What is not a figure goes where it is in nobody's way. */
const say = (text: string): void => console.error(text);
for (const name of data.missing) say(`${name} is not in ${folder}: its rows are left out`);

// Times first, before anything else has filled the memory.
const { index, withinCountry, bookmakers, footystats, openfootball } = data;
if (index !== undefined && withinCountry !== undefined) {
  say("Look-ups ...");
  figures.push(...timeLookups(index, withinCountry));
}
if (withinCountry !== undefined) {
  say("Names within a country ...");
  figures.push(...measureWithinCountry(withinCountry));
}
if (bookmakers !== undefined) {
  say("Names of bookmakers ...");
  figures.push(...measureBookmakers(bookmakers));
}
if (footystats !== undefined) measureSet({ key: "fs", file: footystats });
if (openfootball !== undefined) measureSet({ key: "of", file: openfootball });

if (values.json) {
  for (const line of formatJsonLines(figures)) console.log(line);
} else {
  const order = new Map(BARS.map(({ name }, at) => [name, at]));
  const placeOf = ({ name }: Figure): number => order.get(name.split("/")[0] ?? "") ?? Infinity;
  const sorted = figures.toSorted((a, b) => {
    const [one, other] = [placeOf(a), placeOf(b)];
    return one === other ? 0 : one - other;
  });
  for (const line of formatTable(sorted)) console.log(line);
  console.log("\nPeers have the threshold and the margin that are best on the very data.");
  if (cuts.length > 0) console.log(`On fixtures: ${cuts.join("; ")}.`);
  if (decoyRows.length > 0) printDecoys(decoyRows);
}

function timeLookups(all: readonly string[], teams: NonNullable<typeof withinCountry>): Figure[] {
  const names = keepRegistrable(all);
  if (names.length < all.length) say(`  ${all.length - names.length} of two scripts left out`);
  const aliases = teams.flatMap(({ alias }) => alias.map(({ a }) => a));
  const novel = findNovelNames(names, aliases);
  const { known, knownFirst, novel: novelUs } = timeRegistry(names, novel);
  const us = (name: string, value: number): Figure => ({ name, value, unit: "us" });
  return [
    us("known_name_us", known),
    us("novel_name_us", novelUs),
    us("known_name_first_us", knownFirst),
    ...PEERS.flatMap((peer) => {
      const times = timePeer(peer, names, novel);
      return [
        us(`known_name_us/${peer.name}`, times.known),
        us(`novel_name_us/${peer.name}`, times.novel),
      ];
    }),
  ];
}

function measureSet(set: FixtureSet): void {
  say(`Fixtures, ${set.key} ...`);
  const start = performance.now();
  const sayFalse: OnFalse = (name, pairs) => {
    if (!values.errors) return;
    const { A, B } = set.file;
    for (const [a, b] of pairs) say(JSON.stringify({ name, a: A[a], b: B[b] }));
  };
  figures.push(...measureFixtures(set, MATCHING, sayFalse));
  figures.push(...measureFixtures(set, { variant: "bare" }, sayFalse));
  const peers = fitPeers(set);
  figures.push(...peers.flatMap((peer) => peer.figures));
  for (const { peer, cut } of peers) {
    cuts.push(`${set.key}, ${peer.name}: ${cut.minScore}, margin ${cut.minMargin}`);
  }
  say(`  ${((performance.now() - start) / 1000).toFixed(0)} s`);
  // One set is enough for decoys.
  if (set.key === "fs" || footystats === undefined) addDecoys(set.file, peers);
}

function addDecoys(file: FixtureFile, peers: readonly FittedPeer[]): void {
  say("Decoys ...");
  const sayAccepted: OnAccepted = (name, accepted) => {
    if (!values.errors) return;
    for (const { decoy, partner } of accepted) {
      say(JSON.stringify({ name, a: partner, b: decoy.fixture, was: file.B[decoy.b] }));
    }
  };
  const measured = measureDecoys(file, peers, MATCHING, sayAccepted);
  decoyRows = measured.rows;
  figures.push(...measured.figures);
  for (const { name, value, unit } of measureDecoys(file, [], {}, sayAccepted).figures) {
    figures.push({ name: `bare_${name}`, value, unit });
  }
}

function printDecoys(rows: readonly DecoyRow[]): void {
  console.log("\nDecoys that are accepted, in percent");
  const text = (...tallies: readonly Tally[]): string =>
    tallies.length === 0 ? "-" : shareOf(tallies).toFixed(2);
  console.table(
    Object.fromEntries(
      rows.map(({ kind, alone, amongAll, peers }) => [
        kind,
        {
          made: alone.made,
          alone: text(alone),
          "made among all": amongAll.made,
          "among all": text(amongAll),
          ...Object.fromEntries(
            PEERS.map(({ name }, at) => [name, text(...peers.slice(at, at + 1))]),
          ),
        },
      ]),
    ),
  );
}
