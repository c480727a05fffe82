/** Whose clubs may play in a country's leagues. */

/** Countries some of whose clubs play in another's leagues: Cardiff, Vaduz, Toronto, Derry. */
const GUESTS: ReadonlyMap<string, readonly string[]> = new Map([
  ["AND", ["ESP"]],
  ["CAN", ["USA"]],
  ["ENG", ["SCO", "WAL"]],
  ["LIE", ["SUI"]],
  ["NIR", ["IRL"]],
  ["NZL", ["AUS"]],
  ["PUR", ["USA"]],
  ["SMR", ["ITA"]],
  ["WAL", ["ENG"]],
]);

/**
 * Whether a team may play in a country's leagues. A registry can hold the country that a club
 * stands in instead of that of its league; where clubs cross a border, both are taken for true.
 *
 * @param home - the team's country; one that is not known may be any.
 */
export function mayPlayIn(home: string | undefined, country: string): boolean {
  return home === undefined || home === country || (GUESTS.get(home)?.includes(country) ?? false);
}
