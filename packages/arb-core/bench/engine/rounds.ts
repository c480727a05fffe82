/**
 * Rounds of several measurements in turns, so that a machine that is busy for a moment disturbs all
 * of them alike. A measurement is short: what disturbs it then spoils some rounds and not the
 * median.
 */

/** Measures something once more, with the next messages of a sequence: one value or several. */
export type Measure<K extends string> = () => Readonly<Partial<Record<K, number>>>;

/** In the rounds before the first that counts, code is compiled. */
const WARM_UP_SHARE = 0.25;

/**
 * Runs all measurements so many times, each round in another order.
 *
 * @param names - of the values that they measure.
 * @returns for each name one value a round.
 */
export function measureInTurns<K extends string>(
  names: readonly K[],
  measures: readonly Measure<K>[],
  rounds: number,
): Readonly<Record<K, readonly number[]>> {
  const entries = names.map((name) => [name, [] as number[]] as const);
  const values = Object.fromEntries(entries) as Record<K, number[]>;
  const warmUp = Math.ceil(WARM_UP_SHARE * rounds);
  for (let round = 0; round < warmUp + rounds; round++) {
    const first = round % measures.length;
    for (const measure of [...measures.slice(first), ...measures.slice(0, first)]) {
      const measured = measure();
      if (round < warmUp) continue;
      for (const name of names) {
        const value = measured[name];
        if (value !== undefined) values[name].push(value);
      }
    }
  }
  return values;
}
