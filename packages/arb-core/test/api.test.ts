import { expect, test } from "vitest";
import * as core from "arb-core";
import * as footballAliases from "arb-core/aliases/football";
import * as testing from "arb-core/testing";

// Written out, so that whoever adds to the public surface or takes from it does so knowingly.
test("arb-core exports exactly these values", () => {
  expect(Object.keys(core).sort()).toEqual([
    "DEFAULT_POLICY",
    "EMPTY_REGISTRY",
    "MARKET_KEYS",
    "MARKET_KINDS",
    "MATCH_VETOES",
    "MAX_LINE",
    "MAX_NAME_LENGTH",
    "ODDS_FORMATS",
    "PERIODS",
    "SETTLEMENTS",
    "assessLegs",
    "calculateArbitrage",
    "cleanText",
    "complementOf",
    "createEngine",
    "createEventSignature",
    "createTeamRegistry",
    "decimalToOdds",
    "err",
    "findArbitrage",
    "findTeamCanonical",
    "foldText",
    "formatLine",
    "formatOdds",
    "impliedProbability",
    "impliedTotal",
    "isDecimalOdds",
    "isLine",
    "isPseudoMatch",
    "lineOfSide",
    "margin",
    "marketInfo",
    "matchEvents",
    "normalizeTeamName",
    "oddsToDecimal",
    "ok",
    "parseEventSignature",
    "parseLine",
    "parseMarketKey",
    "parseOdds",
    "parseTeamName",
    "payoff",
    "resultClasses",
    "settle",
    "settleAt",
    "settlingQuantity",
    "splitLine",
  ]);
});

test("arb-core/testing exports exactly these values", () => {
  expect(Object.keys(testing).sort()).toEqual([
    "SMALL_WORLD_TEAMS",
    "checkGuarantee",
    "decimalOdds",
    "lineOf",
    "marketKey",
    "marketLine",
    "oppositeSelections",
    "score",
    "selection",
    "smallWorldBook",
    "smallWorldListing",
    "smallWorldOdds",
    "smallWorldUpdate",
  ]);
});

test("arb-core/aliases/football exports exactly these values", () => {
  expect(Object.keys(footballAliases).sort()).toEqual(["footballTeams"]);
});
