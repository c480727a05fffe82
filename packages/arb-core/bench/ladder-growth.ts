/** How the search for sure bets grows with an event's lines and bookmakers. */
import { findArbitrage, type Policy } from "arb-core";
import { eventLadder } from "./event-ladder.ts";
import { timeTogether } from "./measure.ts";

const SIZES = [
  { lines: 10, books: 10 },
  { lines: 20, books: 10 },
  { lines: 40, books: 10 },
  { lines: 10, books: 20 },
  { lines: 10, books: 40 },
] as const;
const ROUNDS = 9;

/** One size of ladder, measured. */
export interface LadderFigures {
  readonly lines: number;
  readonly books: number;
  readonly pairs: Policy["pairs"];
  /** Opportunities that were reported. */
  readonly found: number;
  readonly ms: number;
  /** Time for each line of each book, in microseconds. */
  readonly usPerPrice: number;
  /** The same over that of the first size: about 1 where the cost is in proportion to the prices. */
  readonly priceGrowth: number;
  /** Time for each reported opportunity, in microseconds; `undefined` where there is none. */
  readonly usPerFound: number | undefined;
  /** The same over that of the first size. */
  readonly foundGrowth: number | undefined;
}

/**
 * Measures every size, 10 lines at 10 books first.
 *
 * @param noise - how far the books' opinions are apart: see {@link Pricing}.
 */
export function measureLadders(noise: number, pairs: Policy["pairs"]): LadderFigures[] {
  const events = SIZES.map((size) => eventLadder({ ...size, noise }));
  const search = events.map((event) => () => findArbitrage(event, { pairs }));
  const { ms, ratios } = timeTogether(search, ROUNDS);
  const found = search.map((find) => find().length);
  return SIZES.map(({ lines, books }, index) => {
    const [time = Number.NaN, ratio = Number.NaN] = [ms[index], ratios[index]];
    const [reported = 0, base = 0] = [found[index], found[0]];
    const prices = lines * books;
    return {
      lines,
      books,
      pairs,
      found: reported,
      ms: time,
      usPerPrice: (1000 * time) / prices,
      priceGrowth: (ratio * SIZES[0].lines * SIZES[0].books) / prices,
      usPerFound: reported === 0 ? undefined : (1000 * time) / reported,
      foundGrowth: reported === 0 || base === 0 ? undefined : (ratio * base) / reported,
    };
  });
}
