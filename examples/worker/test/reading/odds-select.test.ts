import { load } from "cheerio/slim";
import { describe, expect, it } from "vitest";
import { readOddsFormat } from "../../src/reading/odds-select.ts";

const SELECT = { selector: "#format", formatByValue: { "4": "malay", "1": "decimal" } } as const;

const read = (options: string) =>
  readOddsFormat(load(`<select id="format">${options}</select>`), SELECT);

describe("readOddsFormat()", () => {
  it("reads the selected option by its label or by its value", () => {
    expect(read('<option value="9">Malay</option><option selected>Hong Kong</option>')).toBe(
      "hong-kong",
    );
    expect(read('<option value="4" selected>M</option>')).toBe("malay");
    expect(read('<option value="1" selected>Decimal Odds</option>')).toBe("decimal");
  });

  it("does not know the format when label and value contradict each other", () => {
    expect(read('<option value="4" selected>Decimal</option>')).toBeUndefined();
  });

  it.each([
    "",
    '<option value="4">Malay</option>',
    '<option value="4" selected>Malay</option><option value="1" selected>Decimal</option>',
    '<option value="7" selected>Other</option>',
    '<option value="constructor" selected></option>',
  ])("does not guess: %s", (options) => {
    expect(read(options)).toBeUndefined();
  });

  it("does not know the format of a page without the selector", () => {
    expect(readOddsFormat(load("<p></p>"), SELECT)).toBeUndefined();
  });
});
