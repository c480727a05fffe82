/** The page's own selector of the odds format: the only thing that says how its prices read. */
import type { CheerioAPI } from "cheerio/slim";
import { foldText, type OddsFormat } from "arb-core";
import { visibleText } from "./visible-text.ts";

/** Where the selector is and what its values mean. */
export interface OddsSelect {
  /** CSS selector of the `<select>`. */
  readonly selector: string;
  /** The format that each option's value stands for. */
  readonly formatByValue: Readonly<Record<string, OddsFormat>>;
}

const FORMAT_BY_LABEL: ReadonlyMap<string, OddsFormat> = new Map([
  ["malay", "malay"],
  ["malaysia", "malay"],
  ["hong kong", "hong-kong"],
  ["hk", "hong-kong"],
  ["indonesian", "indonesian"],
  ["indonesia", "indonesian"],
  ["indo", "indonesian"],
  ["decimal", "decimal"],
  ["euro", "decimal"],
  ["american", "american"],
  ["us", "american"],
]);

/**
 * The format in which the page shows its prices now.
 *
 * @returns `undefined` when the page does not say: no selector, not exactly one selected option,
 *   a value that is not known, or a value and a label that contradict each other.
 */
export function readOddsFormat($: CheerioAPI, select: OddsSelect): OddsFormat | undefined {
  const selected = $(select.selector).first().find("option[selected]");
  if (selected.length !== 1) return undefined;
  const value = selected.attr("value")?.trim() ?? "";
  const byValue = Object.hasOwn(select.formatByValue, value)
    ? select.formatByValue[value]
    : undefined;
  const label = foldText(visibleText(selected)).replace(/ (?:odds|price)$/u, "");
  const byLabel = FORMAT_BY_LABEL.get(label);
  if (byValue !== undefined && byLabel !== undefined && byValue !== byLabel) return undefined;
  return byLabel ?? byValue;
}
