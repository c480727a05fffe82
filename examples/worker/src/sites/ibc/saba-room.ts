/** A room of the single page's socket: what was said in it, and the matches that follow from it. */
import type { OddsFormat } from "arb-core";
import { LayoutChangedError } from "scraper-kit";
import { FeedMatches, type FeedLine } from "../../reading/feed-matches.ts";
import { parseScore, type MatchClock } from "../../reading/match-clock.ts";
import { SABA_FEED as plan } from "./saba-selectors.ts";

/** A league, a match or a line, or the word that one is gone; changes have only what changed. */
export type SabaObject = Readonly<Record<string, unknown>>;

const REGULAR_MINUTES = 45;

/** The state of a room. */
export class SabaRoom {
  readonly name: string;
  readonly matches: FeedMatches;
  /** The number of the last message. */
  rev: number;
  readonly #leagues = new Map<unknown, SabaObject>();
  readonly #matches = new Map<unknown, SabaObject>();
  readonly #odds = new Map<unknown, SabaObject>();
  /** The lines of each match. */
  readonly #oddsOf = new Map<unknown, Set<unknown>>();
  #isLive = false;

  constructor(name: string, format: OddsFormat, rev: number) {
    this.name = name;
    this.matches = new FeedMatches(format);
    this.rev = rev;
  }

  /** Whether running matches are told of here. */
  get isLive(): boolean {
    return this.#isLive;
  }

  /** Takes what is said in one message. */
  apply(objects: readonly SabaObject[]): void {
    const touched = new Set<unknown>();
    for (const object of objects) this.#take(object, touched);
    for (const id of touched) this.#rebuild(id);
  }

  #take(object: SabaObject, touched: Set<unknown>): void {
    switch (object["type"]) {
      case "reset":
        this.#leagues.clear();
        this.#matches.clear();
        this.#odds.clear();
        this.#oddsOf.clear();
        this.matches.clear(this.matches.format);
        break;
      case "l": {
        const id = idOf(object, "leagueid");
        this.#leagues.set(id, { ...this.#leagues.get(id), ...object });
        for (const [matchId, match] of this.#matches) {
          if (match["leagueid"] === id) touched.add(matchId);
        }
        break;
      }
      case "m": {
        const id = idOf(object, "matchid");
        this.#matches.set(id, { ...this.#matches.get(id), ...object });
        if (object["marketid"] !== undefined) this.#isLive = object["marketid"] === "L";
        touched.add(id);
        break;
      }
      case "o": {
        const id = idOf(object, "oddsid");
        const odds = { ...this.#odds.get(id), ...object };
        this.#odds.set(id, odds);
        const lines = this.#oddsOf.get(odds["matchid"]) ?? new Set();
        this.#oddsOf.set(odds["matchid"], lines.add(id));
        touched.add(odds["matchid"]);
        break;
      }
      case "do": {
        const id = idOf(object, "oddsid");
        const matchId = this.#odds.get(id)?.["matchid"];
        this.#odds.delete(id);
        this.#oddsOf.get(matchId)?.delete(id);
        touched.add(matchId);
        break;
      }
      case "dm": {
        const id = idOf(object, "matchid");
        for (const oddsId of this.#oddsOf.get(id) ?? []) this.#odds.delete(oddsId);
        this.#oddsOf.delete(id);
        this.#matches.delete(id);
        touched.add(id);
        break;
      }
    }
  }

  #rebuild(id: unknown): void {
    const match = this.#matches.get(id);
    if (match === undefined) {
      this.matches.delete(String(id));
      return;
    }
    this.matches.set({
      id: String(id),
      home: text(match["homenameen"]),
      away: text(match["awaynameen"]),
      league: text(this.#leagues.get(match["leagueid"])?.["leaguenameen"]),
      clock: readClock(match),
      lines: [...(this.#oddsOf.get(id) ?? [])].flatMap((oddsId) => {
        const odds = this.#odds.get(oddsId);
        return odds === undefined ? [] : (readLine(odds) ?? []);
      }),
    });
  }
}

/** @returns `undefined` for a kind of bet that is not read. */
function readLine(odds: SabaObject): FeedLine | undefined {
  const market = plan.markets[text(odds["bettype"])];
  if (market === undefined) return undefined;
  // Between a goal and the next prices a line says closePrice: only running is open.
  const suspended = odds["oddsstatus"] !== plan.openStatus;
  const [homeGives, awayGives] = [Number(odds["hdp1"] ?? 0), Number(odds["hdp2"] ?? 0)];
  const pair = [price(odds["odds1a"]), price(odds["odds2a"])] as const;
  switch (market) {
    case "ft_hdp":
    case "fh_hdp":
      return { market, handicap: awayGives - homeGives, prices: pair, suspended };
    case "ft_ou":
    case "fh_ou":
      return { market, total: homeGives, prices: pair, suspended };
    case "ft_1x2":
    case "fh_1x2": {
      const prices = [price(odds["com1"]), price(odds["comx"]), price(odds["com2"])] as const;
      return { market, prices, suspended };
    }
  }
}

function readClock(match: SabaObject): MatchClock | undefined {
  if (match["marketid"] !== "L") {
    const startsAt = Number(match["kickofftime"]) * 1000;
    if (!Number.isSafeInteger(startsAt)) return undefined;
    return { live: false, time: "", startsAt };
  }
  const score = parseScore(`${text(match["livehomescore"])}-${text(match["liveawayscore"])}`);
  const period = Number(match["liveperiod"]);
  if (period === 1 || period === 2) {
    const half = period === 1 ? "1H" : "2H";
    return { live: true, time: shownTime(match, half), period: half, score };
  }
  if (text(match["csstatus"]) === "1") return { live: true, time: "HT", period: "HT", score };
  return { live: true, time: "", score };
}

/** What the page shows as time is meant for people; the minute in it is the site's own. */
function shownTime(match: SabaObject, half: string): string {
  const minute = /(\d{1,2})'/u.exec(text(match["showtime"]))?.[1];
  const injury = Number(match["injurytime"] ?? 0);
  const added = injury > 0 ? `+${injury}` : "";
  return minute === undefined
    ? half
    : `${half} ${Math.min(Number(minute), REGULAR_MINUTES)}'${added}`;
}

/** @throws LayoutChangedError without one: nobody knows what is meant. */
function idOf(object: SabaObject, name: string): string | number {
  const id = object[name];
  if (typeof id === "string" || typeof id === "number") return id;
  throw new LayoutChangedError("Cannot read feed of ibc: something has no id");
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** 0 is no price. */
function price(value: unknown): string {
  return value === 0 ? "" : text(value);
}
