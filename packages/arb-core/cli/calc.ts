/** `arb-core calc`: what some bets guarantee, and what to stake on them. */
import type { StakeObjective, StakePlanOptions } from "../src/index.ts";
import { toCalcJson } from "./calc-json.ts";
import { readCalcLegs, type CalcLegs } from "./calc-legs.ts";
import { formatCalculation } from "./calc-report.ts";
import { calculate } from "./calculation.ts";
import { EXIT_CODES, type Command, type CommandArguments } from "./command.ts";
import { parsePositiveMoney } from "./money.ts";
import { createPaint } from "./paint.ts";
import { readScore } from "./read-text.ts";
import { callWithInput, UsageError } from "./usage-error.ts";

/** `arb-core calc BET BET ...` */
export const calcCommand: Command = {
  name: "calc",
  does: "judge bets at their prices over every result, and plan the stakes",
  synopsis: "BET BET ... [options]",
  details: `A bet is a price (1.95), or a selection at a price in quotes ('home -0.25 @ 1.95'); see
"help settle" for selections. Prices alone are taken for bets of which exactly one
wins. Stakes are such that the least profit is as great as can be; where equal payouts
are another split, it is shown beside. With --stake or --fixed, the plan is in money:
whole steps within the limits, every payout rounded down.

'lay home -0.25 @ 1.95' is a lay bet at the lay price: it is computed as the opposite
bet, and its stake is the liability. Amounts, steps and limits are of the liability; a
plan shows the backer's stake beside it, rounded down, which may cost 0.01.

Options marked * take one value for all bets, or one for each, separated by commas;
an empty one leaves the default.`,
  options: {
    stake: { value: "AMOUNT", does: "stake at most this on all bets together" },
    fixed: { value: "BET:AMOUNT", does: "the stake of one bet is given: 1:500" },
    round: { value: "STEP", does: "* stakes are multiples of this; default 0.01" },
    min: { value: "AMOUNT", does: "* the least stake" },
    max: { value: "AMOUNT", does: "* the greatest stake" },
    "max-win": {
      value: "AMOUNT",
      does: "* the greatest profit that the bookmaker pays,\nbefore commission and without the stake",
    },
    objective: {
      value: "GOAL",
      does: "profit: the greatest worst profit in money (default)\nyield: the greatest per money laid out",
    },
    commission: {
      value: "PERCENT",
      does: "* what the bookmaker keeps of a winning bet: 2% of\nthe winnings, 2%turnover, 2%return; default 0",
    },
    format: { value: "FORMAT", does: "* the format of the prices; default decimal" },
    at: { value: "SCORE", does: "the score at which in-running prices are quoted" },
    check: {
      does: "exit with 1 unless the bets are a sure bet; with\n--stake or --fixed, unless the plan profits",
    },
  },
  examples: [
    {
      line: "calc 1.95 2.10 --stake 1000 --round 10",
      shows: "1.11 %; stakes of 420 and 390 keep all of it",
    },
    {
      line: "calc 'home -0.25 @ 1.95' 'away +0.25 @ 2.10'",
      shows: "a quarter line: the safest split guarantees more than equal payouts",
    },
    {
      line: "calc 'over 2.75 @ 2.05' 'under 2.5 @ 2.05' --check",
      shows: "a Polish middle: the prices beat the bookmakers, 3 goals lose; exits with 1",
    },
    { line: "calc 2.90 3.60 2.80 --json", shows: "three results, for programs" },
    {
      line: "calc 'home 0 @ 0.95' 'away 0 @ -0.90' --format malay --commission 0,2%",
      shows: "Malay prices, 2 % of the second bet's winnings kept",
    },
    {
      line: "calc 1.95 2.10 --fixed 1:500 --round 1,5",
      shows: "what to stake on the second bet when 500 are on the first",
    },
    {
      line: "calc '1 @ 2.20' 'lay 1 @ 2.10' --commission 0,2% --stake 1000",
      shows: "a bookmaker against an exchange, with the stake to lay",
    },
  ],
  run({ positionals, values, flags }, io) {
    const bets = readCalcLegs(positionals, values);
    const settlementOptions = readSettlementOptions(values, bets);
    const planOptions = readPlanOptions(values, bets);
    const calculation = callWithInput(() => calculate(bets, settlementOptions, planOptions));
    io.write(
      flags.has("json")
        ? `${JSON.stringify(toCalcJson(bets, calculation))}\n`
        : formatCalculation(bets, calculation, createPaint(io)),
    );
    if (!flags.has("check")) return EXIT_CODES.done;
    const { isSureBet, plan } = calculation;
    return isSureBet && plan?.ok !== false ? EXIT_CODES.done : EXIT_CODES.notSure;
  },
};

type Values = CommandArguments["values"];

function readSettlementOptions(values: Values, { legs, areBare }: CalcLegs) {
  const { at } = values;
  if (at === undefined) return {};
  if (areBare) {
    throw new UsageError(`Cannot use --at: bets must be selections, was "${at}" with prices alone`);
  }
  const scoreAtBet = readScore(at);
  if (scoreAtBet.home !== scoreAtBet.away && legs.some(({ bet }) => bet.needsLevelScore)) {
    throw new UsageError(
      `Cannot use --at: with a European handicap laid, the score must be level, was "${at}"`,
    );
  }
  return { scoreAtBet };
}

function readPlanOptions(values: Values, { legs }: CalcLegs): StakePlanOptions | undefined {
  const { stake, fixed, objective } = values;
  if (stake === undefined && fixed === undefined) {
    const stray = ["round", "min", "max", "max-win", "objective"].find(
      (name) => values[name] !== undefined,
    );
    if (stray === undefined) return undefined;
    throw new UsageError(
      `Cannot use --${stray}: it needs --stake or --fixed, was "${values[stray] ?? ""}" alone`,
    );
  }
  return {
    ...(stake === undefined ? {} : { totalMinor: parsePositiveMoney(stake, "--stake") }),
    ...(fixed === undefined ? {} : { fixed: readFixed(fixed, legs.length) }),
    ...(objective === undefined ? {} : { objective: readObjective(objective) }),
  };
}

function readFixed(text: string, count: number): { leg: number; stakeMinor: number } {
  const [, bet = "", amount = ""] = /^(\d)\s*:(.*)$/.exec(text.trim()) ?? [];
  const leg = Number(bet) - 1;
  if (bet === "" || leg < 0 || leg >= count) {
    throw new UsageError(
      `Cannot read --fixed: it must be a bet from 1 to ${count} and its stake, ` +
        `such as 1:500, was "${text}"`,
    );
  }
  return { leg, stakeMinor: parsePositiveMoney(amount, "--fixed") };
}

function readObjective(text: string): StakeObjective {
  if (text === "profit" || text === "yield") return text;
  throw new UsageError(`Cannot read --objective: it must be profit or yield, was "${text}"`);
}
