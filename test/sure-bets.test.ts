import { describe, expect, it } from "vitest";
import { summarizeSureBets } from "../scripts/sure-bets.ts";

const opportunity = {
  home: "Arsenal",
  away: "Chelsea",
  market: "ft_hdp",
  profit_min: 1.1111,
  legs: [
    { provider: "sbo", market: "ft_hdp", side: "home", line: -0.5, odds: 1.95 },
    { provider: "ibc", market: "ft_hdp", side: "away", line: 0.5, odds: 2.1 },
  ],
  flags: [] as string[],
};

const suspicious = { ...opportunity, profit_min: 40, flags: ["live", "suspicious"] };

describe("summarizeSureBets()", () => {
  it("counts them and shows the first one's least profit and legs", () => {
    expect(summarizeSureBets({ count: 2, opportunities: [opportunity, opportunity] })).toBe(
      "2 now; best 1.11 %: Arsenal v Chelsea, ft_hdp; sbo home -0.5 at 1.95 + ibc away 0.5 at 2.10",
    );
  });

  it("names a leg's market where they differ, and no line where there is none", () => {
    const legs = [
      { provider: "sbo", market: "ft_1x2", side: "home", line: 0, odds: 2.1 },
      { provider: "ibc", market: "ft_hdp", side: "away", line: 0.5, odds: 1.95 },
    ];
    expect(
      summarizeSureBets({ opportunities: [{ ...opportunity, market: "ft_1x2+ft_hdp", legs }] }),
    ).toBe(
      "1 now; best 1.11 %: Arsenal v Chelsea, ft_1x2+ft_hdp; " +
        "sbo ft_1x2 home at 2.10 + ibc ft_hdp away 0.5 at 1.95",
    );
  });

  it("sets suspicious ones apart, and never calls one the best", () => {
    const summary = summarizeSureBets({ opportunities: [suspicious, opportunity] });
    expect(summary).toMatch(/^1 now \(and 1 suspicious\); best 1\.11 %/);
    expect(summarizeSureBets({ opportunities: [suspicious] })).toBe("1 suspicious");
  });

  it("says that there are none", () => {
    expect(summarizeSureBets({ count: 0, opportunities: [] })).toBe("none now");
  });

  it.each([undefined, null, {}, { opportunities: [{}] }, "text"])(
    "has nothing to say of %j",
    (body) => {
      expect(summarizeSureBets(body)).toBeUndefined();
    },
  );
});
