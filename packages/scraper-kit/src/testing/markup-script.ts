/**
 * What the contract does to a page. It runs inside the page and is sent there as source text, so it
 * uses nothing from outside itself but the document. It finds rows by the plan in its own way: what an
 * adapter overlooks must not be overlooked here too.
 */
import type { BoardPlan } from "../page/board-plan.ts";

/** The hands on one document. Prices are numbered in the order of the page. */
export interface PageMarkup {
  /** How many prices there are; 0 where the document has no board. */
  countPrices(): number;
  /** Moves a price by its last digit. @returns whether it could be moved and stay a price. */
  nudge(price: number): boolean;
  /** Calls back with the element of a price. */
  touch(price: number, change: (element: Element) => void): void;
  /** Puts the matches of each league, and the leagues, in another order. @returns whether it did. */
  shuffle(seed: number): boolean;
  /** Shows a row of each match once more below it, or each match once more at the end. */
  repeat(what: "row" | "match"): void;
  /** Paints everything anew; the markup is another each time. */
  repaint(round: number): void;
  /** What the page shows now, and back to that. */
  save(): string[];
  restore(saved: readonly string[]): void;
}

/** Makes the hands for the document in which this runs. */
export function createPageMarkup(plan: BoardPlan, priceSelector: string): PageMarkup {
  interface Block {
    readonly container: Element;
    readonly header: Element | undefined;
    readonly rows: Element[];
  }

  const pattern =
    plan.match.pattern === undefined ? undefined : new RegExp(plan.match.pattern, "u");

  const containers = (): Element[] => [...document.querySelectorAll(plan.containers)];

  const matchOf = (row: Element): string | undefined => {
    const { attribute, within } = plan.match;
    const value = (within === undefined ? row : row.querySelector(within))?.getAttribute(attribute);
    if (value === null || value === undefined || value === "") return undefined;
    return pattern === undefined ? value : pattern.exec(value)?.[1];
  };

  const findBlocks = (): Block[] => {
    const blocks: Block[] = [];
    for (const container of containers()) {
      let header: Element | undefined;
      let name: string | undefined;
      let block: Block | undefined;
      for (const element of container.querySelectorAll("*")) {
        if (element.matches(plan.row)) {
          const match = matchOf(element);
          if (block === undefined || (match !== undefined && match !== name)) {
            name = match;
            block = { container, header, rows: [] };
            blocks.push(block);
          }
          block.rows.push(element);
        } else if (plan.header !== undefined && element.matches(plan.header)) {
          header = element;
          block = undefined;
        }
      }
    }
    return blocks;
  };

  /** The text node of each price. */
  const findPrices = (): { readonly element: Element; readonly text: Text }[] =>
    findBlocks().flatMap(({ rows }) =>
      rows.flatMap((row) =>
        [...row.querySelectorAll(priceSelector)].flatMap((element) => {
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            if (/^[+-]?\d+(?:\.\d+)?$/u.test(node.nodeValue?.trim() ?? "")) {
              return [{ element, text: node as Text }];
            }
          }
          return [];
        }),
      ),
    );

  /** One step of the last digit, away from where the price would be none in its format. */
  const step = (text: string): string | undefined => {
    const [, sign = "", digits = ""] = /^([+-]?)(\d+(?:\.\d+)?)$/u.exec(text) ?? [];
    const decimals = digits.split(".")[1]?.length ?? 0;
    const size = Number(digits);
    const unit = 10 ** -decimals;
    if (size === 1 || size === 100) return undefined;
    const isLeast = Math.abs(size - 1 - unit) < unit / 2 || size <= unit * 1.5;
    return sign + (isLeast ? size + unit : size - unit).toFixed(decimals);
  };

  const shuffled = <T>(items: readonly T[], random: () => number): T[] => {
    const rest = [...items];
    const result: T[] = [];
    while (rest.length > 0) result.push(...rest.splice(Math.floor(random() * rest.length), 1));
    // Never the order that there was.
    return items.length > 1 && result.every((item, index) => item === items[index])
      ? [...result.slice(1), ...result.slice(0, 1)]
      : result;
  };

  /** The elements that hold the match's rows and no others, as far out as they do. */
  const rootsOf = ({ container, rows }: Block): Element[] => {
    const own = new Set(rows);
    const roots = rows.map((row) => {
      let root = row;
      for (;;) {
        const parent = root.parentElement;
        if (parent === null || parent === container || !container.contains(parent)) return root;
        if (plan.header !== undefined) {
          if (parent.matches(plan.header) || parent.querySelector(plan.header)) return root;
        }
        if ([...parent.querySelectorAll(plan.row)].some((other) => !own.has(other))) return root;
        root = parent;
      }
    });
    return [...new Set(roots)];
  };

  const headerRoot = (container: Element, header: Element): Element => {
    let root = header;
    for (;;) {
      const parent = root.parentElement;
      if (parent === null || parent === container || parent.querySelector(plan.row)) return root;
      root = parent;
    }
  };

  /** Puts groups of siblings in another order; groups with different parents stay. */
  const reorder = (groups: readonly Element[][], random: () => number): boolean => {
    const elements = groups.flat();
    const parent = elements[0]?.parentElement;
    if (!parent || groups.length < 2 || elements.some((each) => each.parentElement !== parent)) {
      return false;
    }
    const place = document.createComment("");
    parent.insertBefore(place, elements[0] ?? null);
    for (const group of shuffled(groups, random)) {
      for (const element of group) parent.insertBefore(element, place);
    }
    place.remove();
    return true;
  };

  return {
    countPrices: () => findPrices().length,
    nudge(price) {
      const text = findPrices()[price]?.text;
      const moved = step(text?.data.trim() ?? "");
      if (text === undefined || moved === undefined) return false;
      text.data = moved;
      return true;
    },
    touch(price, change) {
      const element = findPrices()[price]?.element;
      if (element !== undefined) change(element);
    },
    shuffle(seed) {
      let state = seed;
      const random = (): number => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return state / 2_147_483_648;
      };
      let hasMoved = false;
      for (const container of containers()) {
        const leagues = new Map<Element | undefined, Element[][]>();
        for (const block of findBlocks().filter((each) => each.container === container)) {
          const blocks = leagues.get(block.header) ?? [];
          leagues.set(block.header, [...blocks, rootsOf(block)]);
        }
        for (const blocks of leagues.values()) hasMoved = reorder(blocks, random) || hasMoved;
        const groups = [...leagues].map(([header, blocks]) => {
          const roots = blocks.flat();
          if (header === undefined) return roots;
          return roots.some((root) => header.contains(root))
            ? [header]
            : [headerRoot(container, header), ...roots];
        });
        hasMoved = reorder(groups, random) || hasMoved;
      }
      return hasMoved;
    },
    repeat(what) {
      for (const block of findBlocks()) {
        if (what === "row") {
          const last = block.rows.at(-1);
          last?.after(last.cloneNode(true));
        } else {
          const roots = rootsOf(block);
          for (const root of roots) root.parentElement?.append(root.cloneNode(true));
        }
      }
    },
    repaint(round) {
      for (const container of containers()) {
        const painted = container.innerHTML;
        container.innerHTML = painted;
        for (const row of container.querySelectorAll(plan.row)) {
          row.setAttribute("data-round", String(round));
        }
      }
    },
    save: () => containers().map(({ innerHTML }) => innerHTML),
    restore(saved) {
      for (const [index, container] of containers().entries()) {
        container.innerHTML = saved[index] ?? "";
      }
    },
  };
}
