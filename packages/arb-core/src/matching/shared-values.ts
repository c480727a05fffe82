/** Equal values kept once: thousands of fixtures are in one competition. */

/** More are not remembered at once, so that what is read cannot fill the memory. */
const MAX_VALUES = 10_000;

/** Gives one object for all equal values. */
export class SharedValues<T> {
  readonly #values = new Map<string, T>();

  /** The first of the values with the same key; the value itself where it is the first. */
  share(key: string, value: T): T {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    if (this.#values.size === MAX_VALUES) this.#values.clear();
    this.#values.set(key, value);
    return value;
  }
}
