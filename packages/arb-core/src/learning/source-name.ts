/** Names as bookmakers use them, apart from whom they stand for: the same name may be two clubs'. */
import type { IdentifiedListing } from "../matching/listing-identity.ts";
import { DEFAULT_SPORT } from "../registry/registry-team.ts";
import { cleanText, compareText } from "../text.ts";

/** A name as one bookmaker uses it for one of a club's sides. */
export interface SourceName {
  /** The bookmaker. */
  readonly source: string;
  readonly sport: string;
  /** The squad as words joined by `+`; empty for the senior men's first team. */
  readonly squad: string;
  /** Normalized, without the squad. With the three above, it is what tells names apart. */
  readonly base: string;
  /** As the bookmaker prints it. */
  readonly text: string;
}

/** Which of a listing's two names. */
export type ListedSide = "home" | "away";

/** The name that a listing has on one side. */
export function nameOf(entry: IdentifiedListing, side: ListedSide): SourceName {
  const { listing } = entry;
  const { base, squad } = entry[side];
  const { provider, sport = DEFAULT_SPORT } = listing;
  const text = cleanText(listing[side]);
  // A name with its squad is no name of the club.
  const isPlain = squad === "" && !/[([{]/u.test(text);
  return { source: provider, sport, squad, base, text: isPlain ? text : base };
}

/** What tells a name of a bookmaker from every other. */
export function nameKey({ source, sport, squad, base }: SourceName): string {
  return JSON.stringify([source, sport, squad, base]);
}

/** Orders names by bookmaker; ties are fixed. */
export function compareNames(a: SourceName, b: SourceName): number {
  return compareText(a.source, b.source) || compareText(nameKey(a), nameKey(b));
}
