/** The one function that runs inside the page: it gathers everything that a reading needs. */

/** What to gather, as CSS selectors. */
export interface CollectPlan {
  /** The `<select>` of the odds format. */
  readonly formatSelect: string;
  /** The elements that hold the odds. */
  readonly containers: string;
  /**
   * For containers that scroll and hold only the rows near the visible part: league headers and
   * rows, in document order. Rows have ids.
   */
  readonly virtualRows?: { readonly header: string; readonly row: string };
}

/**
 * Gathers the odds-format select and the odds containers as one string of HTML. Reading many
 * small values across the browser boundary is what is slow; one long string is not.
 *
 * The select is written with the option that is selected now, whatever the page's markup said at
 * first. A virtual list is scrolled from top to bottom, so that each row is in the page once, and
 * scrolled back. The page is not changed otherwise.
 *
 * It is sent to the page as source text: it uses nothing from outside, and names no function
 * inside, because compilers wrap named functions in helpers that the page does not have.
 *
 * @param anchor Any element of the document.
 */
export async function collectOdds(anchor: Element, plan: CollectPlan): Promise<string> {
  const MAX_STEPS = 500;
  const LONGEST_FRAME_MS = 250;
  const parts: string[] = [];

  const select = anchor.ownerDocument.querySelector<HTMLSelectElement>(plan.formatSelect);
  if (select !== null) {
    const copy = select.cloneNode(true) as HTMLSelectElement;
    for (const [index, option] of [...select.options].entries()) {
      copy.options[index]?.toggleAttribute("selected", option.selected);
    }
    parts.push(copy.outerHTML);
  }

  for (const list of anchor.ownerDocument.querySelectorAll(plan.containers)) {
    if (plan.virtualRows === undefined) {
      parts.push(list.outerHTML);
      continue;
    }
    const { header, row } = plan.virtualRows;
    const rows = new Map<string, { league: string; html: string }>();
    const scrolledTo = list.scrollTop;
    list.scrollTop = 0;
    for (let step = 0; step < MAX_STEPS; step++) {
      if (step > 0 || scrolledTo > 0) {
        // The next frame runs the list's scroll handler and whatever that asked for; a page that
        // is not shown has no frames.
        await new Promise<void>((resolve) => {
          requestAnimationFrame(() => setTimeout(resolve, 0));
          setTimeout(resolve, LONGEST_FRAME_MS);
        });
      }
      let league = "";
      let lastRow: Element | undefined;
      for (const element of list.querySelectorAll(`${header}, ${row}`)) {
        if (element.matches(row)) {
          const key = element.id === "" ? element.outerHTML : element.id;
          // A window that begins inside a league shows no header: rows seen before carry it on.
          if (league === "") league = rows.get(key)?.league ?? "";
          rows.set(key, { league, html: element.outerHTML });
          lastRow = element;
        } else {
          const copy = element.cloneNode(true) as Element;
          for (const nested of copy.querySelectorAll(row)) nested.remove();
          league = copy.outerHTML;
        }
      }
      const position = list.scrollTop;
      if (position + list.clientHeight >= list.scrollHeight - 1) break;
      // The last row comes to the top, so that each window overlaps the one before.
      const toLastRow =
        lastRow === undefined
          ? 0
          : lastRow.getBoundingClientRect().top - list.getBoundingClientRect().top;
      list.scrollTop = position + (toLastRow >= 1 ? toLastRow : list.clientHeight / 2);
      if (list.scrollTop === position) break;
    }
    list.scrollTop = scrolledTo;

    let printedLeague = "";
    for (const { league, html } of rows.values()) {
      if (league !== printedLeague) parts.push(league);
      printedLeague = league;
      parts.push(html);
    }
  }
  return parts.join("\n");
}
