/** Holds what a site's screen shows against what its feed said: the two have one state. */
import type { SiteReading } from "scraper-kit";
import type { WireMatch } from "scraper-kit/protocol";

/** The greatest rounding of any format's last digit, in decimal odds. */
const ROUNDING = 0.0051;

/** A line with its prices by side. */
type Line = Readonly<Record<string, unknown>>;

/**
 * Compares the matches, markets and lines that both have; what only one of them has may be on its
 * way. Prices may differ by the rounding of what is printed.
 *
 * @returns a text for each disagreement, which is the same as long as neither side moves. It holds
 *   prices: it is for comparing, not for telling.
 */
export function compareReadings(feed: SiteReading, screen: SiteReading): string[] {
  const shown = new Map(screen.matches.map((match) => [match.id, match]));
  return feed.matches.flatMap((match) => {
    const other = shown.get(match.id);
    return other === undefined ? [] : compareMatches(match, other);
  });
}

function compareMatches(feed: WireMatch, screen: WireMatch): string[] {
  const where = feed.id ?? "";
  const found: string[] = [];
  if (feed.live !== screen.live) found.push(`${where}/live`);
  if (JSON.stringify(feed.score) !== JSON.stringify(screen.score)) found.push(`${where}/score`);
  for (const [market, lines] of Object.entries(feed.odds)) {
    const shown = linesOf(screen, market);
    for (const line of Array.isArray(lines) ? lines : [lines]) {
      const other = shown.find((each) => lineKey(each) === lineKey(line as Line));
      if (other === undefined) continue;
      if (!isSameLine(line as Line, other)) {
        found.push(`${where}/${market} ${JSON.stringify([line, other])}`);
      }
    }
  }
  return found;
}

function linesOf({ odds }: WireMatch, market: string): Line[] {
  const lines = (odds as Readonly<Record<string, unknown>>)[market];
  if (lines === undefined || lines === null) return [];
  return (Array.isArray(lines) ? lines : [lines]) as Line[];
}

function lineKey({ handicap, line }: Line): string {
  return `${Number(handicap ?? line ?? 0)}`;
}

/** A suspended line need not show its prices. */
function isSameLine(one: Line, other: Line): boolean {
  if ((one["suspended"] === true) !== (other["suspended"] === true)) return false;
  if (one["suspended"] === true) return true;
  return Object.entries(one).every(([side, price]) => {
    const shown = other[side];
    if (typeof price !== "number" || typeof shown !== "number") return price === shown;
    return Math.abs(price - shown) <= ROUNDING;
  });
}
