/**
 * The matches of a feed, from numbers and texts to the wire. A match that has not changed is not
 * put together again: it is the same object in the next reading.
 */
import type { OddsFormat } from "arb-core";
import type { ReadProblem, SiteReading } from "scraper-kit";
import type { HandicapMarket, ResultMarket, TotalMarket } from "./match-builder.ts";
import type { MatchClock } from "./match-clock.ts";
import { ReadingBuilder } from "./reading-builder.ts";

/** A line of a feed. Prices are as the feed has them; an empty text is no price. */
export type FeedLine = { readonly suspended?: boolean } & (
  | {
      readonly market: HandicapMarket;
      /** Of the home side: negative when it gives. */
      readonly handicap: number;
      readonly prices: readonly [home: string, away: string];
    }
  | {
      readonly market: TotalMarket;
      readonly total: number;
      readonly prices: readonly [over: string, under: string];
    }
  | {
      readonly market: ResultMarket;
      readonly prices: readonly [home: string, draw: string, away: string];
    }
);

/** A match of a feed. It is not changed: a change makes another one. */
export interface FeedMatch {
  readonly id: string;
  /** Raw texts. */
  readonly home: string;
  readonly away: string;
  readonly league: string;
  /** `undefined` when it cannot be read. */
  readonly clock: MatchClock | undefined;
  readonly lines: readonly FeedLine[];
}

/** What a feed has said of all its matches. */
export class FeedMatches {
  readonly #matches = new Map<string, FeedMatch>();
  #read = new WeakMap<FeedMatch, SiteReading>();
  #format: OddsFormat;

  /** @param format of all prices but those of three-way markets, which are decimal. */
  constructor(format: OddsFormat) {
    this.#format = format;
  }

  /** The format of the prices. */
  get format(): OddsFormat {
    return this.#format;
  }

  /** Starts over, with prices in that format. */
  clear(format: OddsFormat): void {
    this.#matches.clear();
    if (format !== this.#format) this.#read = new WeakMap();
    this.#format = format;
  }

  /** Takes a match in place of the one with its id. */
  set(match: FeedMatch): void {
    this.#matches.set(match.id, match);
  }

  /** Takes a match off. */
  delete(id: string): void {
    this.#matches.delete(id);
  }

  /** All matches, in the order in which they came. */
  read(): SiteReading {
    const matches: SiteReading["matches"][number][] = [];
    const problems: ReadProblem[] = [];
    let rows = 0;
    for (const match of this.#matches.values()) {
      let reading = this.#read.get(match);
      if (reading === undefined) {
        reading = readMatch(match, this.#format);
        this.#read.set(match, reading);
      }
      matches.push(...reading.matches);
      problems.push(...reading.problems);
      rows += reading.rows;
    }
    return { matches, rows, problems };
  }
}

function readMatch(match: FeedMatch, format: OddsFormat): SiteReading {
  const { id, home, away, league, clock, lines } = match;
  const reading = new ReadingBuilder(format);
  reading.countRow();
  const builder = reading.matchOfRow(id, id, { home, away, league, readClock: () => clock });
  for (const line of builder === undefined ? [] : lines) {
    const suspended = line.suspended === true;
    if ("handicap" in line) {
      const [homePrice, awayPrice] = line.prices;
      const size = String(Math.abs(line.handicap));
      const [homeLine, awayLine] = line.handicap > 0 ? ["", size] : [size, ""];
      builder?.addHandicap(
        line.market,
        { homeLine, awayLine, homePrice, awayPrice, suspended },
        id,
      );
    } else if ("total" in line) {
      const [overPrice, underPrice] = line.prices;
      const text = String(line.total);
      builder?.addTotal(line.market, { line: text, overPrice, underPrice, suspended }, id);
    } else {
      const [homePrice, drawPrice, awayPrice] = line.prices;
      builder?.addResult(line.market, { homePrice, drawPrice, awayPrice, suspended }, id);
    }
  }
  return reading.build();
}

/** Several parts of a feed as one. Of a match that two of them have, the first counts. */
export function mergeReadings(parts: readonly SiteReading[], at: number): SiteReading {
  const ids = new Set<string | undefined>();
  const matches = parts.flatMap((part) =>
    part.matches.filter(({ id }) => {
      const isNew = !ids.has(id);
      ids.add(id);
      return isNew;
    }),
  );
  return {
    matches,
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    problems: parts.flatMap(({ problems }) => problems),
    at,
  };
}
