import { describe, expect, test } from "vitest";
import { foldText, normalizeTeamName, parseTeamName } from "arb-core";
import { isMixedScript, transliterate } from "../src/transliteration.ts";

describe("transliterate()", () => {
  test.each([
    ["Спартак Москва", "spartak moskva"],
    ["Шахтёр Солигорск", "shakhter soligorsk"],
    ["Химки", "khimki"],
    ["Нижний Новгород", "nizhny novgorod"],
    ["Грозный", "grozny"],
    ["Енисей", "yenisey"],
    ["Зенит Санкт-Петербург", "zenit sankt-peterburg"],
    ["ЦСКА", "cska"],
  ])("writes Russian %s as %s", (text, latin) => expect(transliterate(text)).toBe(latin));

  test.each([
    ["Динамо Київ", "dynamo kyiv"],
    ["Кривбас Кривий Ріг", "kryvbas kryvyi rih"],
    ["Металіст Харків", "metalist kharkiv"],
  ])("writes Ukrainian %s as %s", (text, latin) => expect(transliterate(text)).toBe(latin));

  test.each([
    ["Велико Търново", "veliko tarnovo"],
    ["Първа Хасково", "parva haskovo"],
  ])("writes Bulgarian %s as %s", (text, latin) => expect(transliterate(text)).toBe(latin));

  test.each([
    ["Црвена звезда", "Crvena zvezda"],
    ["Вождовац Ђердап", "Voždovac Đerdap"],
    ["Чукарички Њ", "Čukarički Nj"],
    ["Раднички Ниш Ј", "Radnički Niš J"],
    ["Срби Жарково", "Srbi Žarkovo"],
    ["Металац Џеп Љ", "Metalac Džep Lj"],
  ])("writes Serbian %s as its Latin form %s is folded", (text, latin) =>
    expect(foldText(text)).toBe(foldText(latin)),
  );

  test.each([
    ["Шкендија", "skendija"],
    ["Ѓорче Петров", "gjorce petrov"],
    ["Вардар Скопје", "vardar skopje"],
  ])("writes Macedonian %s as %s", (text, latin) => expect(transliterate(text)).toBe(latin));

  test.each([
    ["Ολυμπιακός", "olympiakos"],
    ["Παναθηναϊκός", "panathinaikos"],
    ["ΠΑΟΚ", "paok"],
    ["ΑΕΚ Αθηνών", "aek athinon"],
    ["Ναύπακτος", "nafpaktos"],
    ["ΟΦΗ", "ofi"],
    ["Χανιά", "chania"],
    ["Μπραχάμι", "brachami"],
  ])("writes Greek %s as %s", (text, latin) => expect(transliterate(text)).toBe(latin));

  test.each(["Arsenal", "阿森纳", "الهلال", "Đà Nẵng", "", "\uD800"])(
    "leaves %j as it is",
    (text) => expect(transliterate(text)).toBe(text),
  );

  test("leaves a word whole of which it does not know a letter", () => {
    expect(transliterate("Спартак Ѫж")).toBe("spartak Ѫж");
  });
});

describe("look-alikes", () => {
  test.each([
    ["Cyrillic A", "\u0410rsenal"],
    ["Cyrillic o", "Live\u0440pool"],
    ["Greek A", "P\u0391C Omonia"],
    ["behind an apostrophe", "\u0410'rsenal"],
    ["with an accent", "\u0410\u0301rsenal"],
    ["Cyrillic in Greek", "ΠΑ\u041eΚ"],
  ])("a word with a %s equals no plain word and says so", (_what, name) => {
    const parsed = parseTeamName(name);
    expect(parsed.isMixedScript).toBe(true);
    expect(parsed.base).not.toMatch(/^[a-z ]+$/);
    expect(parseTeamName(normalizeTeamName(name))).toMatchObject({
      base: parsed.base,
      isMixedScript: true,
    });
  });

  test.each(["Arsenal", "Динамо Киев", "FK Зенит", "ПАОК PAOK ΠΑΟΚ", "Зенит-2", "阿森纳", "29М"])(
    "%s mixes scripts in no word",
    (name) => {
      expect(parseTeamName(name).isMixedScript).toBe(false);
    },
  );

  test("isMixedScript() looks at the letters alone", () => {
    expect(isMixedScript("а1")).toBe(false);
    expect(isMixedScript("аb")).toBe(true);
    expect(isMixedScript("")).toBe(false);
  });
});
