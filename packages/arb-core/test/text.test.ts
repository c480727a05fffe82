import { describe, expect, test } from "vitest";
import { cleanText, foldText, MAX_NAME_LENGTH } from "arb-core";
import { cleanName, cleanNumberText, compareText, foldWords } from "../src/text.ts";

describe("cleanText()", () => {
  test.each([
    ["zero-width characters between letters", "Ar\u200Bse\u200Cn\u200Da\u2060l", "Arsenal"],
    ["soft hyphens and the byte order mark", "\uFEFFGlad\u00ADbach", "Gladbach"],
    ["direction marks", "\u200EArsenal\u200F \u202AFC\u202C", "Arsenal FC"],
    ["no-break spaces", "Real\u00A0Madrid\u202FCF", "Real Madrid CF"],
    ["line breaks and tabs of a page", "\n\t  Real\r\n\tMadrid  ", "Real Madrid"],
    ["control characters", "Real\u0000\u0085Madrid", "Real Madrid"],
  ])("removes or unifies %s", (_what, text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
  });

  test("keeps case, accents and punctuation", () => {
    expect(cleanText("1. FC Köln (W)")).toBe("1. FC Köln (W)");
  });

  test("looks at the first 200 characters only, whatever follows", () => {
    const long = "ab ".repeat(333_334);
    expect(cleanText(long)).toBe(cleanText(long.slice(0, MAX_NAME_LENGTH)));
    expect(cleanText(`${" ".repeat(MAX_NAME_LENGTH)}Arsenal`)).toBe("");
  });
});

describe("cleanNumberText()", () => {
  test.each([
    "\u2010",
    "\u2011",
    "\u2012",
    "\u2013",
    "\u2014",
    "\u2015",
    "\u2212",
    "\uFE63",
    "\uFF0D",
  ])("turns the minus sign %j into -", (minus) =>
    expect(cleanNumberText(`${minus}0.5`)).toBe("-0.5"),
  );

  test("reads a decimal comma as a point and drops what cannot be seen", () => {
    expect(cleanNumberText("\u00A0\u200B1,9\u00AD5\n")).toBe("1.95");
  });

  test("makes an empty text of one over the budget: cut short it would be another number", () => {
    expect(cleanNumberText("0.5".padEnd(200))).toBe("0.5");
    expect(cleanNumberText(`${"0.5".padEnd(200)}/1`)).toBe("");
    expect(cleanNumberText("1".repeat(1_000_000))).toBe("");
  });
});

describe("foldText()", () => {
  test.each([
    ["case", "ARSENAL", "arsenal"],
    ["accents, composed", "Atlético", "atletico"],
    ["accents, decomposed", "Atle\u0301tico", "atletico"],
    ["stacked accents", "Đà Nẵng", "da nang"],
    ["full-width forms", "ＡＲＳＥＮＡＬ　ＦＣ", "arsenal fc"],
    ["ligatures", "Oﬃcial", "official"],
    ["sharp s in both cases", "Preußen STRAẞE", "preussen strasse"],
    ["stroked letters", "Brøndby Łódź Đinđić", "brondby lodz dindic"],
    ["Nordic letters", "Ísafjörður Þór Næstved", "isafjordur thor naestved"],
    ["the Turkish i in all four forms", "Iı İi", "ii ii"],
    ["apostrophes of any kind", "Nott'm M’gladbach Jus´t L`Aquila", "nottm mgladbach just laquila"],
    ["an ampersand", "Brighton&Hove", "brighton and hove"],
    ["other punctuation", "Paris Saint-Germain (F.C.)", "paris saint germain f c"],
  ])("folds %s", (_what, text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test.each([
    ["Arabic", "الهلال", "الهلال"],
    ["Chinese", "阿森纳", "阿森纳"],
  ])("leaves %s as it is", (_script, text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test("keeps the marks that tell words of other scripts apart", () => {
    expect(foldText("ดี")).not.toBe(foldText("ดุ"));
    expect(foldText("दिल्ली")).not.toBe(foldText("दल्ल"));
    expect(foldText("ガンバ")).not.toBe(foldText("カンハ"));
  });

  test.each(["", "   ", "\u200B", "-–—", "!?", "\u0301", "\u0E31", "\uD800"])(
    "gives an empty text for %j, which has no letter or digit",
    (text) => expect(foldText(text)).toBe(""),
  );

  test("looks at the first 200 characters only and returns no more", () => {
    const long = "é".repeat(1_000_000);
    expect(foldText(long)).toBe("e".repeat(MAX_NAME_LENGTH));
    expect(foldText("\uFDFA".repeat(1_000_000)).length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
  });
});

describe("foldWords()", () => {
  test.each([
    ["Man. Utd", ["man.", "utd"]],
    ["Man.Utd.", ["man.", "utd."]],
    ["St. Gallen", ["st.", "gallen"]],
    ["Bos. Herzég.", ["bos.", "herzeg."]],
    ["Дин. Киев", ["din.", "kiev"]],
    ["1. FC Köln", ["1", "fc", "koln"]],
    ["Mainz 05.", ["mainz", "05"]],
    ["U.S.A.", ["u.", "s.", "a."]],
    ["... - ()", []],
  ])("says of %j which words a point follows", (name, words) => {
    const folded = foldWords(name);
    expect(folded.map(({ text, isAbbreviated }) => text + (isAbbreviated ? "." : ""))).toEqual(
      words,
    );
    expect(folded.map(({ text }) => text).join(" ")).toBe(foldText(name));
  });
});

describe("cleanName()", () => {
  test("repairs mojibake before anything else could spoil its bytes", () => {
    expect(cleanName("MarÃ\u00ADtimo")).toBe("Marítimo");
    expect(cleanName("Ã\u0089cosse")).toBe("Écosse");
    expect(cleanName("LeixÃµes")).toBe("Leixões");
  });

  test("makes full-width forms plain and keeps case and punctuation", () => {
    expect(cleanName("ＡＲＳＥＮＡＬ （Ｗ）")).toBe("ARSENAL (W)");
    expect(cleanName("1. FC Köln (W)")).toBe("1. FC Köln (W)");
  });
});

describe("hostile names", () => {
  test.each([
    ["a million letters", "a".repeat(1_000_000)],
    ["a million brackets", "(".repeat(1_000_000)],
    ["ligatures that unfold to 18 letters each", "\uFDFA".repeat(200)],
    ["ampersands, which become words", "&".repeat(200)],
    ["letters that become two", "ß".repeat(200)],
    ["Cyrillic letters that become four", "щ".repeat(200)],
    ["mojibake within mojibake", "Ã\u0083Â\u0083Ã\u0082Â¶".repeat(25)],
    ["lone surrogates", "\uD800\uDC00\uDC00\uD800".repeat(50)],
    ["stacked accents", `a${"\u0301".repeat(500)}b`],
    ["a key that objects have", "__proto__"],
    ["another", "constructor"],
  ])("are folded within the budget: %s", (_what, name) => {
    const folded = foldText(name);
    expect(folded.length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
    expect(foldText(folded)).toBe(folded);
  });

  test("that are keys of objects are names like others", () => {
    expect(foldText("__proto__")).toBe("proto");
    expect(foldText("hasOwnProperty")).toBe("hasownproperty");
  });
});

describe("compareText()", () => {
  test("orders by code units, not by a locale", () => {
    expect(["é", "z", "Z", "a"].sort(compareText)).toEqual(["Z", "a", "z", "é"]);
    expect(compareText("a", "a")).toBe(0);
  });
});
