/** Readings of a site of five matches that change like those of a real one, and in odd ways too. */
import fc from "fast-check";
import { createEngine, type EventListing } from "arb-core";
import { decodeOddsUpdate, type OddsUpdate, type WireMatch } from "scraper-kit/protocol";

/** What happens to a reading between one look and the next. */
export type Edit = (matches: readonly WireMatch[]) => readonly WireMatch[];

type Field = Exclude<keyof WireMatch, "id" | "odds">;

/** `undefined`: not shown. What is shown once seldom goes, and a delta cannot say it. */
const FIELDS: Readonly<Partial<Record<Field, readonly unknown[]>>> = {
  home_team: ["Arsenal", "Arsenal (W)"],
  league: ["League", "Cup", undefined],
  time: ["15", "HT", "45+2'", "16", "HT", undefined],
  start_time: ["2026-08-15T14:00:00Z", "2026-08-15T16:00:00+02:00", "2026-08-15T15:00:00Z"],
  live: [true, false, undefined],
  score: [{ home: 0, away: 0 }, { home: 1, away: 0 }, undefined],
  neutral: [true, false],
  sport: ["football", "futsal"],
  period: ["1H", "2H", undefined],
};

/** 0.5 is no price: the match is refused then. */
const MARKETS: Readonly<Record<string, readonly unknown[]>> = {
  ft_hdp: [
    { home: 1.95, away: 1.9, handicap: -0.5 },
    { home: 2.05, away: 1.8, handicap: -0.5 },
    [
      { home: 1.95, away: 1.9, handicap: -0.5 },
      { home: 2.4, away: 1.5, handicap: -1, suspended: true },
    ],
    { home: 0.5, away: 1.9, handicap: -0.5 },
    null,
    undefined,
  ],
  ft_ou: [
    [
      { over: 2, under: 1.85, line: 2.5 },
      { over: 2.5, under: 1.5, line: 3 },
    ],
    [
      { over: 2.5, under: 1.5, line: 3 },
      { over: 2, under: 1.85, line: 2.5 },
    ],
    [{ over: 2, under: 1.85, line: 2.5 }],
    [],
    undefined,
  ],
  ft_1x2: [{ home: 2, draw: 3, away: 4 }, { home: 2.1, draw: 3, away: 3.9 }, null],
  ft_corners: [{ over: 2, under: 1.85, line: 9.5 }, undefined],
};

const ids = ["1", "2", "3", "4", "5"];
/** Which match of a reading it happens to. */
const place = fc.nat({ max: 4 });

const newPrice: fc.Arbitrary<Edit> = fc
  .record({ place, market: fc.constantFrom(...Object.keys(MARKETS)), at: fc.nat({ max: 7 }) })
  .map(({ place, market, at }) =>
    edit(place, (match) => {
      const values = MARKETS[market] ?? [];
      return { ...match, odds: { ...match.odds, [market]: values[at % values.length] } };
    }),
  );

const newField: fc.Arbitrary<Edit> = fc
  .record({ place, field: fc.constantFrom(...Object.keys(FIELDS)), at: fc.nat({ max: 7 }) })
  .map(({ place, field, at }) =>
    edit(place, (match) => {
      const values = FIELDS[field as Field] ?? [];
      return { ...match, [field]: values[at % values.length] };
    }),
  );

const go: fc.Arbitrary<Edit> = place.map((place) => (matches) => matches.toSpliced(place, 1));

const come: fc.Arbitrary<Edit> = fc
  .constantFrom(...ids)
  .map(
    (id) => (matches) =>
      matches.some((match) => match.id === id) ? matches : [...matches, makeMatch(id)],
  );

const otherOrder: fc.Arbitrary<Edit> = fc.constant((matches) => matches.toReversed());

const otherId: fc.Arbitrary<Edit> = fc
  .record({ place, id: fc.constantFrom("", "1", "x".repeat(201)) })
  .map(({ place, id }) => edit(place, (match) => ({ ...match, id })));

const noId: fc.Arbitrary<Edit> = place.map((place) => edit(place, ({ id: _, ...match }) => match));

/** What happens to a reading between one look and the next. */
export function readingEdits(): fc.Arbitrary<readonly Edit[]> {
  const anyEdit = fc.oneof(
    { weight: 40, arbitrary: newPrice },
    { weight: 16, arbitrary: newField },
    { weight: 4, arbitrary: go },
    { weight: 8, arbitrary: come },
    { weight: 2, arbitrary: otherOrder },
    { weight: 1, arbitrary: otherId },
    { weight: 1, arbitrary: noId },
  );
  return fc.array(anyEdit, { maxLength: 5 });
}

/** A reading, and another some time later. */
export function twoReadings(): fc.Arbitrary<{ before: WireMatch[]; after: WireMatch[] }> {
  const many = fc.array(readingEdits(), { maxLength: 6 }).map((edits) => edits.flat());
  return fc.tuple(many, readingEdits()).map(([past, change]) => {
    const before = applyEdits(FIRST_READING, past);
    return { before, after: applyEdits(before, change) };
  });
}

/** What the site shows at first. */
export const FIRST_READING: readonly WireMatch[] = ids.map(makeMatch);

/** The reading after some edits, without what is not shown. */
export function applyEdits(matches: readonly WireMatch[], edits: readonly Edit[]): WireMatch[] {
  const edited = edits.reduce((reading, change) => change(reading), matches);
  return JSON.parse(JSON.stringify(edited)) as WireMatch[];
}

/** What is in force at a server that heard these updates of one session; not when. */
export class HeardListings {
  readonly #engine = createEngine();

  hear(update: OddsUpdate): void {
    const { mode, listings, upserts, removed } = decodeOddsUpdate(update);
    const origin = { source: "session", provider: "sbo" };
    this.#engine.apply(
      mode === "snapshot"
        ? { type: "snapshot", ...origin, listings }
        : { type: "delta", ...origin, upserts, removed },
      0,
    );
  }

  /** Forgets everything. */
  withdraw(): void {
    this.#engine.removeSource("session", 0);
  }

  describe(): string {
    return describeListings([...this.#engine.listings()]);
  }
}

/** What a server has that took this reading whole. */
export function describeReading(matches: readonly WireMatch[]): string {
  const head = { worker_id: "w", site: "sbo", timestamp: "" };
  const data = { site: "sbo", matches: [...matches] };
  return describeListings(decodeOddsUpdate({ type: "odds:update", ...head, data }).listings);
}

/** A text that is the same where the listings are, in whatever order they stand. */
function describeListings(listings: readonly EventListing[]): string {
  return listings
    .map(({ id, home, away, lines, ...play }) => {
      const { sport = "football", league = "", live = false, neutral = false } = play;
      const { startsAt, score, minute } = play;
      const heading = [id, home, away, sport, league, live, neutral, startsAt, score, minute];
      const said = lines.map(({ market, line, odds, suspended }) =>
        JSON.stringify([market, line, odds, suspended === true]),
      );
      return JSON.stringify([heading, said.sort()]);
    })
    .sort()
    .join("\n");
}

function edit(place: number, change: (match: WireMatch) => WireMatch): Edit {
  return (matches) => matches.map((match, index) => (index === place ? change(match) : match));
}

function makeMatch(id: string): WireMatch {
  return {
    id,
    home_team: `Home ${id}`,
    away_team: `Away ${id}`,
    league: "League",
    time: "15",
    start_time: "2026-08-15T14:00:00Z",
    live: true,
    odds: {
      ft_hdp: { home: 1.95, away: 1.9, handicap: -0.5 },
      ft_ou: [{ over: 2, under: 1.85, line: 2.5 }],
    },
  };
}
