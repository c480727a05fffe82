/** What the decoder of a site's feed does: it turns what the site sends to its page into readings. */
import type { FeedMessage, SiteReading } from "scraper-kit";

/**
 * Decodes a feed, message by message, from before its first. It asks the site for nothing and knows
 * no clock.
 */
export interface FeedDecoder {
  /**
   * Takes the next message; one that is none of its business is passed over.
   *
   * @returns whether what the feed says has changed or was confirmed.
   * @throws LayoutChangedError for a message of the feed that cannot be understood, RetryableError
   *   when one was missed: what the feed says from then on cannot be known without starting over.
   */
  take(message: FeedMessage): boolean;
  /**
   * The moment up to which everything that the site has said is here, when it is asked at `now`; epoch
   * milliseconds.
   *
   * @returns `undefined` while the feed has not said everything, or has broken off.
   */
  asOf(now: number): number | undefined;
  /**
   * The moment up to which the page itself has shown everything, where its socket tells; absent where
   * the page asks for its odds.
   */
  shownAsOf?(): number | undefined;
  /** Everything that the feed says, of the moment {@link asOf}; `undefined` when that is. */
  reading(now: number): SiteReading | undefined;
}
