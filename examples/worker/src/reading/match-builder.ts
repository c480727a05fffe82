/** Assembles one match for the wire from the lines that an adapter finds in its rows. */
import type { OddsFormat, Result } from "arb-core";
import { formatTimestamp, WIRE_LIMITS, type WireMatch } from "scraper-kit/protocol";
import type { MatchClock } from "./match-clock.ts";
import type { MatchNames } from "./match-names.ts";
import {
  readHandicapLine,
  readResultLine,
  readTotalLine,
  type HandicapCells,
  type HandicapLine,
  type LineProblem,
  type ResultCells,
  type ResultLine,
  type TotalCells,
  type TotalLine,
} from "./market-line.ts";

/** Notes that something cannot be read: a code for counters, and the row's id on the page. */
export type NoteProblem = (code: string, where: string) => void;

/** Handicap markets of the wire. */
export type HandicapMarket = "ft_hdp" | "fh_hdp";

/** Totals markets of the wire. */
export type TotalMarket = "ft_ou" | "fh_ou";

/** Three-way markets of the wire. */
export type ResultMarket = "ft_1x2" | "fh_1x2";

/** A match that is being read. Lines stay in the order in which they are added. */
export class MatchBuilder {
  readonly names: MatchNames;
  readonly #id: string;
  readonly #clock: MatchClock;
  readonly #format: OddsFormat;
  readonly #note: NoteProblem;
  readonly #handicaps = new Map<HandicapMarket, HandicapLine[]>();
  readonly #totals = new Map<TotalMarket, TotalLine[]>();
  readonly #results = new Map<ResultMarket, ResultLine[]>();

  constructor(
    match: { readonly id: string; readonly names: MatchNames; readonly clock: MatchClock },
    page: { readonly format: OddsFormat; readonly note: NoteProblem },
  ) {
    this.#id = match.id;
    this.names = match.names;
    this.#clock = match.clock;
    this.#format = page.format;
    this.#note = page.note;
  }

  /** Adds the handicap that the cells show, if they show one. */
  addHandicap(market: HandicapMarket, cells: HandicapCells, row: string): void {
    const line = readHandicapLine(cells, this.#format);
    this.#add(this.#handicaps, market, line, row, (one, other) => one.handicap === other.handicap);
  }

  /** Adds the total that the cells show, if they show one. */
  addTotal(market: TotalMarket, cells: TotalCells, row: string): void {
    const line = readTotalLine(cells, this.#format);
    this.#add(this.#totals, market, line, row, (one, other) => one.line === other.line);
  }

  /** Adds the three-way market that the cells show, if they show one. A match has one of each. */
  addResult(market: ResultMarket, cells: ResultCells, row: string): void {
    this.#add(this.#results, market, readResultLine(cells), row, () => true);
  }

  /** The match as it goes on the wire; each market is an array of lines. */
  build(): WireMatch {
    const { home, away, league, neutral } = this.names;
    const clock = this.#clock;
    const time = clock.time.slice(0, WIRE_LIMITS.timeLength);
    return {
      id: this.#id,
      sport: "football",
      league,
      home_team: home,
      away_team: away,
      live: clock.live,
      ...(time !== "" && { time }),
      ...(clock.live
        ? {
            ...(clock.period !== undefined && { period: clock.period }),
            ...(clock.score !== undefined && { score: clock.score }),
          }
        : { start_time: formatTimestamp(clock.startsAt) }),
      ...(neutral && { neutral }),
      odds: {
        ...Object.fromEntries(this.#handicaps),
        ...Object.fromEntries(this.#totals),
        ...Object.fromEntries(this.#results),
      },
    };
  }

  #add<Market extends string, Line>(
    markets: Map<Market, Line[]>,
    market: Market,
    read: Result<Line | undefined, LineProblem>,
    row: string,
    isSameLine: (one: Line, other: Line) => boolean,
  ): void {
    const where = `${row}/${market}`;
    if (!read.ok) {
      this.#note(read.error, where);
      return;
    }
    const line = read.value;
    if (line === undefined) return;
    const lines = markets.get(market) ?? [];
    if (lines.some((other) => isSameLine(line, other))) this.#note("repeated-line", where);
    else if (lines.length >= WIRE_LIMITS.linesPerMarket) this.#note("too-many-lines", where);
    else markets.set(market, [...lines, line]);
  }
}
