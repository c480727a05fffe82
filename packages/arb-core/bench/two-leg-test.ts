/** What the exact two-leg test costs against the naive one, which takes Polish middles for arbs. */
import { isSureBet, requiredProduct, type PricedSelection, type Selection } from "arb-core";
import { timeTogether } from "./measure.ts";
import { seededRandom } from "./random.ts";

const PAIRS = 1000;
const ROUNDS = 25;
const GAPS = [-0.5, -0.25, 0, 0.25, 0.5] as const;

type Pair = readonly [PricedSelection, PricedSelection];

/** What was measured. */
export interface TwoLegFigures {
  readonly pairs: number;
  /** Pairs that the naive test reports, and those of them that are sure bets. */
  readonly naive: number;
  readonly sure: number;
  readonly naiveNs: number;
  readonly exactNs: number;
  /** The exact test's time over the naive one's: the median of the rounds. */
  readonly ratio: number;
}

/** Times both tests over the same pairs. */
export function measureTwoLegTest(rounds = ROUNDS): TwoLegFigures {
  const pairs = realisticPairs();
  const naive = (): number => {
    let found = 0;
    for (const [a, b] of pairs) if (1 / a.odds + 1 / b.odds < 1) found += 1;
    return found;
  };
  const exact = (): number => {
    let found = 0;
    for (const [a, b] of pairs) if (isSureBet(a, b)) found += 1;
    return found;
  };
  const { ms, ratios } = timeTogether([naive, exact], rounds);
  const [naiveMs = Number.NaN, exactMs = Number.NaN] = ms;
  const nsPerMs = 1e6;
  return {
    pairs: pairs.length,
    naive: naive(),
    sure: exact(),
    naiveNs: (naiveMs * nsPerMs) / pairs.length,
    exactNs: (exactMs * nsPerMs) / pairs.length,
    ratio: ratios[1] ?? Number.NaN,
  };
}

/**
 * Opposite bets of several markets on one line and across lines, near the border: half of them
 * have net odds whose product is above 1.
 */
function realisticPairs(): readonly Pair[] {
  const random = seededRandom(1);
  const pick = <T>(values: readonly [T, ...T[]]): T =>
    values[Math.floor(random() * values.length)] ?? values[0];
  return Array.from({ length: PAIRS }, (_, index): Pair => {
    const gap = pick(GAPS);
    const [first, second] = pick(OPPOSITES)(gap, Math.floor(random() * 9) / 4);
    const odds = 1.5 + random();
    const product = index % 2 === 0 ? 1 + 0.3 * random() : 1 - 0.3 * random();
    return [priced(first, odds), priced(second, 1 + product / (odds - 1))];
  });
}

/** All bets are made here, so that they are alike to the compiler, as they are from one reader. */
function priced({ market, side, line }: Selection, odds: number): PricedSelection {
  return { market, side, line, odds };
}

/** Opposite bets that leave a gap (below 0: overlap), by where the first one stands. */
const OPPOSITES: readonly [Opposite, ...Opposite[]] = [
  (gap, place) => [
    { market: "ft_hdp", side: "home", line: place - 1 },
    { market: "ft_hdp", side: "away", line: 1 - place - gap },
  ],
  (gap, place) => [
    { market: "ft_ou", side: "over", line: place + 1.5 },
    { market: "ft_ou", side: "under", line: place + 1.5 - gap },
  ],
  (gap, place) => [
    { market: "fh_ou", side: "under", line: place + 1 },
    { market: "fh_ou", side: "over", line: place + 1 + gap },
  ],
  (gap) => [
    { market: "ft_1x2", side: "home", line: 0 },
    { market: "ft_hdp", side: "away", line: 0.5 - gap },
  ],
];

type Opposite = (gap: number, place: number) => readonly [Selection, Selection];

/** How many of the pairs need which product: that all kinds of gap are there. */
export function countRequiredProducts(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [a, b] of realisticPairs()) {
    const product = String(requiredProduct(a, b));
    counts[product] = (counts[product] ?? 0) + 1;
  }
  return counts;
}
