import type { SabaObject } from "./saba-rows.ts";

/**
 * Packs objects the way that other releases of the site do: a table of names, then for each object
 * a list with its kind and pairs of a place in the table and a value.
 */
export function packObjects(objects: readonly SabaObject[]): readonly (readonly unknown[])[] {
  const names = [...new Set(objects.flatMap(Object.keys))].filter((name) => name !== "type");
  const places = new Map(names.map((name, index) => [name, index]));
  const tuples = objects.map(({ type = "", ...fields }) => [
    ...[0, type],
    ...Object.entries(fields).flatMap(([name, value]) => [places.get(name), value]),
  ]);
  return [["f", 0, names], ...tuples];
}
