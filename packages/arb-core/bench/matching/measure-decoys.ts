/** Decoys: how many this library and its peers take for the match that they were made of. */
import type { MatchingOptions } from "arb-core";
import {
  acceptAlone,
  acceptAmongAll,
  DECOY_KINDS,
  makeDecoys,
  makeMarkedFixtures,
  makeSwappedFixtures,
  makeTrueFixtures,
  pickByDay,
  sampleFixtures,
  type AcceptedDecoy,
  type Decoy,
  type DecoyKind,
} from "./decoys.ts";
import type { Figure } from "./figures.ts";
import type { FixtureFile } from "./fixtures.ts";
import type { FittedPeer } from "./measure-fixtures.ts";

/** How many fixtures are altered. */
const SAMPLE = 3000;
const SEED = 3000;
/** One squad as two sources write it. */
const MARKS: readonly (readonly [string, string])[] = [
  ["(W)", "Women"],
  ["U21", "U-21"],
  ["II", "B"],
  ["(R)", "Reserves"],
];

/** How many are put among all other listings of their days. */
const AMONG_ALL = { days: 200, perDay: 3 };

/** How many of some decoys were accepted. */
export interface Tally {
  readonly made: number;
  readonly accepted: number;
}

/** What became of one kind of decoy. */
export interface DecoyRow {
  readonly kind: DecoyKind;
  /** Each the only listing of its bookmaker. */
  readonly alone: Tally;
  /** Each on a list with all other matches. */
  readonly amongAll: Tally;
  /** By peer, alone. */
  readonly peers: readonly Tally[];
}

/** What was measured, by kind and altogether. */
export interface DecoyFigures {
  readonly rows: readonly DecoyRow[];
  readonly figures: readonly Figure[];
}

/** Called with the decoys that were accepted, for whoever wants to read them. */
export type OnAccepted = (name: string, accepted: readonly AcceptedDecoy[]) => void;

/** Measures all kinds of decoys. */
export function measureDecoys(
  file: FixtureFile,
  peers: readonly FittedPeer[],
  options: MatchingOptions,
  onAccepted: OnAccepted,
): DecoyFigures {
  const sample = sampleFixtures(file, SAMPLE, SEED);
  const rows = (Object.keys(DECOY_KINDS) as DecoyKind[]).map((kind): DecoyRow => {
    const decoys = makeDecoys(file, sample, kind, SEED);
    const tally = (name: string, made: number, accepted: readonly AcceptedDecoy[]): Tally => {
      onAccepted(`${kind}, ${name}`, accepted);
      return { made, accepted: accepted.length };
    };
    const picked = pickByDay(decoys, AMONG_ALL);
    return {
      kind,
      alone: tally("alone", decoys.length, acceptAlone(decoys, options)),
      amongAll: tally("among all", picked.length, acceptAmongAll(file, picked, options)),
      peers: peers.map((peer) => tallyPeer(peer, decoys)),
    };
  });

  const swapped = makeSwappedFixtures(file, sample);
  const picked = pickByDay(swapped, AMONG_ALL);
  const plain = makeTrueFixtures(file, sample);
  const marked = MARKS.flatMap((marks) => makeMarkedFixtures(file, sample, marks));
  const ofPeers = (name: string, decoys: readonly Decoy[]): Figure[] =>
    peers.map((fitted) =>
      percent(`${name}/${fitted.peer.name}`, shareOf([tallyPeer(fitted, decoys)])),
    );
  return {
    rows,
    figures: [
      percent(
        "decoys_accepted_percent",
        shareOf(rows.flatMap(({ alone, amongAll }) => [alone, amongAll])),
      ),
      ...peers.map(({ peer }, index) =>
        percent(
          `decoys_accepted_percent/${peer.name}`,
          shareOf(rows.flatMap((row) => row.peers[index] ?? [])),
        ),
      ),
      percent(
        "swapped_as_straight_percent",
        shareOf([
          tallyStraight(swapped, acceptAlone(swapped, options)),
          tallyStraight(picked, acceptAmongAll(file, picked, options)),
        ]),
      ),
      ...ofPeers("swapped_as_straight_percent", swapped),
      percent(
        "decoys_true_found_percent",
        shareOf([tallyStraight(plain, acceptAlone(plain, options))]),
      ),
      ...ofPeers("decoys_true_found_percent", plain),
      percent(
        "decoys_marked_by_both_found_percent",
        shareOf([tallyStraight(marked, acceptAlone(marked, options))]),
      ),
    ],
  };
}

/** A decoy is the only listing: no margin applies. */
function tallyPeer({ peer, cut }: FittedPeer, decoys: readonly Decoy[]): Tally {
  const scoreOf = (a: string, b: string): number => peer.prepare([a])(b)[0] ?? 0;
  const accepted = decoys.filter(
    ({ original, fixture }) =>
      (scoreOf(fixture.h, original.h) + scoreOf(fixture.a, original.a)) / 2 >= cut.minScore,
  );
  return { made: decoys.length, accepted: accepted.length };
}

function tallyStraight(made: readonly Decoy[], accepted: readonly AcceptedDecoy[]): Tally {
  return {
    made: made.length,
    accepted: accepted.filter(({ isStraight }) => isStraight).length,
  };
}

/** Of all that were made, in percent. */
export function shareOf(tallies: readonly Tally[]): number {
  const sum = (values: readonly number[]): number =>
    values.reduce((total, value) => total + value, 0);
  return (
    (100 * sum(tallies.map(({ accepted }) => accepted))) / sum(tallies.map(({ made }) => made))
  );
}

function percent(name: string, value: number): Figure {
  return { name, value, unit: "percent" };
}
