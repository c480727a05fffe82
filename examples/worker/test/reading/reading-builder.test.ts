import { describe, expect, it } from "vitest";
import { WIRE_LIMITS } from "scraper-kit/protocol";
import type { MatchClock } from "../../src/reading/match-clock.ts";
import { ReadingBuilder, type MatchHead } from "../../src/reading/reading-builder.ts";
import { homeGives, total } from "../sites/fixtures/page-content.ts";

const LIVE: MatchClock = { live: true, time: "1H 3'", period: "1H", score: { home: 0, away: 0 } };

const head = (changes: Partial<MatchHead> = {}): MatchHead => ({
  home: "Chelsea",
  away: "Arsenal",
  league: "CUP",
  readClock: () => LIVE,
  ...changes,
});

describe("ReadingBuilder", () => {
  it("takes no more lines of a market than the wire does", () => {
    const reading = new ReadingBuilder("malay");
    const match = reading.matchOfRow("1", "row", head());
    for (let line = 1; line <= WIRE_LIMITS.linesPerMarket + 1; line++) {
      match?.addTotal("ft_ou", total(String(line), "0.95", "0.93"), "row");
    }
    const { matches, problems } = reading.build();
    expect(matches[0]?.odds.ft_ou).toHaveLength(WIRE_LIMITS.linesPerMarket);
    expect(problems).toEqual([{ code: "too-many-lines", where: "row/ft_ou" }]);
  });

  it("keeps the first of two lines with the same number", () => {
    const reading = new ReadingBuilder("malay");
    const match = reading.matchOfRow("1", "row", head());
    match?.addHandicap("ft_hdp", homeGives("0.5", "0.95", "0.93"), "row");
    match?.addHandicap("ft_hdp", homeGives("0.5", "0.90", "0.98"), "row");
    const { matches, problems } = reading.build();
    expect(matches[0]?.odds.ft_hdp).toMatchObject([{ home: 1.95 }]);
    expect(problems).toEqual([{ code: "repeated-line", where: "row/ft_hdp" }]);
  });

  it("asks for the time only of a match that is new", () => {
    const reading = new ReadingBuilder("malay");
    const first = reading.matchOfRow("1", "row", head());
    const never = (): MatchClock => {
      throw new Error("Cannot read time: this row has none");
    };
    expect(reading.matchOfRow("1", "row", head({ home: "", away: "", readClock: never }))).toBe(
      first,
    );
  });

  it("keeps a match when a later row of it cannot be read", () => {
    const reading = new ReadingBuilder("malay");
    reading.matchOfRow("1", "first", head());
    const later = reading.matchOfRow("1", "second", head({ home: "x".repeat(300) }));
    expect(later).toBeUndefined();
    expect(reading.build()).toMatchObject({
      matches: [{ id: "1" }],
      problems: [{ code: "name-too-long", where: "second" }],
    });
  });

  it("refuses ids that the wire refuses, and shortens them where it names them", () => {
    const reading = new ReadingBuilder("malay");
    const id = "x".repeat(300);
    reading.matchOfRow(id, id, head());
    const { matches, problems } = reading.build();
    expect(matches).toEqual([]);
    expect(problems[0]?.code).toBe("bad-row-id");
    expect(problems[0]?.where.length).toBeLessThanOrEqual(100);
  });
});
