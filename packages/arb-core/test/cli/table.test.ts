import { describe, expect, test } from "vitest";
import { formatMoney, parseMoney, toUnits } from "../../cli/money.ts";
import { formatFixed, formatNumber, formatPercent, formatPrice } from "../../cli/number-text.ts";
import { formatTable } from "../../cli/table.ts";
import { UsageError } from "../../cli/usage-error.ts";

describe("formatTable()", () => {
  test("aligns words to the left and numbers to the right", () => {
    expect(
      formatTable([
        ["bet", "stake"],
        ["home", "1.00"],
        ["a", "10.00"],
      ]),
    ).toBe("bet   stake\nhome   1.00\na     10.00");
    expect(
      formatTable(
        [
          ["a", "b", "1"],
          ["aa", "bb", "11"],
        ],
        2,
      ),
    ).toBe("a   b    1\naa  bb  11");
  });

  test("takes no width for styles, fills short rows, leaves no space at the end", () => {
    expect(formatTable([["\u001B[1mab\u001B[0m", "1"], ["abc"]])).toBe(
      "\u001B[1mab\u001B[0m   1\nabc",
    );
    expect(formatTable([])).toBe("");
  });
});

describe("money", () => {
  test.each([
    ["0", 0, "0.00"],
    ["0.05", 5, "0.05"],
    ["12.5", 1250, "12.50"],
    ["1000", 100_000, "1000.00"],
    ["9999999999999.99", 999_999_999_999_999, "9999999999999.99"],
  ])("%s is read and written", (text, minor, written) => {
    expect(parseMoney(text, "stake")).toBe(minor);
    expect(formatMoney(minor)).toBe(written);
    expect(toUnits(minor)).toBe(Number(text));
  });

  test("a loss has a sign, and what is no amount is refused", () => {
    expect(formatMoney(-5)).toBe("-0.05");
    for (const text of ["", "-1", "1e3", "1.", "1.005", "99999999999999", "1 000"]) {
      expect(() => parseMoney(text, "stake")).toThrow(UsageError);
    }
  });
});

test("numbers are rounded for people, without a negative zero", () => {
  expect(formatPercent(-0.001)).toBe("0.00 %");
  expect(formatPercent(-1.0989)).toBe("-1.10 %");
  expect(formatFixed(-0.00004, 4)).toBe("0.0000");
  expect(formatNumber(2.0526315, 4)).toBe("2.0526");
  expect(formatNumber(-0.5, 6)).toBe("-0.5");
  expect([1.95, 2, 2.0526315, 1.001].map(formatPrice)).toEqual(["1.95", "2.00", "2.0526", "1.001"]);
});
