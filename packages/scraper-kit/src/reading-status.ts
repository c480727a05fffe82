/** What a reading says about the health of the scraper that made it. */
import type { SiteReading } from "./scraper.ts";

/** Why a reading that came without an error is still not to be trusted. */
export interface ReadingDoubt {
  /**
   * `empty-page`: no rows and no problems. `mostly-unreadable`: more problems than matches.
   * `rows-collapsed`: most of the rows of the reading before are gone.
   */
  readonly code: "empty-page" | "mostly-unreadable" | "rows-collapsed";
  /** For people. */
  readonly message: string;
}

/**
 * Looks for signs that the site shows something else than it did when the adapter was written.
 *
 * @returns `undefined` when there are none.
 */
export function doubtReading(reading: SiteReading): ReadingDoubt | undefined {
  const { rows, matches, problems } = reading;
  if (rows === 0 && problems.length === 0) {
    return { code: "empty-page", message: "no rows and no problems: blocked?" };
  }
  if (problems.length > matches.length) {
    return {
      code: "mostly-unreadable",
      message: `${problems.length} problems, ${matches.length} matches: layout changed?`,
    };
  }
  return undefined;
}
