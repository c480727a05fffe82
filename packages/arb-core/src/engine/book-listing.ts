/**
 * What one source says about one match, in little memory: a book holds hundreds of thousands of
 * these. What identifies the match is shared with all listings in the same words; the prices stand
 * in one array of numbers and are written in place. A listing of another score or other teams is
 * another object.
 */
import type { EventListing, ProviderListing, Score } from "../listing.ts";
import type { MarketKey, MarketLine } from "../market.ts";
import type { Fixture } from "../matching/fixture-graph.ts";
import type { ListingState } from "./engine-state.ts";
import { lineKeyOf, shareKeys, type LineKey } from "./line-key.ts";
import type { PriceView } from "./price-watch.ts";

/** A listing that can be stored: the bookmaker's id of the match is there. */
export type IdentifiableListing = EventListing & { readonly id: string };

/**
 * In a delta: a match whose named markets are replaced whole and whose others stay, as do the
 * fields that are absent. Where the teams, the start, the score or the state differ from before,
 * markets that are not named are withdrawn: their prices were for what is no more.
 */
export interface ListingPatch extends IdentifiableListing {
  /** The markets that the delta names; those without lines in `lines` are withdrawn. */
  readonly markets: readonly MarketKey[];
}

/** One worker session. */
export interface Source {
  /** Names the session. */
  readonly source: string;
  readonly provider: string;
  /** When it was last heard, in epoch milliseconds. */
  seen: number;
  /** Rises with every update of any source: the greatest was heard last. */
  turn: number;
  /** How many matches its last update has named. */
  named: number;
  /** Not heard for too long. */
  stale: boolean;
  /** Some of its listings may be out of force: another source lists them, or it was stale. */
  isPartlyOut: boolean;
  readonly listings: Map<string, BookListing>;
}

/** What identifies a match but for its state of play: one object for all listings that say it. */
export interface Heading {
  readonly sport: string;
  readonly home: string;
  readonly away: string;
  readonly league: string;
  readonly startsAt: number | undefined;
  readonly neutral: boolean;
}

/** The state of play that prices are for. */
interface Play {
  readonly live: boolean;
  readonly score: Score | undefined;
  readonly minute: number | undefined;
}

/** A line as a source says it; its `seen` is the source's at the time it is asked. */
class BookLine implements MarketLine {
  readonly market: MarketKey;
  readonly line: number;
  readonly odds: MarketLine["odds"];
  readonly suspended: boolean;
  readonly changed: number;
  readonly #source: Source;

  constructor(key: LineKey, odds: readonly number[], changed: number, source: Source) {
    this.market = key.market;
    this.line = key.line;
    // Taken from a line of the same market, which had a price for each side.
    this.odds = odds.map(Math.abs) as readonly number[] as MarketLine["odds"];
    this.suspended = (odds[0] ?? 0) < 0;
    this.changed = changed;
    this.#source = source;
  }

  get seen(): number {
    return this.#source.seen;
  }
}

/** What one source says about one match; see the head of book-listing.ts. */
export class BookListing implements ProviderListing {
  readonly source: Source;
  readonly id: string;
  readonly heading: Heading;
  readonly live: boolean;
  readonly score: Score | undefined;
  readonly minute: number | undefined;
  /** Where it stands in the fixture graph; the graph's to write. */
  fixture: Fixture | undefined = undefined;
  /** Where its prices count in its event; the engine's to write. */
  view: PriceView | undefined = undefined;
  /**
   * - `out`: another source's listing is in force, or none is.
   * - `placed`: in force, and in the fixture graph.
   * - `over`: in force, and its prices are for before a start that has passed.
   */
  standing: "out" | "placed" | "over" = "out";
  /** The turn of its source's update that named it last. */
  said = 0;
  keys: readonly LineKey[] = [];
  /**
   * For each key when the line last changed, in epoch milliseconds, and the odds by side; the first
   * price of a suspended line is negative.
   */
  numbers: number[] = [];

  constructor(source: Source, id: string, heading: Heading, play: Play) {
    this.source = source;
    this.id = id;
    this.heading = heading;
    this.live = play.live;
    this.score = play.score;
    this.minute = play.minute;
  }

  get provider(): string {
    return this.source.provider;
  }
  get sport(): string {
    return this.heading.sport;
  }
  get home(): string {
    return this.heading.home;
  }
  get away(): string {
    return this.heading.away;
  }
  get league(): string {
    return this.heading.league;
  }
  get startsAt(): number | undefined {
    return this.heading.startsAt;
  }
  get neutral(): boolean {
    return this.heading.neutral;
  }

  /** Its lines as they are now. */
  get lines(): readonly MarketLine[] {
    const lines: MarketLine[] = [];
    let at = 0;
    for (const key of this.keys) {
      const end = at + 1 + key.sides.length;
      const odds = this.numbers.slice(at + 1, end);
      lines.push(new BookLine(key, odds, this.numbers[at] ?? 0, this.source));
      at = end;
    }
    return lines;
  }

  /** A copy that stays as it is. */
  toListing(): ProviderListing {
    const { id, provider, sport, home, away, league, live, neutral } = this;
    const { startsAt, score, minute } = this;
    return {
      id,
      provider,
      sport,
      home,
      away,
      league,
      live,
      neutral,
      ...(startsAt === undefined ? {} : { startsAt }),
      ...(score === undefined ? {} : { score }),
      ...(minute === undefined ? {} : { minute }),
      lines: this.lines,
    };
  }

  /** The same, with what an engine needs to go on with it. */
  toState(): ListingState {
    return {
      ...this.toListing(),
      id: this.id,
      lines: this.lines.map(({ market, line, odds, suspended, changed }) => ({
        market,
        line,
        odds,
        ...(suspended === true ? { suspended } : {}),
        ...(changed === undefined ? {} : { changed }),
      })),
      standing: this.standing,
    };
  }

  /** Takes the lines and the standing that it had in another engine. */
  restore({ lines, standing }: ListingState): void {
    const known = new Map<LineKey, readonly number[]>();
    for (const line of lines) {
      const { odds, suspended, changed = 0 } = line;
      const [first, ...others] = odds;
      known.set(lineKeyOf(line), [changed, suspended === true ? -first : first, ...others]);
    }
    this.#keep(known);
    this.standing = standing;
  }

  /**
   * Takes other lines.
   *
   * @param markets - the markets that are replaced, the others stay; by default all are.
   * @returns whether anything differs.
   */
  restate(lines: readonly MarketLine[], now: number, markets?: readonly MarketKey[]): boolean {
    return this.#isSameLines(lines, markets)
      ? this.#rewrite(lines, now)
      : this.#rebuild(lines, now, markets);
  }

  /** Takes over the lines of what the source said before, but for the markets that are replaced. */
  inherit(
    before: BookListing,
    lines: readonly MarketLine[],
    now: number,
    markets?: readonly MarketKey[],
  ): void {
    this.keys = before.keys;
    this.numbers = before.numbers.slice();
    this.restate(lines, now, markets);
  }

  /** Whether the lines are those that it has, in the same order, their prices aside. */
  #isSameLines(lines: readonly MarketLine[], markets: readonly MarketKey[] | undefined): boolean {
    let next = 0;
    for (const key of this.keys) {
      const line = lines[next];
      if (line !== undefined && line.line === key.line && line.market === key.market) next += 1;
      else if (markets?.includes(key.market) !== false) return false;
    }
    return next === lines.length;
  }

  /** {@link restate} in place, where the lines are those that it has. */
  #rewrite(lines: readonly MarketLine[], now: number): boolean {
    const { keys, numbers } = this;
    let differs = false;
    let next = 0;
    let at = 0;
    for (const key of keys) {
      const count = key.sides.length;
      const line = lines[next];
      if (line !== undefined && line.line === key.line && line.market === key.market) {
        next += 1;
        const { odds } = line;
        const first = line.suspended === true ? -odds[0] : odds[0];
        const isSame =
          numbers[at + 1] === first &&
          numbers[at + 2] === odds[1] &&
          (count === 2 || numbers[at + 3] === odds[2]);
        if (!isSame) {
          differs = true;
          numbers[at] = now;
          numbers[at + 1] = first;
          numbers[at + 2] = odds[1];
          if (count === 3) numbers[at + 3] = odds[2] ?? 0;
        }
      }
      at += 1 + count;
    }
    return differs;
  }

  /** {@link restate} with the lines written anew: those that stay first. */
  #rebuild(
    lines: readonly MarketLine[],
    now: number,
    markets: readonly MarketKey[] | undefined,
  ): boolean {
    const before = this.#byKey();
    const after = new Map<LineKey, readonly number[]>();
    for (const [key, numbers] of before) {
      if (markets?.includes(key.market) === false) after.set(key, numbers);
    }
    for (const line of lines) {
      const key = lineKeyOf(line);
      const [first, ...others] = line.odds;
      const said = [line.suspended === true ? -first : first, ...others];
      const known = before.get(key);
      const isSame = known !== undefined && said.every((odds, side) => odds === known[side + 1]);
      after.set(key, isSame ? known : [now, ...said]);
    }
    const differs =
      after.size !== before.size ||
      [...after].some(([key, [, ...odds]]) => {
        const known = before.get(key);
        return known === undefined || odds.some((price, side) => price !== known[side + 1]);
      });
    this.#keep(after);
    return differs;
  }

  /** The numbers are copied, so that their array is no longer than they are. */
  #keep(lines: ReadonlyMap<LineKey, readonly number[]>): void {
    const numbers: number[] = [];
    for (const line of lines.values()) for (const number of line) numbers.push(number);
    this.numbers = numbers.slice();
    this.keys = shareKeys(lines.keys());
  }

  #byKey(): Map<LineKey, readonly number[]> {
    const lines = new Map<LineKey, readonly number[]>();
    let at = 0;
    for (const key of this.keys) {
      const end = at + 1 + key.sides.length;
      lines.set(key, this.numbers.slice(at, end));
      at = end;
    }
    return lines;
  }
}
