/** Chance that starts alike everywhere, for sequences that a seed must bring back. */
import { seededRandom } from "../bench/random.ts";

/** Draws from one seed. */
export class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** A number in [from, to). */
  between(from: number, to: number): number {
    return from + this.#random() * (to - from);
  }

  /** A whole number from `least` to `greatest`, both included. */
  whole(least: number, greatest: number): number {
    return least + Math.floor(this.#random() * (greatest - least + 1));
  }

  /** Whether something comes about that does so with this probability. */
  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  /** One of some items. */
  pick<T>(items: readonly T[]): T {
    const item = items[this.whole(0, items.length - 1)];
    if (item === undefined) throw new RangeError("Cannot pick: there must be items, was none");
    return item;
  }

  /** The name of one of some weights, as often as it weighs. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][];
    let left = this.between(
      0,
      entries.reduce((sum, [, weight]) => sum + weight, 0),
    );
    const found = entries.find(([, weight]) => (left -= weight) < 0) ?? entries[0];
    if (found === undefined) throw new RangeError("Cannot pick: there must be weights, was none");
    return found[0];
  }

  /** Some items in their order, each with this probability. */
  some<T>(items: readonly T[], probability: number): T[] {
    return items.filter(() => this.chance(probability));
  }
}
