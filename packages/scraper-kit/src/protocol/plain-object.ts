/**
 * What the fast path asks of an object that JSON.parse made. All its fields must be ones that are
 * known: then no key is forbidden, and nothing is nested unseen.
 */

/** A message, or a part of it, of which nothing is checked yet. */
export type Unchecked<Fields> = { readonly [Name in keyof Fields]?: unknown };

/** Whether a value is an object; an array of JSON is one too, and has none of the fields. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** How many fields an object has. */
export function countFields(value: object): number {
  let count = 0;
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- Object.keys() takes twice as long
  for (const key in value) count += 1;
  return count;
}

/** 1 for a field that is there, to add up how many are. */
export function countField(value: unknown): 0 | 1 {
  return value === undefined ? 0 : 1;
}
