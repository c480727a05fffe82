/**
 * The text of page elements as a person sees it. Sites keep both texts of a toggled cell in the
 * page and hide one by a class, so plain text content would give the two run together.
 */
import type { Cheerio, CheerioAPI } from "cheerio/slim";
import { cleanText, MAX_NAME_LENGTH } from "arb-core";

type PageNode = ReturnType<CheerioAPI["root"]>[number]["children"][number];

/** Elements of a page that was read with cheerio. */
export type Selection = Cheerio<PageNode>;

const TEXT_NODE = 3;

/** Text longer than this is no cell of an odds table, and is not looked at. */
const MAX_CELL_LENGTH = 2000;

/**
 * The visible text of the selection, raw, with a line feed for each `<br>`.
 *
 * @param hiddenClass Class by which the site hides an element.
 * @returns at most 2000 characters. Works without recursion: no nesting is too deep for it.
 */
export function rawText(selection: Selection, hiddenClass?: string): string {
  const stack: PageNode[] = selection.toArray().reverse();
  let text = "";
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (text.length >= MAX_CELL_LENGTH) break;
    if (node.nodeType === TEXT_NODE) {
      text += node.data.replaceAll("\n", " ");
    } else if ("attribs" in node) {
      if (node.name === "br") text += "\n";
      else if (!isHidden(node.attribs, hiddenClass)) {
        for (const child of node.children.toReversed()) stack.push(child);
      }
    }
  }
  return text.slice(0, MAX_CELL_LENGTH);
}

/** The visible text on one line, cleaned of invisible characters and cut to 200 characters. */
export function visibleText(selection: Selection, hiddenClass?: string): string {
  return cleanText(trimmedBudget(rawText(selection, hiddenClass)));
}

/** The visible text between the `<br>`s, each part as {@link visibleText} gives it. */
export function visibleLines(selection: Selection, hiddenClass?: string): string[] {
  return rawText(selection, hiddenClass)
    .split("\n")
    .map((line) => cleanText(trimmedBudget(line)));
}

/** The direct child elements with one of the given tag names. */
export function childElements(selection: Selection, tagName: string): Selection {
  return selection.children().filter((_, element) => element.name === tagName);
}

function trimmedBudget(text: string): string {
  return text.trim().slice(0, MAX_NAME_LENGTH);
}

function isHidden(
  attributes: Readonly<Record<string, string>>,
  hiddenClass: string | undefined,
): boolean {
  if ("hidden" in attributes) return true;
  if (/display\s*:\s*none/iu.test(attributes["style"] ?? "")) return true;
  if (hiddenClass === undefined) return false;
  return (attributes["class"] ?? "").split(/\s+/u).includes(hiddenClass);
}
