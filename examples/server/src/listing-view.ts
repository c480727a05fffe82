/** What `GET /odds` shows of a match at a bookmaker: the wire's words, and when it was seen. */
import { compareText, marketInfo, type MarketLine, type ProviderListing } from "arb-core";
import { formatTime } from "./clock.ts";

/** One line of a market, as JSON: the wire's fields and the two clocks of its prices. */
export type LineView = Readonly<Record<string, number | string | boolean>>;

/** One match at one bookmaker, as JSON. */
export interface ListingView {
  readonly site: string;
  readonly id: string | null;
  readonly sport: string;
  readonly home_team: string;
  readonly away_team: string;
  readonly league: string;
  readonly start_time: string | null;
  readonly live: boolean;
  readonly score: ProviderListing["score"] | null;
  readonly neutral: boolean;
  /** Lines by market key. */
  readonly odds: Readonly<Record<string, readonly LineView[]>>;
}

/** The order in which listings are shown: by site, then by the site's own id. */
export function byListing(a: ProviderListing, b: ProviderListing): number {
  return compareText(a.provider, b.provider) || compareText(a.id ?? "", b.id ?? "");
}

/** Shows a listing. */
export function encodeListing(listing: ProviderListing): ListingView {
  const odds: Partial<Record<MarketLine["market"], LineView[]>> = {};
  for (const line of listing.lines) (odds[line.market] ??= []).push(encodeLine(line));
  return {
    site: listing.provider,
    id: listing.id ?? null,
    sport: listing.sport ?? "football",
    home_team: listing.home,
    away_team: listing.away,
    league: listing.league ?? "",
    start_time: listing.startsAt === undefined ? null : formatTime(listing.startsAt),
    live: listing.live === true,
    score: listing.score ?? null,
    neutral: listing.neutral === true,
    odds,
  };
}

function encodeLine({ market, line, odds, suspended, seen, changed }: MarketLine): LineView {
  const { kind, sides } = marketInfo(market);
  return {
    [sides[0]]: odds[0],
    [sides[1]]: odds[1],
    [kind === "hdp" ? "handicap" : "line"]: line,
    ...(suspended === true ? { suspended } : {}),
    ...(seen === undefined ? {} : { seen: formatTime(seen) }),
    ...(changed === undefined ? {} : { changed: formatTime(changed) }),
  };
}
