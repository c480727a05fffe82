/**
 * When a replay says what. Historical prices carry no time of their own beyond "opening" and
 * "closing", so each batch of matches is played at three instants before its first kick-off.
 */
import type { EventListing } from "arb-core";
import {
  footballDataMatchId,
  type FootballDataRow,
  type OddsApiSnapshot,
  type Phase,
} from "arb-core/odds-files";
import type { Showing } from "./book-clients.ts";

/** What every bookmaker shows at one instant of the messages' clock. */
export interface Step {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly showing: Showing;
}

/** How long before the first kick-off of its batch a match's opening prices are shown. */
const OPENING_LEAD_MS = 48 * 60 * 60 * 1000;
/** How long before the first kick-off of its batch a match's closing prices are shown. */
const CLOSING_LEAD_MS = 60 * 1000;
/** How long before the first kick-off of its batch a match is taken off. */
const REMOVAL_LEAD_MS = 30 * 1000;

/** Matches beyond this are another batch: it bounds memory and the size of a message. */
const MAX_BATCH = 500;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The steps of a season file: for each run of rows with the same date, opening prices, closing
 * prices, nothing. A match that appears twice in a batch is played as it appears first.
 */
export async function* seasonSteps(rows: AsyncIterable<FootballDataRow>): AsyncGenerator<Step> {
  let batch = new Map<string, FootballDataRow>();
  let day: number | undefined;
  for await (const row of rows) {
    const dayOfRow = Math.floor(row.startsAt / DAY_MS);
    if (batch.size > 0 && (dayOfRow !== day || batch.size >= MAX_BATCH)) {
      yield* batchSteps(batch);
      batch = new Map();
    }
    day = dayOfRow;
    const id = footballDataMatchId(row);
    if (!batch.has(id)) batch.set(id, row);
  }
  if (batch.size > 0) yield* batchSteps(batch);
}

/** The steps of a snapshot file: one for each moment at which it was taken. */
export async function* snapshotSteps(
  snapshots: AsyncIterable<OddsApiSnapshot>,
): AsyncGenerator<Step> {
  for await (const { takenAt, books } of snapshots) {
    yield { at: takenAt, showing: books };
  }
}

function* batchSteps(batch: ReadonlyMap<string, FootballDataRow>): Generator<Step> {
  let firstKickOff = Infinity;
  for (const { startsAt } of batch.values()) firstKickOff = Math.min(firstKickOff, startsAt);
  const opening = showingOf(batch, "opening");
  const closing = showingOf(batch, "closing");
  yield { at: firstKickOff - OPENING_LEAD_MS, showing: opening };
  yield { at: firstKickOff - CLOSING_LEAD_MS, showing: closing };
  yield { at: firstKickOff - REMOVAL_LEAD_MS, showing: new Map() };
}

function showingOf(batch: ReadonlyMap<string, FootballDataRow>, wanted: Phase): Showing {
  const showing = new Map<string, EventListing[]>();
  for (const [id, { league, home, away, startsAt, quotes }] of batch) {
    for (const { book, phase, lines } of quotes) {
      if (phase !== wanted) continue;
      const listings = showing.get(book) ?? [];
      listings.push({ id, home, away, league, startsAt, lines });
      showing.set(book, listings);
    }
  }
  return showing;
}
