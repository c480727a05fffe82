import { load } from "cheerio/slim";
import { describe, expect, it } from "vitest";
import { rawText, visibleLines, visibleText } from "../../src/reading/visible-text.ts";

const element = (html: string) => load(`<div id="it">${html}</div>`)("#it");

describe("visibleText()", () => {
  it.each([
    '<span class="a displayOff">IR</span><span>2H</span>',
    "<span hidden>IR</span><span>2H</span>",
    '<span style="color:red; display : none">IR</span><span>2H</span>',
    '<div class="displayOff"><b>IR</b></div>2H<!-- IR -->',
  ])("leaves out what is hidden: %s", (html) => {
    expect(visibleText(element(html), "displayOff")).toBe("2H");
  });

  it("keeps what another site would hide", () => {
    expect(visibleText(element('<b class="displayOff">IR</b>'))).toBe("IR");
  });

  it("folds space, line breaks of the source and invisible characters", () => {
    expect(visibleText(element("\n  1\u200C-\u200C0 \n <b>\u00A0HT</b> "))).toBe("1-0 HT");
  });

  it("is empty for an empty selection", () => {
    expect(visibleText(element("").find("b"))).toBe("");
  });

  it("reads an element of any depth, and a bounded part of its text", () => {
    const deep = `${"<b>".repeat(5000)}x`;
    expect(visibleText(element(deep))).toBe("x");
    expect(rawText(element("x".repeat(10_000)))).toHaveLength(2000);
  });
});

describe("visibleLines()", () => {
  it("splits at <br>, and not at line breaks of the source", () => {
    expect(visibleLines(element("\n 0.5\n <br>\n &nbsp; "))).toEqual(["0.5", ""]);
    expect(visibleLines(element("&nbsp;<br/>0-0.5"))).toEqual(["", "0-0.5"]);
    expect(visibleLines(element("2.5"))).toEqual(["2.5"]);
  });
});
