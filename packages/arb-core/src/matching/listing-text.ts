/**
 * What a listing says as one text, so that what was read once is not read again. For most
 * bookmakers the same text means the same; a registry with names of a bookmaker's own, or a clock
 * that is off, gives it a meaning of its own.
 */
import type { ProviderListing } from "../listing.ts";
import type { MatchingOptions } from "./matching-options.ts";
import { aliasesOf, sportOf } from "../registry/registry-team.ts";

/** Writes what a listing says: equal texts are one fixture. */
export type ListingWriter = (listing: ProviderListing) => string;

/** Makes the texts for some options. */
export function createListingWriter({
  registry,
  clockOffsets = [],
}: MatchingOptions): ListingWriter {
  const special = new Set<string | undefined>(clockOffsets.map(({ source }) => source));
  for (const team of registry?.teams ?? []) {
    for (const { source } of aliasesOf(team)) special.add(source);
  }
  return (listing) => {
    const { provider, home, away, league = "", startsAt, live, minute, score, neutral } = listing;
    const sport = sportOf(listing);
    const play = live === true || minute !== undefined || score !== undefined;
    // The lengths tell where each name ends.
    return (
      `${home.length} ${away.length} ${league.length} ${sport.length} ${startsAt ?? "-"} ` +
      (neutral === true ? "n" : "") +
      (play
        ? `${live === true} ${minute ?? "-"} ${score?.home ?? "-"} ${score?.away ?? "-"}`
        : "") +
      `|${home}${away}${league}${sport}${special.has(provider) ? provider : ""}`
    );
  };
}
