/**
 * What the names of an index have in common with one query, added up in columns: a search touches
 * many names, and few of them are worth an object.
 */

/** How much of a query and of a name is linked: see `Coverage` of the alignment. */
export interface TalliedCoverage {
  readonly gainQuery: number;
  readonly gainName: number;
  readonly usedQuery: number;
  readonly usedName: number;
}

/** Sums of one name, side by side. */
const SUMS = 4;
const FIRST_CAPACITY = 64;

/** Coverage by a name's number, of one search at a time. */
export class CoverageTally {
  #search = 0;
  #searches = new Float64Array(FIRST_CAPACITY);
  #sums = new Float64Array(FIRST_CAPACITY * SUMS);

  /** Begins a search, in which no name has been touched. Numbers of names are below `count`. */
  begin(count: number): void {
    this.#search += 1;
    if (count <= this.#searches.length) return;
    // What former searches added up is of no use.
    this.#searches = new Float64Array(2 * count);
    this.#sums = new Float64Array(2 * count * SUMS);
  }

  /** Whether the search has touched a name. */
  has(name: number): boolean {
    return this.#searches[name] === this.#search;
  }

  /** Touches a name, of which nothing is covered yet. */
  touch(name: number): void {
    this.#searches[name] = this.#search;
    this.#sums.fill(0, name * SUMS, (name + 1) * SUMS);
  }

  /** Adds a link to a name that was touched. */
  cover(name: number, queryWeight: number, nameWeight: number, strength: number): void {
    const sums = this.#sums;
    const at = name * SUMS;
    sums[at] = (sums[at] ?? 0) + queryWeight * strength;
    sums[at + 1] = (sums[at + 1] ?? 0) + nameWeight * strength;
    sums[at + 2] = (sums[at + 2] ?? 0) + queryWeight;
    sums[at + 3] = (sums[at + 3] ?? 0) + nameWeight;
  }

  /** What is covered of a name that was touched. */
  of(name: number): TalliedCoverage {
    const at = name * SUMS;
    return {
      gainQuery: this.#sums[at] ?? 0,
      gainName: this.#sums[at + 1] ?? 0,
      usedQuery: this.#sums[at + 2] ?? 0,
      usedName: this.#sums[at + 3] ?? 0,
    };
  }
}
