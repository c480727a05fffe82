/** One match with a ladder of Asian handicaps at many bookmakers. */
import { matchEvents, type EventListing, type MatchedEvent, type MarketLine } from "arb-core";
import { bookOdds, fairOdds } from "./price-model.ts";
import { seededRandom } from "./random.ts";

/** How large a ladder is, and how far the books' opinions are apart. */
export interface LadderOptions {
  readonly lines: number;
  readonly books: number;
  /** See {@link Pricing}. */
  readonly noise: number;
}

/** The first book is this much too generous at one price, so that there always is a sure bet. */
const MISTAKE = 1.1;

/** A match of which every book lists every line; margins are 3 % to 6 %. */
export function eventLadder({ lines, books, noise }: LadderOptions): MatchedEvent {
  const random = seededRandom(lines * 1000 + books);
  const ladder = Array.from({ length: lines }, (_, index) => {
    const line = (index - Math.floor(lines / 2)) / 4;
    const fair = [
      fairOdds({ market: "ft_hdp", side: "home", line }),
      fairOdds({ market: "ft_hdp", side: "away", line: 0 - line }),
    ] as const;
    return { line, fair };
  });
  const odds: Record<string, EventListing[]> = {};
  for (let book = 1; book <= books; book++) {
    const pricing = { margin: 0.03 + 0.03 * random(), noise };
    const listed = ladder.map(({ line, fair }): MarketLine => {
      const [home, away] = bookOdds(fair, pricing, random);
      const isMistaken = book === 1 && line === 0.25;
      return { market: "ft_hdp", line, odds: [isMistaken ? home * MISTAKE : home, away] };
    });
    odds[`book-${book}`] = [
      { home: "Arsenal", away: "Chelsea", startsAt: Date.UTC(2026, 7, 15, 14), lines: listed },
    ];
  }
  const [event] = matchEvents(odds);
  if (event === undefined) throw new Error("A ladder needs two books or more");
  return event;
}
