/** The two-way markets on the boards: handicap and totals, full time and first half. */
export const MARKET_KEYS = ["ft_hdp", "ft_ou", "fh_hdp", "fh_ou"] as const;

/** One two-way market. */
export type MarketKey = (typeof MARKET_KEYS)[number];

/** Something that each market has one of. */
export type PerMarket<T> = Record<MarketKey, T>;

/** Builds one value for each market, in the order of `MARKET_KEYS`. */
export function perMarket<T>(build: (market: MarketKey) => T): PerMarket<T> {
  return {
    ft_hdp: build("ft_hdp"),
    ft_ou: build("ft_ou"),
    fh_hdp: build("fh_hdp"),
    fh_ou: build("fh_ou"),
  };
}

/** Says whether a market is a handicap; otherwise it is a total. */
export function isHandicap(market: MarketKey): boolean {
  return market === "ft_hdp" || market === "fh_hdp";
}

/** Says whether a market is settled at half time. */
export function isFirstHalf(market: MarketKey): boolean {
  return market === "fh_hdp" || market === "fh_ou";
}
