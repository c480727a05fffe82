import { malayToProfit, type Malay } from "./malay.ts";

/** The formats in which a board can print its prices. */
export const ODDS_FORMATS = ["MY", "HK", "ID", "DE", "US"] as const;

/** Malay, Hong Kong, Indonesian, decimal or American. */
export type OddsFormat = (typeof ODDS_FORMATS)[number];

/** What people call each format. */
export const ODDS_FORMAT_NAMES: Readonly<Record<OddsFormat, string>> = {
  MY: "Malay",
  HK: "Hong Kong",
  ID: "Indonesian",
  DE: "Decimal",
  US: "American",
};

/** Prints a price as a board does: two decimals; American odds as a whole number with its sign. */
export function formatPrice(price: Malay, format: OddsFormat): string {
  const profit = malayToProfit(price);
  switch (format) {
    case "MY":
      return price.toFixed(2);
    case "HK":
      return profit.toFixed(2);
    case "ID":
      return (profit >= 1 ? profit : -1 / profit).toFixed(2);
    case "DE":
      return (profit + 1).toFixed(2);
    case "US":
      return profit >= 1 ? `+${Math.round(profit * 100)}` : String(-Math.round(100 / profit));
  }
}
