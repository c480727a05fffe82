import { describe, expect, test } from "vitest";
import { normalizeTeamName, parseTeamName } from "arb-core";
import { repairMojibake } from "../src/mojibake.ts";

describe("repairMojibake()", () => {
  test.each([
    ["one letter", "Borussia MÃ¶nchengladbach", "Borussia Mönchengladbach"],
    ["several", "GuinÃ©e Ã\u0089quatoriale", "Guinée Équatoriale"],
    ["behind a capital", "TÃ©touan", "Tétouan"],
    ["with an accent for a byte", "CÃ´te", "Côte"],
    ["amid capitals", "KÃ–LN", "KÖLN"],
    ["read as Windows-1252", "Ã‰cosse", "Écosse"],
    ["with a soft hyphen for a byte", "MarÃ\u00ADtimo", "Marítimo"],
    ["with a no-break space for a byte", "HÃ\u00A0 Ná»™i", "Hà Nội"],
    ["of two bytes beyond Latin-1", "Å\u0081Ã³dÅº", "Łódź"],
    ["punctuation", "CÃ´te dâ€™Ivoire", "Côte d’Ivoire"],
    ["Cyrillic", "Ð”Ð¸Ð½Ð°Ð¼Ð¾ ÐšÐ¸ÐµÐ²", "Динамо Киев"],
    ["twice over", "MalmÃƒÂ¶ FF", "Malmö FF"],
  ])("repairs %s", (_what, broken, right) => {
    expect(repairMojibake(broken)).toBe(right);
  });

  test.each([
    ["SÃO PAULO", "a capital that begins a sequence, but nothing that continues it"],
    ["Atlético MalmÃ¶", "a letter that is right: then the rest is not bytes either"],
    ["ChorzÃ³w ę", "a letter that no byte stands for"],
    ["MalmÃ", "a sequence cut off"],
    ["Ã¶Ã", "a sequence cut off at the end"],
    ["UMEÅ\u00A0FC", "a capital before a no-break space"],
    ["TROMSØ\u00A0IL", "the same of another script"],
    ["COVILHÃ\u00A0SC", "Ã at the end of a word of capitals"],
    ["S\u00ADÃ\u00ADO", "soft hyphens around a capital"],
    ["BODØ–GLIMT", "a dash behind a capital"],
    ["«ESPAÑA»", "quotes"],
    ["RÚŽA", "two letters that are one of Arabic"],
    ["À\u0080", "an overlong form"],
    ["í\u00A0\u0080", "a surrogate"],
    ["ô\u0090\u0080\u0080", "beyond Unicode"],
    ["\uD800Ã¶", "a lone surrogate"],
    ["", "nothing"],
  ])("leaves %j as it is: %s", (text) => {
    expect(repairMojibake(text)).toBe(text);
  });

  test("a name is the same team however its bytes were read", () => {
    expect(normalizeTeamName("LeixÃµes (F)")).toBe(normalizeTeamName("Leixões (F)"));
    // NFKC would make a Greek letter of the sign before anybody looked at the bytes.
    expect(parseTeamName("LeixÃµes").isMixedScript).toBe(false);
  });

  test("takes any length", () => {
    expect(repairMojibake("Ã¶".repeat(500_000))).toBe("ö".repeat(500_000));
    expect(repairMojibake("Ã".repeat(1_000_000))).toBe("Ã".repeat(1_000_000));
  });
});
