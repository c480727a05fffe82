/**
 * Assembles what an adapter finds, row by row, into a reading of the site. What cannot be read is
 * noted as a problem and costs only itself: a line, a row, or a match.
 */
import type { OddsFormat } from "arb-core";
import type { ReadProblem, SiteReading } from "scraper-kit";
import { WIRE_LIMITS } from "scraper-kit/protocol";
import { MatchBuilder } from "./match-builder.ts";
import type { MatchClock } from "./match-clock.ts";
import { readMatchNames } from "./match-names.ts";

/** The problem of a page that does not say in which format it shows its prices. */
export const UNKNOWN_ODDS_FORMAT = "unknown-odds-format";

/** What a row says about its match. */
export interface MatchHead {
  /** Raw text; empty on the further lines of a match, as is {@link MatchHead.away}. */
  readonly home: string;
  readonly away: string;
  /** Raw text of the header above the row. */
  readonly league: string;
  /** Asked only for a match that is new; `undefined` when the time cell cannot be read. */
  readonly readClock: () => MatchClock | undefined;
}

const MAX_WHERE_LENGTH = 100;

/** A reading that is being assembled. */
export class ReadingBuilder {
  readonly #format: OddsFormat | undefined;
  readonly #matches = new Map<string, MatchBuilder>();
  readonly #refused = new Set<string>();
  readonly #problems: ReadProblem[] = [];
  #rows = 0;

  /**
   * @param format The format that the page says it shows. When it does not say, that is noted and
   *   no match is read: a price in an unknown format could be anything.
   */
  constructor(format: OddsFormat | undefined) {
    this.#format = format;
    if (format === undefined) this.note(UNKNOWN_ODDS_FORMAT, "page");
  }

  /** Counts a row of the page, whether it can be read or not. */
  countRow(): void {
    this.#rows++;
  }

  /** Notes that something cannot be read; `where` is the row's id on the page. */
  note(code: string, where: string): void {
    this.#problems.push({ code, where: where.slice(0, MAX_WHERE_LENGTH) });
  }

  /**
   * The match to which a row belongs.
   *
   * A row without names continues the match with its id. A match that is refused (a pseudo match,
   * a name or a time that cannot be read) is noted once; its further rows are passed over.
   *
   * @returns `undefined` when the row's lines are not to be read.
   */
  matchOfRow(id: string, row: string, head: MatchHead): MatchBuilder | undefined {
    const format = this.#format;
    if (format === undefined || this.#refused.has(id)) return undefined;
    const known = this.#matches.get(id);
    const names = readMatchNames(head);
    if (known !== undefined) {
      if (!names.ok && names.error === "row-without-teams") return known;
      const isSame =
        names.ok && names.value.home === known.names.home && names.value.away === known.names.away;
      if (isSame) return known;
      this.note(names.ok ? "other-teams" : names.error, row);
      return undefined;
    }
    if (!names.ok) {
      this.note(names.error, row);
      if (names.error !== "row-without-teams") this.#refused.add(id);
      return undefined;
    }
    const clock = head.readClock();
    if (clock === undefined || id.length > WIRE_LIMITS.idLength) {
      this.note(clock === undefined ? "bad-time" : "bad-row-id", row);
      this.#refused.add(id);
      return undefined;
    }
    if (clock.live && clock.score === undefined) this.note("bad-score", row);
    const match = new MatchBuilder(
      { id, names: names.value, clock },
      { format, note: (code, where) => this.note(code, where) },
    );
    this.#matches.set(id, match);
    return match;
  }

  /** Everything that was read. */
  build(): SiteReading {
    return {
      matches: [...this.#matches.values()].map((match) => match.build()),
      rows: this.#rows,
      problems: this.#problems,
    };
  }
}
