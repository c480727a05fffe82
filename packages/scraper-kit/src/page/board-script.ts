/**
 * What runs inside the page. These functions are sent there as source text, so they use nothing
 * from outside themselves but the document they find there.
 */
import type { BoardChange, BoardPlan } from "./board-plan.ts";

/** Gathers and watches the board of one document. */
interface PageBoard {
  /** All blocks, as the JSON of a {@link BoardChange}; `undefined` when the document has no board. */
  read(): Promise<string | undefined>;
  /** Calls back at once with everything, whenever there is a board, and then with what changes. */
  watch(send: (change: string) => void): void;
}

/** Makes the board of the document in which it runs. */
export function createPageBoard(plan: BoardPlan): PageBoard {
  interface Block {
    readonly container: Element;
    readonly header: Element | undefined;
    readonly rows: Element[];
    /** The rows that can be seen; to ask the page costs it a layout. */
    shown: readonly Element[];
    html: string;
  }

  /** What was seen of a match while scrolling. */
  interface ScrolledBlock {
    header: string;
    readonly rows: Map<string, string>;
    around: string;
  }

  /** Stands where the rows come, in what is around them. */
  const ROWS = "<!--rows-->";
  const MAX_SCROLL_STEPS = 500;
  const LONGEST_FRAME_MS = 250;
  const LONGEST_BLANK_MS = 3000;
  const unfollowed = "a virtual list did not follow to its end when it was scrolled";
  const pattern =
    plan.match.pattern === undefined ? undefined : new RegExp(plan.match.pattern, "u");
  const listed = plan.header === undefined ? plan.row : `${plan.header}, ${plan.row}`;

  const now = (): number => performance.timeOrigin + performance.now();

  /** The select is written with the option that is selected now, whatever the markup said first. */
  const readContext = (): string => {
    if (plan.context === undefined) return "";
    const texts = [...document.querySelectorAll(plan.context)].map((element) => {
      const copy = element.cloneNode(true) as Element;
      const selects = [element, ...element.querySelectorAll("*")];
      const copies = [copy, ...copy.querySelectorAll("*")];
      for (const [index, original] of selects.entries()) {
        if (!(original instanceof HTMLOptionElement)) continue;
        copies[index]?.toggleAttribute("selected", original.selected);
      }
      return copy.outerHTML;
    });
    return texts.join("\n");
  };

  /** The match that a row says it is of. */
  const matchOf = (row: Element): string | undefined => {
    const { attribute, within } = plan.match;
    const bearer = within === undefined ? row : row.querySelector(within);
    const value = bearer?.getAttribute(attribute);
    if (value === null || value === undefined || value === "") return undefined;
    return pattern === undefined ? value : pattern.exec(value)?.[1];
  };

  /** Empty copies of the elements around the rows, container included, as opening and closing tags. */
  const wrap = (container: Element, row: Element, inner: string): string => {
    let html = inner;
    for (let element = row.parentElement; element !== null; element = element.parentElement) {
      const shell = (element.cloneNode(false) as Element).outerHTML;
      const end = shell.lastIndexOf("</");
      html = shell.slice(0, end) + html + shell.slice(end);
      if (element === container) break;
    }
    return html;
  };

  /** A header may hold rows: it is written without them. */
  const writeHeader = (header: Element | undefined): string => {
    if (header === undefined) return "";
    if (header.querySelector(plan.row) === null) return header.outerHTML;
    const copy = header.cloneNode(true) as Element;
    for (const row of copy.querySelectorAll(plan.row)) row.remove();
    return copy.outerHTML;
  };

  /** Looks which rows can be seen, and writes them. */
  const write = (block: Block): string => {
    block.shown = block.rows.filter((row) => row.isConnected && row.checkVisibility());
    return writeShown(block);
  };

  const writeShown = ({ container, header, shown }: Block): string => {
    const [first] = shown;
    if (first === undefined) return "";
    const inner = writeHeader(header) + shown.map((row) => row.outerHTML).join("");
    return wrap(container, first, inner);
  };

  /** Divides what is in the page into blocks, which are not written yet. */
  const gather = (): Map<string, Block> => {
    const blocks = new Map<string, Block>();
    for (const [place, container] of [...document.querySelectorAll(plan.containers)].entries()) {
      let header: Element | undefined;
      let block: Block | undefined;
      let name = "";
      for (const element of container.querySelectorAll(listed)) {
        if (!element.matches(plan.row)) {
          header = element;
          block = undefined;
          continue;
        }
        const match = matchOf(element);
        if (block === undefined || (match !== undefined && match !== name)) {
          name = match ?? "";
          block = { container, header, rows: [], shown: [], html: "" };
          // A match that turns up again somewhere else is a block of its own.
          let key = `${place}/${name}`;
          while (blocks.has(key)) key += "'";
          blocks.set(key, block);
        }
        block.rows.push(element);
      }
    }
    return blocks;
  };

  const hasBoard = (): boolean => document.querySelector(plan.containers) !== null;

  /**
   * The next frame runs a list's scroll handler and whatever that asked for; a page that is not shown
   * has no frames.
   */
  const nextFrame = (): Promise<void> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve, 0));
      setTimeout(resolve, LONGEST_FRAME_MS);
    });

  /** At once, also where the page has it glide. */
  const scroll = (list: Element, top: number): void => list.scrollTo({ top, behavior: "instant" });

  const isAtEnd = (list: Element): boolean =>
    list.scrollTop + list.clientHeight >= list.scrollHeight - 1;

  /**
   * Whether the part of a list that can be seen is not filled yet: its rows are still those of where
   * it was before, or none, and to scroll on would pass over some. What is lower than a row hides none.
   */
  const isBlank = (list: Element): boolean => {
    // It has no more than what can be seen.
    if (list.scrollHeight <= list.clientHeight + 1) return false;
    const view = list.getBoundingClientRect();
    let top = Infinity;
    let bottom = -Infinity;
    let rowHeight = Infinity;
    for (const element of list.querySelectorAll(listed)) {
      const box = element.getBoundingClientRect();
      if (box.height === 0) continue;
      top = Math.min(top, box.top);
      bottom = Math.max(bottom, box.bottom);
      if (element.matches(plan.row)) rowHeight = Math.min(rowHeight, box.height);
    }
    const isFilled = top - view.top < rowHeight && view.bottom - bottom < rowHeight;
    return rowHeight === Infinity || !isFilled;
  };

  /** Resolves when the page has drawn what a list was scrolled to. */
  const whenDrawn = async (list: Element): Promise<void> => {
    const giveUpAt = now() + LONGEST_BLANK_MS;
    while (isBlank(list)) {
      if (now() > giveUpAt) throw new Error(unfollowed);
      await nextFrame();
    }
  };

  /** Collects the rows of a list that exist now. @returns the last of them. */
  const collect = (list: Element, seen: Map<string, ScrolledBlock>): Element | undefined => {
    let last: Element | undefined;
    let headerHtml = "";
    for (const [key, { container, header, rows }] of gather()) {
      if (container !== list) continue;
      last = rows.at(-1);
      const block = seen.get(key) ?? { header: "", rows: new Map(), around: "" };
      seen.set(key, block);
      // A window that begins inside a league shows no header: what was seen before carries it on.
      if (header !== undefined) headerHtml = writeHeader(header);
      else if (headerHtml === "") headerHtml = block.header;
      block.header = headerHtml;
      for (const row of rows) {
        if (!row.checkVisibility()) continue;
        if (block.around === "") block.around = wrap(container, row, ROWS);
        block.rows.set(row.id === "" ? row.outerHTML : row.id, row.outerHTML);
      }
    }
    return last;
  };

  /** Scrolls through a list of which only a part exists, to its end, and collects its rows on the way. */
  const scrollThrough = async (list: Element, seen: Map<string, ScrolledBlock>): Promise<void> => {
    const scrolledTo = list.scrollTop;
    // What is not cut off is all there.
    const isWhole = getComputedStyle(list).overflowY === "visible";
    try {
      scroll(list, 0);
      if (scrolledTo > 0) await nextFrame();
      for (let step = 0; step < MAX_SCROLL_STEPS; step++) {
        await whenDrawn(list);
        const last = collect(list, seen);
        if (isWhole || isAtEnd(list)) return;
        // The last row comes to the top, so that each window overlaps the one before.
        const top = last?.getBoundingClientRect().top ?? 0;
        const toLast = top - list.getBoundingClientRect().top;
        const position = list.scrollTop;
        scroll(list, position + (toLast >= 1 ? toLast : list.clientHeight / 2));
        await nextFrame();
        if (list.scrollTop <= position) break;
      }
      throw new Error(unfollowed);
    } finally {
      scroll(list, scrolledTo);
    }
  };

  const format = (change: BoardChange): string => JSON.stringify(change);

  const describe = (at: number, blocks: (readonly [string, string])[]): string => {
    const changed = blocks.filter(([, html]) => html !== "");
    return format({ at, whole: true, context: readContext(), changed, removed: [] });
  };

  return {
    async read() {
      if (!hasBoard()) return undefined;
      const at = now();
      if (plan.virtual !== true) {
        return describe(
          at,
          [...gather()].map(([key, block]) => [key, write(block)] as const),
        );
      }
      const blocks = new Map<string, ScrolledBlock>();
      for (const list of document.querySelectorAll(plan.containers)) {
        await scrollThrough(list, blocks);
      }
      const html = ({ header, rows, around }: ScrolledBlock): string =>
        around.replace(ROWS, () => header + [...rows.values()].join(""));
      return describe(
        at,
        [...blocks].map(([key, block]) => [key, html(block)] as const),
      );
    },

    watch(send) {
      let known: Map<string, Block> | undefined;
      let containers: Element[] = [];
      let hasSpoken = false;
      let context = "";
      const blockOf = new Map<Element, string>();

      const takeAll = (): void => {
        if (!hasBoard()) {
          // The first word of a document takes the place of what the one before it said.
          if (known !== undefined || !hasSpoken) {
            send(format({ at: now(), whole: true, context: "", changed: [], removed: [] }));
          }
          hasSpoken = true;
          known = undefined;
          containers = [];
          return;
        }
        const before = known;
        known = gather();
        containers = [...document.querySelectorAll(plan.containers)];
        blockOf.clear();
        const changed: [string, string][] = [];
        for (const [key, block] of known) {
          for (const row of block.rows) blockOf.set(row, key);
          block.html = write(block);
          if (block.html !== "" && block.html !== before?.get(key)?.html) {
            changed.push([key, block.html]);
          }
        }
        tell(before, changed);
      };

      const takeRows = (keys: Set<string>): void => {
        const changed: [string, string][] = [];
        const removed: string[] = [];
        for (const key of keys) {
          const block = known?.get(key);
          if (block === undefined) continue;
          // What changes within a row does not hide it.
          const html = writeShown(block);
          if (html === block.html) continue;
          if (html === "") removed.push(key);
          else changed.push([key, html]);
          block.html = html;
        }
        const context = newContext();
        if (changed.length + removed.length === 0 && context === undefined) return;
        send(
          format({
            at: now(),
            whole: false,
            changed,
            removed,
            ...(context !== undefined && { context }),
          }),
        );
      };

      const newContext = (): string | undefined => {
        const read = readContext();
        if (read === context) return undefined;
        context = read;
        return read;
      };

      const tell = (before: Map<string, Block> | undefined, changed: [string, string][]): void => {
        const said = newContext();
        if (before === undefined) {
          send(format({ at: now(), whole: true, context, changed, removed: [] }));
          return;
        }
        const removed = [...before.keys()].filter((key) => {
          const html = known?.get(key)?.html ?? "";
          return html === "" && before.get(key)?.html !== "";
        });
        if (changed.length + removed.length === 0 && said === undefined) return;
        send(
          format({
            at: now(),
            whole: false,
            changed,
            removed,
            ...(said !== undefined && { context: said }),
          }),
        );
      };

      const observer = new MutationObserver((records) => {
        const keys = new Set<string>();
        for (const { target, type } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          const row = element?.closest(plan.row);
          const key = row === null || row === undefined ? undefined : blockOf.get(row);
          const isRowItself = element === row && type === "attributes";
          if (known === undefined || key === undefined || isRowItself) {
            if (known !== undefined && element !== null && isElsewhere(element)) continue;
            // Outside of the rows anything may have happened: rows came, went, moved, or hid.
            takeAll();
            return;
          }
          keys.add(key);
        }
        if (containers.some((container) => !container.isConnected)) takeAll();
        else takeRows(keys);
      });

      /** Neither in a container nor around one, nor in what says how to read them. */
      const isElsewhere = (element: Element): boolean => {
        const { containers: boards, context: selects } = plan;
        if (element.closest(boards) !== null || element.querySelector(boards) !== null) {
          return false;
        }
        if (selects === undefined) return true;
        return element.closest(selects) === null && element.querySelector(selects) === null;
      };

      observer.observe(document, {
        childList: true,
        subtree: true,
        characterData: true,
        attributes: true,
      });
      document.addEventListener("change", takeAll, true);
      document.addEventListener("DOMContentLoaded", takeAll);
      // A style sheet that arrives late shows rows that could not be seen.
      addEventListener("load", takeAll);
      takeAll();
    },
  };
}
