import { closeOdds, NO_ROWS, type SabaObject, type SabaRows } from "./saba-rows.ts";

/** Lists everything in a room, as it is sent to a page that knows nothing of it. */
export function listEverything(rows: SabaRows): readonly SabaObject[] {
  return [{ type: "reset" }, ...listDifferences(NO_ROWS, rows), { type: "done" }];
}

/**
 * Lists what changed in a room, in the messages in which it is sent: mostly one. Where a score
 * changed, the lines of the match come first, closed and with their new prices; then the score and
 * whatever else there is; then the lines open.
 */
export function listChanges(before: SabaRows, rows: SabaRows): readonly (readonly SabaObject[])[] {
  const scored = new Set(
    [...rows.matches]
      .filter(([id, match]) => isOtherScore(before.matches.get(id), match))
      .map(([id]) => id),
  );
  const isScored = (item: SabaObject): boolean => scored.has(Number(item["matchid"]));
  const closed = new Map(
    [...rows.odds].map(([id, item]) => [
      id,
      isScored(item) && item["oddsstatus"] === "running"
        ? { ...item, oddsstatus: "closePrice" }
        : item,
    ]),
  );
  // What is not of those matches waits for the second message.
  const others = [...before.odds].filter(([, item]) => !isScored(item));
  const ofScored = [...closed].filter(([, item]) => isScored(item));
  const first: SabaRows = { ...before, odds: new Map([...others, ...ofScored]) };
  const second: SabaRows = { ...rows, odds: closed };
  return [
    listDifferences(before, first),
    listDifferences(first, second),
    listDifferences(second, rows),
  ].filter((message) => message.length > 0);
}

function isOtherScore(before: SabaObject | undefined, match: SabaObject): boolean {
  if (before === undefined) return false;
  return ["livehomescore", "liveawayscore"].some((name) => before[name] !== match[name]);
}

/** Whole objects for what is new, parts of objects for what changed, and the ids of what is gone. */
function listDifferences(before: SabaRows, rows: SabaRows): readonly SabaObject[] {
  const goneMatches = [...before.matches.keys()].filter((id) => !rows.matches.has(id));
  const goneOdds = [...before.odds].filter(
    ([id, item]) => !rows.odds.has(id) && rows.matches.has(Number(item["matchid"])),
  );
  return [
    ...goneMatches.map((matchid) => ({ type: "dm", matchid })),
    ...goneOdds.flatMap(([oddsid, item]) => [
      partOf(item, closeOdds(item), "oddsid"),
      { type: "do", oddsid },
    ]),
    ...listParts(before.leagues, rows.leagues, "leagueid"),
    ...listParts(before.matches, rows.matches, "matchid"),
    ...listParts(before.odds, rows.odds, "oddsid"),
  ];
}

function listParts(
  before: ReadonlyMap<number, SabaObject>,
  rows: ReadonlyMap<number, SabaObject>,
  idName: string,
): readonly SabaObject[] {
  return [...rows]
    .map(([id, item]) => partOf(before.get(id), item, idName))
    .filter((part) => Object.keys(part).length > 2);
}

/** The kind, the id and the fields that differ; all fields of what was not there before. */
function partOf(before: SabaObject | undefined, item: SabaObject, idName: string): SabaObject {
  if (before === undefined) return item;
  return Object.fromEntries(
    Object.entries(item).filter(
      ([name, value]) => name === "type" || name === idName || before[name] !== value,
    ),
  );
}
