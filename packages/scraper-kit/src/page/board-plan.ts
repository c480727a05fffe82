/**
 * Where a page shows its odds, in terms that suffice to gather them without understanding them. The
 * unit is the block: all rows of one match, under the header of its league. A block is what an
 * adapter parses, and what is parsed again when one of its prices moves.
 */

/** What to gather, as CSS selectors. They are looked for in every frame of the page. */
export interface BoardPlan {
  /** The elements that hold the odds; a frame that has one has the board. */
  readonly containers: string;
  /** A row, or whatever element holds one line of a match. Rows do not nest. */
  readonly row: string;
  /** A header within a container. It belongs to the rows that follow. */
  readonly header?: string;
  /** What tells which rows are of one match. Rows of one match follow one another. */
  readonly match: {
    /** An attribute of the row, or of the first element within that {@link within} finds. */
    readonly attribute: string;
    readonly within?: string;
    /**
     * A regular expression whose first group is the same in all rows of a match; default, the whole
     * value. A row without a value, or one that it does not match, belongs to the match before it.
     */
    readonly pattern?: string;
  };
  /** Elements that say how to read the rows: the select of the odds format. */
  readonly context?: string;
  /**
   * The containers scroll, and hold only the rows near the part that can be seen. A full read then
   * scrolls through them, and waits where they are blank; changes cannot be watched, because what is
   * not there cannot change. What stands above the first row or below the last one, headers apart,
   * must be lower than a row.
   */
  readonly virtual?: boolean;
}

/** All rows of one match. */
export interface BoardBlock {
  /** The container's place in the page, and the match: what the plan says is the same in its rows. */
  readonly key: string;
  /** The rows and their header, within copies of the elements around them. */
  readonly html: string;
}

/** What a page shows at one moment. */
export interface Board {
  /** When it was gathered, by the page's clock, in epoch milliseconds. */
  readonly at: number;
  /** The elements of {@link BoardPlan.context}, with what is selected in them marked as such. */
  readonly context: string;
  /** In the order of the page. Rows that are not shown are left out. */
  readonly blocks: readonly BoardBlock[];
}

/** What has happened to a board since the last message about it; messages are JSON. */
export interface BoardChange {
  readonly at: number;
  /** Absent when it has not changed. */
  readonly context?: string;
  /** Whether this is all there is, rather than what changed. */
  readonly whole: boolean;
  /** The blocks that are new or changed, as key and HTML. */
  readonly changed: readonly (readonly [key: string, html: string])[];
  /** The keys of blocks that are gone. */
  readonly removed: readonly string[];
}
