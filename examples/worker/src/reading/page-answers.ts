/** What a site answers instead of odds: that it will not, or that it wants a login. */
import type { Page, Response } from "playwright-core";
import { BlockedError, isGone, RetryableError, ThrottledError } from "scraper-kit";

const PASSWORD_FIELD = 'input[type="password"]';

/** Throws the error whose consequence the status of a page asks for. */
export function throwIfRefused(response: Response): void {
  const status = response.status();
  if (status === 429) {
    const seconds = Number(response.headers()["retry-after"]);
    const options = seconds > 0 ? { retryAfterMs: seconds * 1000 } : {};
    throw new ThrottledError("Cannot open page: the site answered 429", options);
  }
  if (status === 401 || status === 403) {
    throw new BlockedError(`Cannot open page: the site answered ${status}`);
  }
  if (status >= 500) throw new RetryableError(`Cannot open page: the site answered ${status}`);
}

/** Whether the page, or a frame of it, has a field for a password. */
export async function asksForPassword(page: Page): Promise<boolean> {
  const counts = await Promise.all(
    page.frames().map((frame) =>
      frame
        .locator(PASSWORD_FIELD)
        .count()
        .catch((error: unknown) => {
          if (isGone(frame, error)) return 0;
          throw error;
        }),
    ),
  );
  return counts.some((count) => count > 0);
}
