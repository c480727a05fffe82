/** The odds format of an answer, as the page's question names it. */
import type { OddsFormat } from "arb-core";
import { LayoutChangedError } from "scraper-kit";

/**
 * The format that a question asks for; Malay, which these sites send unasked, when it names none.
 *
 * @throws LayoutChangedError when it names one that is not known: its prices could be anything.
 */
export function readAskedFormat(
  site: string,
  asked: string | null | undefined,
  formats: Readonly<Record<string, OddsFormat>>,
): OddsFormat {
  if (asked === null || asked === undefined || asked === "") return "malay";
  const format = Object.hasOwn(formats, asked) ? formats[asked] : undefined;
  if (format === undefined) {
    throw new LayoutChangedError(`Cannot read feed of ${site}: its odds format is not known`);
  }
  return format;
}
