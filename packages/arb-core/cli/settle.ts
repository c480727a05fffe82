/** `arb-core settle`: how a bet ends at a score. */
import { formatSelection, payoff, settle, type Settlement } from "../src/index.ts";
import { EXIT_CODES, type Command } from "./command.ts";
import { formatNumber, formatPercent } from "./number-text.ts";
import { createPaint, type Style } from "./paint.ts";
import { quoteAll } from "./positionals.ts";
import { readOddsFormat, readPrice, readScore, readSelection } from "./read-text.ts";
import { UsageError } from "./usage-error.ts";

const MEANINGS: Readonly<Record<Settlement, readonly [Style, string]>> = {
  win: ["green", "the whole stake wins"],
  "half-win": ["green", "half of the stake wins, the other half comes back"],
  push: ["yellow", "the stake comes back"],
  "half-loss": ["red", "half of the stake comes back, the other half is lost"],
  loss: ["red", "the whole stake is lost"],
};

/** `arb-core settle SELECTION SCORE` */
export const settleCommand: Command = {
  name: "settle",
  does: "settle a bet at a score",
  synopsis: "SELECTION SCORE [--odds PRICE] [--at SCORE]",
  details: `Selections: "home -0.25", "away +0.5", "over 2.5", "under 2.25", 1, X, 2, 1X, 12, X2,
"ml home", "dnb away", "btts yes", odd, even, "eh draw -1"; of a half with fh or sh
before it. The score is that of the selection's own period, home goals first.`,
  options: {
    odds: { value: "PRICE", does: "also print what comes back at this price" },
    format: { value: "FORMAT", does: "the format of the price; default decimal" },
    at: {
      value: "SCORE",
      does: "the score when the bet was made in running:\nan Asian handicap counts from it",
    },
  },
  examples: [
    {
      line: "settle 'home -0.75' 1-0 --odds 1.95",
      shows: "half-win: 1.475 comes back for 1 staked",
    },
    { line: "settle 'over 2.25' 1-1", shows: "half-loss" },
    { line: "settle 'home -0.5' 2-1 --at 1-0", shows: "loss: level since the bet was made" },
  ],
  run({ positionals, values, flags }, io) {
    const [selectionText, scoreText, ...others] = positionals;
    if (selectionText === undefined || scoreText === undefined || others.length > 0) {
      throw new UsageError(
        "Cannot settle bet: there must be a selection (in quotes) and a score, was " +
          quoteAll(positionals),
      );
    }
    const selection = readSelection(selectionText);
    const score = readScore(scoreText);
    const { at, odds: priceText, format = "decimal" } = values;
    const scoreAtBet = at === undefined ? undefined : readScore(at);
    const settlement = settle(selection, score, scoreAtBet === undefined ? {} : { scoreAtBet });
    const odds =
      priceText === undefined
        ? undefined
        : readPrice(priceText, readOddsFormat(format, "--format"));
    const returned = odds === undefined ? undefined : payoff(settlement, odds);
    if (flags.has("json")) {
      const bet = { selection: formatSelection(selection), ...selection };
      io.write(`${JSON.stringify({ ...bet, score, settlement, odds, payoff: returned })}\n`);
      return EXIT_CODES.done;
    }
    const [style, meaning] = MEANINGS[settlement];
    io.write(`${createPaint(io)(style, settlement)}: ${meaning}\n`);
    if (returned !== undefined) {
      const profit = formatPercent((returned - 1) * 100);
      io.write(`${formatNumber(returned, 4)} comes back for 1 staked, a profit of ${profit}\n`);
    }
    return EXIT_CODES.done;
  },
};
