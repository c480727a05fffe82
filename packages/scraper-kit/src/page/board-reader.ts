/** From a board to a reading, parsing only what is new in it. */
import type { WireMatch } from "../protocol/messages.ts";
import type { ReadProblem, SiteReading } from "../scraper.ts";
import type { Board } from "./board-plan.ts";

/** Options of {@link BoardReader}. */
export interface BoardReaderOptions {
  /**
   * Reads a piece of the page: the elements of the plan's `context`, and one block or all of them.
   * A pure function of the text, but for kick-offs printed without a date.
   */
  readonly parse: (html: string) => SiteReading;
}

interface ReadBlock {
  readonly html: string;
  readonly reading: SiteReading;
}

/** Reads boards one after the other. A block that is as it was is not parsed again. */
export class BoardReader {
  readonly #options: BoardReaderOptions;
  #context = "";
  #known = new Map<string, ReadBlock>();

  constructor(options: BoardReaderOptions) {
    this.#options = options;
  }

  /**
   * Everything that the board shows. Where two blocks are of one match, the first counts and the
   * other is noted as a problem (`repeated-match`): a match that is moved from one list to another may
   * stand in both for a moment.
   */
  read({ context, blocks }: Board): SiteReading {
    if (context !== this.#context) this.#known.clear();
    this.#context = context;
    const known = new Map<string, ReadBlock>();
    const matches: WireMatch[] = [];
    const problems: ReadProblem[] = [];
    const ids = new Set<string>();
    let rows = 0;
    for (const { key, html } of blocks) {
      const before = this.#known.get(key);
      const reading = before?.html === html ? before.reading : this.#options.parse(context + html);
      known.set(key, { html, reading });
      rows += reading.rows;
      problems.push(...reading.problems);
      for (const match of reading.matches) {
        if (match.id !== undefined && ids.has(match.id)) {
          problems.push({ code: "repeated-match", where: match.id.slice(0, 100) });
          continue;
        }
        if (match.id !== undefined) ids.add(match.id);
        matches.push(match);
      }
    }
    this.#known = known;
    return { matches, rows, problems };
  }
}
