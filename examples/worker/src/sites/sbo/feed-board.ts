/** What sbo's feed has said, row by row, and the matches that follow from it. */
import type { FeedLine, FeedMatch } from "../../reading/feed-matches.ts";
import { parseFeedTime } from "../../reading/kick-off.ts";
import { parseScore, type MatchClock } from "../../reading/match-clock.ts";
import type { SboLeague, SboLive, SboMatch, SboOdds, SboResult, SboUpdate } from "./feed-rows.ts";
import { SBO_FEED } from "./selectors.ts";

/** The state of a feed. */
export class SboBoard {
  readonly #leagues = new Map<number, SboLeague>();
  readonly #matches = new Map<number, SboMatch>();
  readonly #results = new Map<number, SboResult>();
  readonly #live = new Map<number, SboLive>();
  readonly #odds = new Map<number, SboOdds>();
  /** The lines of each result, and the results of each match. */
  readonly #oddsOf = new Map<number, Set<number>>();
  readonly #resultsOf = new Map<number, Set<number>>();

  /** Forgets everything. */
  clear(): void {
    for (const rows of [this.#leagues, this.#matches, this.#results, this.#live, this.#odds]) {
      rows.clear();
    }
    this.#oddsOf.clear();
    this.#resultsOf.clear();
  }

  /** Takes rows in place of those with their ids. @returns the matches that they are about. */
  apply(update: SboUpdate): ReadonlySet<number> {
    const touched = new Set<number>();
    const touch = (resultId: number): void => {
      const matchId = this.#results.get(resultId)?.matchId;
      if (matchId !== undefined) touched.add(matchId);
    };
    for (const league of update.leagues) {
      this.#leagues.set(league.id, league);
      for (const match of this.#matches.values()) {
        if (match.leagueId === league.id) touched.add(match.id);
      }
    }
    for (const match of update.matches) {
      this.#matches.set(match.id, match);
      touched.add(match.id);
    }
    for (const result of update.results) {
      this.#results.set(result.id, result);
      addTo(this.#resultsOf, result.matchId, result.id);
      touched.add(result.matchId);
    }
    for (const live of update.live) {
      this.#live.set(live.resultId, live);
      touch(live.resultId);
    }
    for (const id of update.goneOdds) {
      const gone = this.#odds.get(id);
      if (gone === undefined) continue;
      this.#odds.delete(id);
      this.#oddsOf.get(gone.resultId)?.delete(id);
      touch(gone.resultId);
    }
    for (const odds of update.odds) {
      const before = this.#odds.get(odds.id);
      if (before !== undefined && before.resultId !== odds.resultId)
        this.#oddsOf.get(before.resultId)?.delete(odds.id);
      this.#odds.set(odds.id, odds);
      addTo(this.#oddsOf, odds.resultId, odds.id);
      touch(odds.resultId);
    }
    for (const id of update.goneMatches) {
      this.#remove(id);
      touched.add(id);
    }
    return touched;
  }

  /** A match with its lines; `undefined` when it is gone, or has no league. */
  match(id: number, utcOffsetMinutes: number): FeedMatch | undefined {
    const match = this.#matches.get(id);
    if (match === undefined) return undefined;
    const league = this.#leagues.get(match.leagueId)?.name ?? "";
    const results = [...(this.#resultsOf.get(id) ?? [])].flatMap(
      (resultId) => this.#results.get(resultId) ?? [],
    );
    // Corners and bookings of a match are counted in results of their own.
    const main = results.find(({ type }) => type === SBO_FEED.mainResult);
    if (main === undefined) return undefined;
    return {
      id: String(id),
      home: match.home,
      away: match.away,
      league,
      clock: this.#clock(match, main, utcOffsetMinutes),
      lines: [...(this.#oddsOf.get(main.id) ?? [])].flatMap((oddsId) => {
        const odds = this.#odds.get(oddsId);
        return odds === undefined ? [] : (readLine(odds) ?? []);
      }),
    };
  }

  #clock(match: SboMatch, main: SboResult, utcOffsetMinutes: number): MatchClock | undefined {
    const live = this.#live.get(main.id);
    if (live?.isLive !== true) {
      const startsAt = parseFeedTime(match.kickOff, utcOffsetMinutes);
      return startsAt === undefined ? undefined : { live: false, time: match.kickOff, startsAt };
    }
    const period = SBO_FEED.periods[live.period];
    const score = parseScore(`${main.home}-${main.away}`);
    if (period === undefined) return { live: true, time: "", score };
    const injury = live.injury > 0 ? `+${live.injury}` : "";
    const time = period === "HT" ? "HT" : `${period} ${live.minute}'${injury}`;
    return { live: true, time, period, score };
  }

  #remove(matchId: number): void {
    for (const resultId of this.#resultsOf.get(matchId) ?? []) {
      for (const oddsId of this.#oddsOf.get(resultId) ?? []) this.#odds.delete(oddsId);
      this.#oddsOf.delete(resultId);
      this.#results.delete(resultId);
      this.#live.delete(resultId);
    }
    this.#resultsOf.delete(matchId);
    this.#matches.delete(matchId);
  }
}

/** @returns `undefined` for a kind of line that is not read. */
function readLine({ type, point, prices }: SboOdds): FeedLine | undefined {
  const market = SBO_FEED.markets[type];
  const [one = "", two = "", three = ""] = prices.map((price) =>
    price === undefined ? "" : String(price),
  );
  if (market === undefined) return undefined;
  switch (market) {
    case "ft_hdp":
    case "fh_hdp":
      // The site's sign is the giver's; the usual one is the other way round.
      return { market, handicap: 0 - point, prices: [one, two] };
    case "ft_ou":
    case "fh_ou":
      return { market, total: point, prices: [one, two] };
    case "ft_1x2":
    case "fh_1x2":
      return { market, prices: [one, two, three] };
  }
}

function addTo(sets: Map<number, Set<number>>, key: number, value: number): void {
  const set = sets.get(key) ?? new Set();
  set.add(value);
  sets.set(key, set);
}
