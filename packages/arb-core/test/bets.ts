/** Bets from short text, so that the tables of the tests read like tables. */
import { parseMarketKey, type MarketKey, type PricedSelection, type Selection } from "arb-core";

const TEXT = /^(?:([a-z]+_[a-z0-9]+) )?([a-z_]+)(?: ([+-]?[\d.]+))?(?: @ ([\d.]+))?$/;

const USUAL_MARKETS: Readonly<Record<string, MarketKey>> = {
  home: "ft_1x2",
  draw: "ft_1x2",
  away: "ft_1x2",
  over: "ft_ou",
  under: "ft_ou",
  home_draw: "ft_dc",
  home_away: "ft_dc",
  draw_away: "ft_dc",
  yes: "ft_btts",
  no: "ft_btts",
  odd: "ft_oe",
  even: "ft_oe",
};

/**
 * Reads `home -0.5`, `over 2.75`, `draw` or, with the market's key in front, `fh_eh draw -1`.
 * Without a key the market is the usual one of the full time: home and away are an Asian handicap
 * where a line follows, and 1X2 where none does.
 */
export function bet(text: string): Selection {
  const { market, side, line } = parse(text);
  return { market, side, line };
}

/** Reads a bet and its decimal odds: `home -0.5 @ 2.10`. */
export function priced(text: string): PricedSelection {
  return parse(text);
}

function parse(text: string): PricedSelection {
  const [, key, side = "", line, odds] = TEXT.exec(text) ?? [];
  const isHandicap = line !== undefined && (side === "home" || side === "away");
  const market = key ?? (isHandicap ? "ft_hdp" : USUAL_MARKETS[side]);
  const info = parseMarketKey(market ?? "");
  const known = info?.sides.find((each) => each === side);
  if (info === undefined || known === undefined) throw new Error(`No such bet: ${text}`);
  return { market: info.key, side: known, line: Number(line ?? 0), odds: Number(odds) };
}
