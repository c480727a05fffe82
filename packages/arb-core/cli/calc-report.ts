/** What `arb-core calc` prints for people. */
import type { OpportunityClass, StakePlan, StakePlanError } from "../src/index.ts";
import { backersStakeMinor } from "./calc-bet.ts";
import type { CalcLegs } from "./calc-legs.ts";
import type { Calculation } from "./calculation.ts";
import { formatMoney } from "./money.ts";
import { formatFixed, formatPercent, formatPrice } from "./number-text.ts";
import type { Paint, Style } from "./paint.ts";
import { formatTable } from "./table.ts";

const CLASSES: Readonly<Record<OpportunityClass, readonly [Style, string]>> = {
  arb: ["green", "A sure bet: every result profits."],
  "arb-middle": [
    "green",
    "A sure bet with a middle: every result profits, and some pay more than one bet can.",
  ],
  "no-loss": [
    "green",
    "No result loses: some return just the outlay (on a whole line the stakes), every other profits.",
  ],
  middle: [
    "yellow",
    "No sure bet but a middle: results on either side lose, and those in between pay twice.",
  ],
  polish: [
    "red",
    "No sure bet but a Polish middle: the inverse odds add up to less than 1, and yet some result\n" +
      "loses whatever the stakes are, because the bets leave a gap.",
  ],
  none: ["red", "No sure bet: the prices do not beat the bookmakers' margin."],
};

/** A gain smaller than this is not worth a column. */
const SHOWN = 0.000_05;

/** Writes a calculation for people. */
export function formatCalculation(bets: CalcLegs, calculation: Calculation, paint: Paint): string {
  const { plan } = calculation;
  const [style, sentence] = CLASSES[calculation.class];
  return [
    paint(style, sentence),
    ...(bets.areBare ? ["The bets are taken for such that exactly one wins."] : []),
    ...(hasLay(bets)
      ? ["A lay bet counts as the opposite bet at the net odds; its stake is the liability."]
      : []),
    "",
    formatMeasures(calculation),
    "",
    formatStakes(bets, calculation, paint),
    "",
    formatPayoffs(bets, calculation, paint),
    ...(plan === undefined
      ? []
      : [
          "",
          plan.ok
            ? formatPlan(bets, calculation, plan.value, paint)
            : paint("red", `No plan: ${describeRefusal(plan.error)}`),
        ]),
    ...(calculation.isSureBet
      ? ["", "This holds for bets that are settled, under equal rules; void bets are outside it."]
      : []),
    "",
  ].join("\n");
}

function formatMeasures(calculation: Calculation): string {
  const { impliedTotal, overround, margin, profitMin, profitMax, equalPayouts } = calculation;
  const gained = profitMin - equalPayouts.profitMin;
  return formatTable([
    ["implied total", formatFixed(impliedTotal, 4)],
    ["overround", formatPercent(overround)],
    ["margin", formatPercent(margin)],
    ["profit at worst", formatPercent(profitMin)],
    ["profit at best", formatPercent(profitMax)],
    ...(gained > SHOWN
      ? [
          ["equal payouts at worst", formatPercent(equalPayouts.profitMin)],
          ["floor gained", formatPercent(gained)],
        ]
      : []),
  ]);
}

function hasLay({ legs }: CalcLegs): boolean {
  return legs.some(({ bet }) => bet.isLay);
}

/** Whether the recommended stakes are others than equal payouts. */
function splitsDiffer({ stakes, equalPayouts }: Calculation): boolean {
  return stakes.some((share, index) => Math.abs(share - (equalPayouts.stakes[index] ?? 0)) > 1e-6);
}

function formatStakes({ legs }: CalcLegs, calculation: Calculation, paint: Paint): string {
  const hasNet = legs.some(({ bet, netOdds }) => bet.shownOdds !== netOdds);
  const differ = splitsDiffer(calculation);
  const share = (shares: readonly number[], index: number) =>
    formatPercent((shares[index] ?? 0) * 100);
  return formatTable([
    header(
      ["bet", "odds", ...(hasNet ? ["net"] : []), "stake", ...(differ ? ["equal payouts"] : [])],
      paint,
    ),
    ...legs.map(({ name, bet, netOdds }, index) => [
      name,
      formatPrice(bet.shownOdds),
      ...(hasNet ? [formatPrice(netOdds)] : []),
      share(calculation.stakes, index),
      ...(differ ? [share(calculation.equalPayouts.stakes, index)] : []),
    ]),
  ]);
}

function formatPayoffs({ legs }: CalcLegs, calculation: Calculation, paint: Paint): string {
  const differ = splitsDiffer(calculation);
  const profit = (percent: number) => colorLoss(percent, formatPercent(percent), paint);
  return formatTable(
    [
      header(
        ["result", ...legs.map(({ name }) => name), "profit", ...(differ ? ["equal payouts"] : [])],
        paint,
      ),
      ...calculation.payoffs.map((row) => [
        row.result,
        ...row.settlements,
        profit(row.profit),
        ...(differ ? [profit(row.equalPayoutsProfit)] : []),
      ]),
    ],
    1 + legs.length,
  );
}

function formatPlan(
  bets: CalcLegs,
  { payoffs }: Calculation,
  plan: StakePlan,
  paint: Paint,
): string {
  const { stakesMinor, outlayMinor, worstProfitMinor, bestProfitMinor } = plan;
  const stakes = formatTable([
    header(["plan", "stake", ...(hasLay(bets) ? ["backer's stake"] : [])], paint),
    ...bets.legs.map(({ name, bet }, index) => {
      const stake = stakesMinor[index] ?? 0;
      return [
        name,
        formatMoney(stake),
        ...(bet.isLay ? [formatMoney(backersStakeMinor(stake, bet.shownOdds))] : []),
      ];
    }),
    ["together", formatMoney(outlayMinor)],
  ]);
  const results = formatTable([
    header(["result", "pays", "profit"], paint),
    ...plan.results.map(({ payoutMinor, profitMinor }, index) => [
      payoffs[index]?.result ?? "",
      formatMoney(payoutMinor),
      colorLoss(profitMinor, formatMoney(profitMinor), paint),
    ]),
  ]);
  const range =
    `Profit at worst ${formatMoney(worstProfitMinor)} (${formatPercent(plan.profitMin)}), ` +
    `at best ${formatMoney(bestProfitMinor)} (${formatPercent(plan.profitMax)}).`;
  return `${stakes}\n\n${results}\n\n${range}`;
}

/** Why there is no plan, in a sentence. */
export function describeRefusal(error: StakePlanError): string {
  switch (error.code) {
    case "no-stake":
      return (
        `bet ${error.leg + 1} takes no stake: the least is ${formatMoney(error.leastMinor)}, ` +
        `the greatest ${formatMoney(error.greatestMinor)}.`
      );
    case "over-budget":
      return (
        `the least stakes come to ${formatMoney(error.leastOutlayMinor)}, ` +
        `more than the ${formatMoney(error.budgetMinor)} to be staked.`
      );
    case "no-profit": {
      const { stakesMinor, worstProfitMinor, profitMin, isOptimal } = error.plan;
      return (
        `${isOptimal ? "nothing profits" : "none was found that profits"} at these steps and ` +
        `limits; the best, ` +
        `${stakesMinor.map(formatMoney).join(" + ")}, makes ${formatMoney(worstProfitMinor)} ` +
        `(${formatPercent(profitMin)}) at worst.`
      );
    }
  }
}

function header(cells: readonly string[], paint: Paint): string[] {
  return cells.map((cell) => paint("bold", cell));
}

function colorLoss(value: number, text: string, paint: Paint): string {
  return value < 0 ? paint("red", text) : text;
}
