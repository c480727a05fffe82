import { perMarket } from "../src/market-key.ts";
import type { SiteView, ViewLine, ViewMatch, ViewRow } from "../src/site-view.ts";
import type { Site } from "../src/site.ts";

/** 02:30 of the next day at UTC+8. */
const KICK_OFF = Date.UTC(2026, 10, 22, 18, 30);

/** A line whose prices stand still. */
export function line(value: number, prices: readonly [number, number]): ViewLine {
  return { line: value, prices, changed: false, suspended: false };
}

/** A row with the lines given, and no other. */
export function row(index: number, lines: Partial<ViewRow["lines"]>, suspended = false): ViewRow {
  return { index, suspended, lines: { ...perMarket(() => undefined), ...lines } };
}

/** A match of two lines, not begun, of which the away side gives at full time and home in the half. */
export function match(parts: Partial<ViewMatch> = {}): ViewMatch {
  return {
    matchId: 7,
    number: 4007,
    home: "Man Utd",
    away: "Brighton & Hove",
    neutral: false,
    pseudo: undefined,
    startsAt: KICK_OFF,
    goesLive: false,
    clock: { state: "scheduled" },
    score: { home: 0, away: 0 },
    redCards: { home: 0, away: 0 },
    suspended: false,
    rows: [
      row(0, {
        ft_hdp: line(0.25, [0.95, -0.99]),
        ft_ou: line(2.5, [1, 0.85]),
        fh_hdp: line(-0.25, [-0.8, 0.7]),
        fh_ou: line(1.25, [0.9, 0.94]),
      }),
      row(1, { ft_hdp: line(0, [0.75, -0.85]), ft_ou: line(2.75, [-0.77, 0.66]) }),
    ],
    fullTimeResult: [3.1, 3.3, 2.25],
    firstHalfResult: undefined,
    ...parts,
  };
}

/** The same match at 1-0, three minutes into injury time. */
export function running(parts: Partial<ViewMatch> = {}): ViewMatch {
  return match({
    clock: { state: "second-half", minute: 45, injury: 3, played: 0.98 },
    score: { home: 1, away: 0 },
    ...parts,
  });
}

/** A board with one league. */
export function view(
  site: Site,
  matches: { readonly live?: readonly ViewMatch[]; readonly upcoming?: readonly ViewMatch[] },
): SiteView {
  const league = (own: readonly ViewMatch[] | undefined): SiteView["live"] =>
    own === undefined
      ? []
      : [{ number: 1100, name: "ENGLISH PREMIER LEAGUE", remark: "", matches: own }];
  return {
    site,
    now: KICK_OFF,
    live: league(matches.live),
    upcoming: league(matches.upcoming),
  };
}

/** HTML without line ends and zero-width non-joiners. */
export function plain(html: string): string {
  return html.replaceAll("\u200C", "").replaceAll("\n", "");
}

/** The table rows of a piece of HTML. */
export function rowsOf(html: string): string[] {
  return [...html.matchAll(/<tr[^>]*>.*?<\/tr>/g)].map((found) => found[0]);
}

/** The insides of the table cells of a piece of HTML. */
export function cellsOf(html: string): string[] {
  return [...html.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map((cell) => cell[1] ?? "");
}
