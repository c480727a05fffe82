/**
 * The odds of a match on the wire: for each market one line object or an array of them. A line
 * object has a price for each side of its market under the side's name, and the market's line
 * where it has one.
 */
import {
  isLineOf,
  MARKET_KEYS,
  marketInfo,
  MAX_LINE,
  MAX_ODDS,
  MIN_ODDS,
  type LineKind,
  type MarketKind,
  type Period,
  type Side,
} from "arb-core";
import { z } from "zod";
import { WIRE_LIMITS } from "./limits.ts";

const price = z.number().min(MIN_ODDS).max(MAX_ODDS);

function lineNumber(kind: LineKind, rule: string) {
  return z.number().refine((line) => isLineOf(kind, line), rule);
}

const handicap = lineNumber("handicap", `must be a multiple of 0.25 within ±${MAX_LINE}`);
const wholeHandicap = lineNumber("goals", `must be a whole number within ±${MAX_LINE}`);
const total = lineNumber("total", `must be a multiple of 0.25 above 0, up to ${MAX_LINE}`);

function prices<S extends Side>(...sides: readonly S[]) {
  return Object.fromEntries(sides.map((side) => [side, price])) as Record<S, typeof price>;
}

const suspended = z.boolean().optional();
const twoTeams = z.object({ ...prices("home", "away"), suspended });

/**
 * The line object of each kind of market. The sides are arb-core's, spelled out once more for the
 * types; a test compares the two.
 */
const LINE_OBJECTS = {
  hdp: z.object({ ...prices("home", "away"), handicap, suspended }),
  ou: z.object({ ...prices("over", "under"), line: total, suspended }),
  "1x2": z.object({ ...prices("home", "draw", "away"), suspended }),
  ml: twoTeams,
  dnb: twoTeams,
  dc: z.object({ ...prices("home_draw", "home_away", "draw_away"), suspended }),
  btts: z.object({ ...prices("yes", "no"), suspended }),
  oe: z.object({ ...prices("odd", "even"), suspended }),
  eh: z.object({ ...prices("home", "draw", "away"), handicap: wholeHandicap, suspended }),
} as const satisfies Record<MarketKind, z.ZodObject>;

/** What a market says: one line object or an array of them; `null` withdraws the market. */
type Market<Line> = z.ZodOptional<z.ZodType<Line | Line[] | null>>;

/** Every market key, with the line object of its kind. */
type Markets = {
  [Kind in MarketKind as `${Period}_${Kind}`]: Market<z.infer<(typeof LINE_OBJECTS)[Kind]>>;
};

function market(line: z.ZodObject): Market<unknown> {
  return z.union([line, z.array(line).max(WIRE_LIMITS.linesPerMarket), z.null()]).optional();
}

/** The markets of a match. Markets that this version does not know are let through, to count. */
export const matchOdds = z.looseObject(
  Object.fromEntries(
    MARKET_KEYS.map((key) => [key, market(LINE_OBJECTS[marketInfo(key).kind])]),
  ) as Markets,
);

/** See {@link matchOdds}. */
export type MatchOdds = z.infer<typeof matchOdds>;
