import { describe, expect, test } from "vitest";
import { runJson, runLine } from "./run-cli.ts";

/** What `calc --json` prints, as far as these tests read it. */
interface CalcJson {
  readonly class: string;
  readonly isSureBet: boolean;
  readonly margin: number;
  readonly overround: number;
  readonly impliedTotal: number;
  readonly profitMin: number;
  readonly profitMax: number;
  readonly stakes: readonly number[];
  readonly equalPayouts: { readonly profitMin: number; readonly stakes: readonly number[] };
  readonly legs: readonly { bet: string | null; odds: number; netOdds: number }[];
  readonly payoffs: readonly { result: string; settlements: string[]; profit: number }[];
  readonly plan: {
    readonly stakes: readonly number[];
    readonly backersStakes: readonly (number | null)[];
    readonly outlay: number;
    readonly worstProfit: number;
    readonly bestProfit: number;
    readonly profits: readonly number[];
    readonly profitMin: number;
  } | null;
  readonly planRefused: { readonly code: string; readonly reason: string } | null;
}

const calc = async (line: string) => (await runJson(`calc ${line}`)) as CalcJson;

describe("calc judges", () => {
  test("two prices as bets of which exactly one wins", async () => {
    const json = await calc("1.95 2.10");
    expect(json.class).toBe("arb");
    expect(json.impliedTotal.toFixed(6)).toBe("0.989011");
    expect(json.overround.toFixed(4)).toBe("-1.0989");
    for (const profit of [json.margin, json.profitMin, json.profitMax]) {
      expect(profit.toFixed(4)).toBe("1.1111");
    }
    expect(json.stakes.map((share) => share.toFixed(4))).toEqual(["0.5185", "0.4815"]);
    expect(json.payoffs.map(({ result, settlements }) => [result, ...settlements])).toEqual([
      ["bet 1 wins", "win", "loss"],
      ["bet 2 wins", "loss", "win"],
    ]);
    expect([json.plan, json.planRefused]).toEqual([null, null]);
  });

  test.each([2, 3, 4, 5, 6, 7, 8])("%d prices, one of which wins", async (count) => {
    const json = await calc(
      Array(count)
        .fill(String(count * 1.02))
        .join(" "),
    );
    expect(json.class).toBe("arb");
    expect(json.profitMin).toBeCloseTo(2, 9);
    expect(json.payoffs.map(({ result }) => result)).toEqual(
      Array.from({ length: count }, (_, index) => `bet ${index + 1} wins`),
    );
    for (const [index, { settlements }] of json.payoffs.entries()) {
      const expected = settlements.map((_, bet) => (bet === index ? "win" : "loss"));
      expect(settlements).toEqual(expected);
    }
  });

  test("a quarter line, with the floor that the safest split gains", async () => {
    const json = await calc("'home -0.25 @ 1.95' 'away +0.25 @ 2.10'");
    expect(json.profitMin.toFixed(4)).toBe("0.7500");
    expect(json.equalPayouts.profitMin.toFixed(4)).toBe("0.5556");
    expect(json.legs.map(({ bet }) => bet)).toEqual(["home -0.25", "away +0.25"]);
    expect(json.payoffs[1]).toMatchObject({
      result: "draw",
      settlements: ["half-loss", "half-win"],
    });
    const { out } = await runLine("calc 'home -0.25 @ 1.95' 'away +0.25 @ 2.10'");
    expect(out).toMatch(/^profit at worst +0\.75 %$/m);
    expect(out).toMatch(/^equal payouts at worst +0\.56 %$/m);
    expect(out).toMatch(/^floor gained +0\.19 %$/m);
  });

  test.each([
    ["arb", "'home -0.5 @ 2.5' 'away +0.25 @ 2.5'", 2.94],
    ["arb-middle", "'home 0 @ 2.10' 'away +0.25 @ 1.95'", 1.11],
    ["no-loss", "'home 0 @ 2.10' 'away 0 @ 1.95'", 0],
    ["middle", "'over 2.5 @ 1.95' 'under 3 @ 1.95'", -2.5],
    ["polish", "'home -0.5 @ 2.15' 'away +0.25 @ 2.15'", -9.09],
    ["none", "1.90 1.90", -5],
  ])("as %s: %s", async (kind, bets, profitMin) => {
    const json = await calc(bets);
    expect(json.class).toBe(kind);
    expect(json.profitMin).toBeCloseTo(profitMin, 2);
    const isSure = ["arb", "arb-middle", "no-loss"].includes(kind);
    expect(json.isSureBet).toBe(isSure);
    const checked = await runLine(`calc ${bets} --check`);
    expect(checked.code).toBe(isSure ? 0 : 1);
    const verdict = kind === "no-loss" ? "No result loses" : isSure ? "A sure bet" : "No sure bet";
    expect(checked.out.startsWith(verdict)).toBe(true);
    expect(checked.out.includes("under equal rules")).toBe(isSure);
    expect((await runLine(`calc ${bets}`)).code).toBe(0);
  });

  test("prices in formats and after commission", async () => {
    const malay = await calc("'home -0.5 @ 0.95' 'away +0.5 @ -0.80' --format malay");
    expect(malay.legs.map(({ odds }) => odds)).toEqual([1.95, 2.25]);
    const mixed = await calc("0.95 +110 --format hong-kong,american");
    expect(mixed.legs.map(({ odds }) => odds.toFixed(2))).toEqual(["1.95", "2.10"]);
    expect((await calc("1.95 2.10 --commission 0,2%")).profitMin.toFixed(3)).toBe("0.598");
    const kept = await calc("1.80 1.80 1.80 --commission 4%,4%turnover,4%return");
    expect(kept.legs.map(({ netOdds }) => netOdds.toFixed(3))).toEqual(["1.768", "1.760", "1.728"]);
    expect((await calc("1.95 2.10 --commission ,2")).legs.map(({ netOdds }) => netOdds)).toEqual([
      1.95,
      1 + 1.1 * 0.98,
    ]);
  });

  test("in running from the score at the bet", async () => {
    const bets = "'1 @ 2.10' 'away +0.5 @ 1.95'";
    expect((await calc(bets)).class).toBe("arb");
    // The handicap starts at 1-0: with a lead of one goal it wins, and so does the home side.
    expect((await calc(`${bets} --at 1-0`)).class).toBe("arb-middle");
  });
});

describe("calc plans", () => {
  test("whole steps within the budget", async () => {
    const { plan } = await calc("1.95 2.10 --stake 1000 --round 10");
    expect(plan).toMatchObject({ stakes: [420, 390], outlay: 810, worstProfit: 9, bestProfit: 9 });
    expect(plan?.profitMin.toFixed(4)).toBe("1.1111");
    const { out } = await runLine("calc 1.95 2.10 --stake 1000 --round 10");
    expect(out).toContain("Profit at worst 9.00 (1.11 %), at best 9.00 (1.11 %).");
  });

  test("cents without --round", async () => {
    const { plan } = await calc("1.95 2.10 --stake 99.99");
    expect(plan?.outlay).toBeLessThanOrEqual(99.99);
    // No stakes can leave more: 1.1111 % of 99.99 is 1.11 and a fraction.
    expect(plan?.worstProfit).toBe(1.11);
  });

  test("by yield, within limits, and around a stake that is given", async () => {
    const inMoney = await calc("2.10 2.05 --stake 100 --round 1");
    const byYield = await calc("2.10 2.05 --stake 100 --round 1 --objective yield");
    expect(inMoney.plan).toMatchObject({ stakes: [49, 50], worstProfit: 3.5 });
    expect(byYield.plan).toMatchObject({ stakes: [41, 42], worstProfit: 3.1 });
    const limited = await calc("1.95 2.10 --stake 1000 --round 1 --min 10 --max ,200");
    expect(limited.plan?.stakes[1]).toBeLessThanOrEqual(200);
    const capped = await calc("1.95 2.10 --stake 1000 --round 0.10 --max-win 95,");
    // 100 at 1.95 win 95: the bookmaker pays no more.
    expect(capped.plan?.stakes[0]).toBeLessThanOrEqual(100);
    expect(capped.plan?.stakes[0]).toBeGreaterThan(99);
    expect((await calc("1.95 2.10 --stake 1000 --max-win 95")).plan?.stakes[1]).toBeLessThan(86.37);
    const fixed = await calc("1.95 2.10 --fixed 1:500 --round 5");
    expect(fixed.plan).toMatchObject({ stakes: [500, 465], profits: [10, 11.5] });
  });

  test.each([
    ["no-profit", "1.95 2.10 --stake 100 --round 5", "nothing profits at these steps"],
    ["no-profit", "1.90 1.90 --stake 100", "nothing profits"],
    ["over-budget", "1.95 2.10 --stake 100 --min 60", "120.00, more than the 100.00"],
    ["no-stake", "1.95 2.10 --stake 100 --min 60 --max ,50", "bet 2 takes no stake"],
  ])("and refuses as %s: %s", async (code, line, reason) => {
    const json = await calc(line);
    expect(json.plan).toBeNull();
    expect(json.planRefused?.code).toBe(code);
    expect(json.planRefused?.reason).toContain(reason);
    const checked = await runLine(`calc ${line} --check`);
    expect(checked.code).toBe(1);
    expect(checked.out).toContain(`No plan: ${json.planRefused?.reason ?? "a reason"}`);
  });
});

describe("calc lays", () => {
  test("as the opposite bet, the liability at stake", async () => {
    const json = await calc("'1 @ 2.20' 'lay 1 @ 2.10' --commission 0,2%");
    expect(json.legs.map(({ bet, odds }) => [bet, odds])).toEqual([
      ["1", 2.2],
      ["lay 1", 2.1],
    ]);
    expect(json.legs[1]?.netOdds).toBeCloseTo(1 + 0.98 / 1.1, 12);
    expect(json.payoffs.map(({ settlements }) => settlements)).toEqual([
      ["loss", "win"],
      ["win", "loss"],
    ]);
    const opposite = await calc(`'1 @ 2.20' 'X2 @ ${1 + 0.98 / 1.1}'`);
    expect(json.profitMin).toBeCloseTo(opposite.profitMin, 9);
    expect(json.profitMin.toFixed(4)).toBe("1.6889");
  });

  test("a quarter line, half of it at a time", async () => {
    const json = await calc("'home -0.25 @ 2.10' 'LAY home -0.25 @ 1.95'");
    expect(json.payoffs).toMatchObject([
      { result: "away wins", settlements: ["loss", "win"] },
      { result: "draw", settlements: ["half-loss", "half-win"] },
      { result: "home wins", settlements: ["win", "loss"] },
    ]);
  });

  // The layer of B at L has L - 1 times B at stake, and wins B.
  test.each([
    [1.95, 19, 20],
    [1.3, 30, 100],
    [1.07, 7, 100],
    [1.01, 0.5, 50],
    [3.55, 255, 100],
    [11, 1000, 100],
  ])("at %d a liability of %d for a backer's stake of %d", async (odds, liability, stake) => {
    const line = `'home -0.5 @ ${odds * 1.5}' 'lay home -0.5 @ ${odds}' --fixed 2:${liability}`;
    const { plan } = await calc(line);
    expect(plan?.backersStakes).toEqual([null, stake]);
    expect(plan?.stakes[1]).toBe(liability);
    // Where the home side does not win, the stake that it was backed with is lost.
    expect(plan?.profits[0]).toBeCloseTo(stake - (plan?.stakes[0] ?? 0), 9);
    expect(plan?.profits[0]).toBeGreaterThan(0);
    const { out } = await runLine(`calc ${line}`);
    expect(out).toMatch(/^plan +stake +backer's stake$/m);
    expect(out).toMatch(
      new RegExp(`^lay home -0\\.5 +${liability.toFixed(2)} +${stake.toFixed(2)}$`, "m"),
    );
  });

  test("a greatest win that is the backer's stake, and steps of the liability", async () => {
    const line = "'1 @ 2.20' 'lay 1 @ 2.10' --stake 1000 --round ,1 --max-win ,100";
    const { plan } = await calc(line);
    // 110 and a bit would win 100 and a bit.
    expect(plan?.stakes[1]).toBe(110);
    expect(plan?.backersStakes).toEqual([null, 100]);
  });

  test("a European handicap in running at a level score alone", async () => {
    const bets = "'eh home -1 @ 2.2' 'lay eh home -1 @ 2.1'";
    expect((await calc(bets)).class).toBe("arb");
    expect((await calc(`${bets} --at 1-1`)).class).toBe("arb");
    const { code, err } = await runLine(`calc ${bets} --at 1-0`);
    expect(code).toBe(2);
    expect(err).toContain('with a European handicap laid, the score must be level, was "1-0"');
    expect((await calc("'X @ 3.6' 'lay X @ 3.4' --at 1-0")).class).toBe("arb");
  });
});

test.each([
  ["1.95", "there must be 2 to 8 bets"],
  ["2 2 2 2 2 2 2 2 2", "there must be 2 to 8 bets"],
  ["1.95 1,2,3", 'was "1,2,3"'],
  ["1.95 0.5", "1.001 to 1001"],
  ["home -0.25 @ 1.95", 'in quotes ("home -0.25 @ 1.95"), was "home"'],
  ["1.95 'away 0 @ 2'", "or each a price alone"],
  ["'home @ 1.95' 'away 0 @ 2'", 'its side needs a line ("home -0.25", "over 2.5")'],
  ["'home 0 @' 'away 0 @ 2'", "written as a price in decimal odds"],
  ["'fh home 0 @ 1.95' 'away 0 @ 2'", "selections must be of one period"],
  ["'ml home @ 1.95' 'away 0 @ 2'", "a moneyline counts overtime"],
  ["1.95 2.10 --stake 0", 'it must be above 0, was "0"'],
  ["1.95 2.10 --stake -5", 'was "-5"'],
  ["1.95 2.10 --stake 1.005", "at most two decimals"],
  ["1.95 2.10 --stake 99999999999999", "an amount"],
  ["1.95 2.10 --stake 100 --round 0", "Cannot read --round: it must be above 0"],
  ["1.95 2.10 --stake 100 --round 1,2,3", "one value, or 2 separated by commas"],
  ["1.95 2.10 --stake 100 --objective fun", "profit or yield"],
  ["1.95 2.10 --round 5", "it needs --stake or --fixed"],
  ["1.95 2.10 --fixed 3:10", "a bet from 1 to 2"],
  ["1.95 2.10 --fixed 10", "such as 1:500"],
  ["1.95 2.10 --format thai", "must be one of decimal, hong-kong, malay"],
  ["1.95 2.10 --commission 100%", "a percentage below 100"],
  ["1.95 2.10 --commission 2%profit", 'was "2%profit"'],
  ["1.01 2.10 --commission 2%turnover", "bet 1 must have odds of 1.001 or more left"],
  ["1.001 2.10 --commission 2%", "was 1.001 less 2 % of the winnings"],
  ["1.95 2.10 --max-win 5", "Cannot use --max-win: it needs --stake or --fixed"],
  ["1.95 2.10 --stake 10 --max-win x", "Cannot read --max-win: it must be an amount"],
  ["'2 @ 3' 'lay eh draw -1 @ 3'", 'some market must have its opposite, was "eh draw -1"'],
  ["'2 @ 3' 'lay home @ 3'", "its side needs a line"],
  [
    "'2 @ 3' 'lay 1 @ 3' --commission 0,2%return",
    "the commission on lay 1 must be of the winnings",
  ],
  ["2.1 'lay 2.0'", 'was "lay 2.0"'],
  ["1.95 2.10 --at 1-0", "bets must be selections"],
  ["'home 0 @ 2' 'away 0 @ 2' --at 1", 'was "1"'],
])("calc %s is bad usage", async (line, sentence) => {
  const { code, out, err } = await runLine(`calc ${line}`);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(sentence);
  expect(err).toMatch(/^arb-core: Cannot [^\n]*\n$/);
});
