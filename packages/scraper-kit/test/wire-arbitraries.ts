/** Good messages, messages with one thing wrong, and hostile ones, as JSON texts. */
import fc from "fast-check";
import { MARKET_KEYS, marketInfo, type MarketKey } from "arb-core";
import { WIRE_LIMITS } from "scraper-kit/protocol";

/** JSON as a tree that can be written with keys and numbers that no object literal has. */
type Node = Leaf | List | Fields;
interface Leaf {
  readonly raw: string;
}
interface List {
  readonly items: Node[];
}
interface Fields {
  readonly fields: [string, Node][];
}

const price = fc.oneof(
  fc.double({ min: 1.001, max: 1001, noNaN: true }),
  fc.constantFrom(1.001, 1001, 2, 1.95),
);

function lineNumber(market: MarketKey): fc.Arbitrary<number> {
  switch (marketInfo(market).line) {
    case "handicap":
      return fc
        .oneof(fc.integer({ min: -4000, max: 4000 }), fc.integer({ min: -12, max: 12 }))
        .map((quarters) => quarters / 4);
    case "goals":
      return fc.integer({ min: -1000, max: 1000 });
    case "total":
      return fc
        .oneof(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 20 }))
        .map((quarters) => quarters / 4);
    case "none":
      return fc.constant(0);
  }
}

function lineObject(market: MarketKey): fc.Arbitrary<object> {
  const { sides, line } = marketInfo(market);
  const name = line === "total" ? "line" : "handicap";
  return fc
    .record({
      prices: fc.tuple(...sides.map(() => price)),
      line: lineNumber(market),
      suspended: fc.option(fc.boolean(), { nil: undefined }),
    })
    .chain(({ prices, line: at, suspended }) =>
      shuffled({
        ...Object.fromEntries(sides.map((side, index) => [side, prices[index]])),
        ...(line === "none" ? {} : { [name]: at }),
        ...(suspended === undefined ? {} : { suspended }),
      }),
    );
}

/** An object with its fields in any order. */
function shuffled<T extends object>(object: T): fc.Arbitrary<T> {
  const fields = Object.entries(object);
  return fc
    .oneof(
      { weight: 2, arbitrary: fc.constant(fields) },
      fc.shuffledSubarray(fields, { minLength: fields.length }),
    )
    .map((some) => Object.fromEntries(some) as T);
}

function marketEntry(market: MarketKey): fc.Arbitrary<unknown> {
  const field = marketInfo(market).line === "total" ? "line" : "handicap";
  const many = fc.uniqueArray(lineObject(market), {
    maxLength: marketInfo(market).line === "none" ? 1 : 5,
    selector: (line) => Number(Reflect.get(line, field) ?? 0),
    comparator: (a, b) => a === b,
  });
  return fc.oneof(
    { weight: 4, arbitrary: lineObject(market) },
    { weight: 2, arbitrary: many },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

const odds = fc
  .uniqueArray(
    fc.oneof(
      fc.constantFrom<MarketKey>("ft_hdp", "ft_ou", "ft_1x2"),
      fc.constantFrom(...MARKET_KEYS),
    ),
    { maxLength: 5 },
  )
  .chain((markets) =>
    fc.tuple(...markets.map((market) => marketEntry(market).map((entry) => [market, entry]))),
  )
  .chain((entries) =>
    fc
      .dictionary(
        fc.constantFrom("ft_cs", "ft_corners", "xx"),
        fc.constantFrom(1, null, { "1-0": 8.5 }, [1, ["a"]]),
        {
          maxKeys: 1,
        },
      )
      .map((unknown) => ({ ...Object.fromEntries(entries), ...unknown }) as object),
  );

const name = fc.oneof(
  fc.constantFrom(
    "Manchester United",
    " Chelsea",
    "Atlético\u00a0",
    "北京国安",
    "A",
    "\u{1f600}",
    "x".repeat(WIRE_LIMITS.nameLength),
  ),
  fc.string({ minLength: 1, maxLength: 20 }).map((text) => `x${text}`),
);
const kickOff = fc
  .record({
    at: fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2099, 11) }),
    zone: fc.constantFrom("Z", "+08:00", "-03:30", "+00:00"),
    digits: fc.constantFrom(19, 23),
  })
  .map(({ at, zone, digits }) => `${new Date(at).toISOString().slice(0, digits)}${zone}`);

/** A match that is good. */
export const goodMatch: fc.Arbitrary<Record<string, unknown>> = fc
  .record(
    {
      id: fc.oneof(
        fc.nat({ max: 9 }).map(String),
        fc.string({ minLength: 1, maxLength: WIRE_LIMITS.idLength }),
      ),
      home_team: name,
      away_team: name,
      odds,
      league: fc.oneof(fc.constantFrom("Premier League", ""), fc.string()),
      start_time: kickOff,
      sport: fc.constantFrom("football", "e-sports", "x"),
      live: fc.boolean(),
      time: fc.oneof(fc.constantFrom("15", "45+2'", "HT", "90'"), fc.string({ maxLength: 64 })),
      period: fc.constantFrom("1H", ""),
      score: fc.record({ home: fc.nat({ max: 999 }), away: fc.nat({ max: 9 }) }),
      neutral: fc.boolean(),
    },
    { requiredKeys: ["home_team", "away_team", "odds"] },
  )
  .chain((match) => shuffled(match));

/** An update that is good, its matches too. */
export const goodUpdate: fc.Arbitrary<object> = fc
  .record({
    mode: fc.constantFrom("snapshot", "delta", undefined),
    matches: fc.array(goodMatch, { maxLength: 4 }),
  })
  .chain(({ mode, matches }) =>
    fc.record(
      {
        type: fc.constant("odds:update"),
        worker_id: fc.constantFrom("w", "worker-sbo-12345", "~".repeat(128)),
        site: fc.constant("sbo"),
        timestamp: fc.constantFrom(
          "2024-12-10T10:00:30",
          "2024-12-10T10:00:30.123Z",
          "2024-02-29T10:00+08:00",
        ),
        seq: fc.integer({ min: 1 }),
        data: fc.record(
          {
            site: fc.constantFrom("sbo", "ibc"),
            matches: fc.constant(matches),
            count: fc.integer({ min: 0, max: 4 }),
            mode: fc.constant(mode),
            removed: fc.array(fc.nat({ max: 9 }).map(String), { maxLength: 3 }),
            ...(mode === "delta"
              ? {}
              : { part: fc.constantFrom({ index: 0, of: 1 }, { index: 63, of: 64 }) }),
          },
          { requiredKeys: ["site", "matches", "mode"] },
        ),
      },
      { requiredKeys: ["type", "worker_id", "site", "timestamp", "data"] },
    ),
  );

/** What stands for a value in JSON where something else should. */
const RAW_VALUES = [
  "null",
  "true",
  "false",
  "0",
  "-0",
  "1",
  "-1",
  "0.5",
  "2.3",
  "0.25",
  "1e309",
  "-1e309",
  "1e-320",
  "1.0009999",
  "1001.0001",
  "1000.25",
  "-1000",
  "999",
  "1000",
  "9007199254740993",
  "4294967298",
  '""',
  '" "',
  '"\\u00a0"',
  '"\\ud83d"',
  '"\\udc00x"',
  '"A\\ud83d"',
  '" B "',
  '"\\ufeffC"',
  '"1.95"',
  '"2026-08-15T12:00:00"',
  '"2026-02-30T12:00:00Z"',
  '"2024-02-29T24:00:00Z"',
  '"2026-08-15T12:00:00+24:00"',
  '"__proto__"',
  '"delta"',
  '"snapshot"',
  '"football "',
  '"Football"',
  `"${"x".repeat(33)}"`,
  `"${"x".repeat(65)}"`,
  `"${"x".repeat(201)}"`,
  `" ${"x".repeat(200)} "`,
  "[]",
  "{}",
  "[[]]",
  "[null]",
  '{"home":1,"away":2}',
  '{"index":1,"of":2}',
  '{"__proto__":1}',
  '{"a":{"constructor":{}}}',
  `${"[".repeat(12)}${"]".repeat(12)}`,
  `${'{"a":'.repeat(5)}1${"}".repeat(5)}`,
];
const KEYS = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "x",
  "",
  "0",
  "id",
  "home_team",
  "odds",
  "time",
  "live",
  "score",
  "neutral",
  "sport",
  "period",
  "league",
  "start_time",
  "suspended",
  "handicap",
  "line",
  "home",
  "draw",
  "ft_hdp",
  "ft_1x2",
  "ft_cs",
  "sh_oe",
  "count",
  "mode",
  "removed",
  "part",
  "seq",
  "index",
  "type",
];

function toNode(value: unknown): Node {
  if (Array.isArray(value)) return { items: value.map(toNode) };
  if (typeof value !== "object" || value === null) return { raw: JSON.stringify(value) };
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return { fields: fields.map(([key, field]) => [key, toNode(field)]) };
}

function toJson(node: Node): string {
  if ("raw" in node) return node.raw;
  if ("items" in node) return `[${node.items.map(toJson).join()}]`;
  return `{${node.fields.map(([key, field]) => `${JSON.stringify(key)}:${toJson(field)}`).join()}}`;
}

/** Every object and array of a tree that is not empty. */
function parents(node: Node): (List | Fields)[] {
  if ("raw" in node) return [];
  const children = "items" in node ? node.items : node.fields.map(([, field]) => field);
  return children.length === 0 ? [] : [node, ...children.flatMap(parents)];
}

/** One thing that goes wrong. */
interface Mutation {
  readonly kind: "replace" | "remove" | "add" | "rename" | "repeat" | "fill" | "nest";
  readonly where: number;
  readonly which: number;
  readonly raw: string;
  readonly key: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom("replace", "replace", "remove", "add", "rename", "repeat", "fill", "nest"),
  where: fc.nat(),
  which: fc.nat(),
  raw: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...RAW_VALUES) },
    { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
    { weight: 1, arbitrary: fc.double().map((number) => JSON.stringify(number)) },
    { weight: 1, arbitrary: fc.string({ unit: "binary" }).map((text) => JSON.stringify(text)) },
  ),
  key: fc.constantFrom(...KEYS),
});

function mutate(root: Node, { kind, where, which, raw, key }: Mutation): void {
  const all = parents(root);
  const parent = all[where % all.length];
  if (parent === undefined) return;
  const leaf: Leaf = { raw };
  if ("items" in parent) {
    const at = which % parent.items.length;
    const item = parent.items[at] ?? leaf;
    if (kind === "remove") parent.items.splice(at, 1);
    else if (kind === "repeat") parent.items.push(item);
    else if (kind === "nest") parent.items[at] = { items: [item] };
    else if (kind === "fill") {
      while (parent.items.length <= WIRE_LIMITS.linesPerMarket) parent.items.push(item);
    } else parent.items[at] = leaf;
    return;
  }
  const at = which % parent.fields.length;
  const [name, field] = parent.fields[at] ?? [key, leaf];
  if (kind === "remove") parent.fields.splice(at, 1);
  else if (kind === "add") parent.fields.splice(at, 0, [key, leaf]);
  else if (kind === "rename") parent.fields[at] = [key, field];
  else if (kind === "repeat") parent.fields.push([name, leaf]);
  else if (kind === "nest") parent.fields[at] = [name, { fields: [[name, field]] }];
  else if (kind === "fill") parent.fields[at] = [name, { items: Array<Node>(33).fill(field) }];
  else parent.fields[at] = [name, leaf];
}

function mutated(value: fc.Arbitrary<object>): fc.Arbitrary<string> {
  return fc
    .tuple(value, fc.array(mutation, { minLength: 1, maxLength: 2 }))
    .map(([good, mutations]) => {
      const root = toNode(good);
      for (const one of mutations) mutate(root, one);
      return toJson(root);
    });
}

/** A match with one or two things changed, mostly for the worse, as a JSON text. */
export const changedMatch: fc.Arbitrary<string> = mutated(goodMatch);

/** An update with one or two things changed, as a JSON text. */
export const changedUpdate: fc.Arbitrary<string> = mutated(goodUpdate);

/** JSON texts that have little to do with a message. */
export const hostileJson: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...RAW_VALUES),
  fc.json({ maxDepth: 4 }),
  mutated(fc.jsonValue({ maxDepth: 3 }).map((data) => ({ type: "odds:update", data }))),
);
