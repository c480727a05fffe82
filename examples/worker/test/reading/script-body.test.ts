import { describe, expect, it } from "vitest";
import { readScript } from "../../src/reading/script-body.ts";

const read = (body: string) => {
  const script = readScript(body);
  return script.ok ? script.value : script.error;
};

describe("readScript()", () => {
  it("reads calls by the last part of their name, whatever they are called on", () => {
    expect(read("$M('odds').onUpdate(2,[1,'a']); od_OnEmpty(0);")).toEqual([
      { kind: "call", name: "onUpdate", args: [2, [1, "a"]] },
      { kind: "call", name: "od_OnEmpty", args: [0] },
    ]);
  });

  it("reads what is assigned, with its place", () => {
    expect(read("k='k7';v='v12';\nvar Nl=[];\nNl[0]=['x'];\nNl['y']=1;a.b[0]=1;")).toEqual([
      { kind: "assign", name: "k", place: undefined, value: "k7" },
      { kind: "assign", name: "v", place: undefined, value: "v12" },
      { kind: "assign", name: "Nl", place: undefined, value: [] },
      { kind: "assign", name: "Nl", place: 0, value: ["x"] },
    ]);
  });

  it.each([
    ["[1,,3]", [1, undefined, 3]],
    ["[,,]", [undefined, undefined]],
    ["[]", []],
    ["-0.75", -0.75],
    ["+1", 1],
    ["'it\\'s \\u00e9\\\\'", "it's é\\"],
    ["[true,null]", [true, null]],
    ["[{a:1},1]", [undefined, 1]],
    ["[f(),x,`t`,/r/,1n,!1,1+1,...y]", Array.from({ length: 8 })],
    ["-'1'", undefined],
  ])("reads the value %s", (text, value) => {
    expect(read(`f(${text})`)).toEqual([{ kind: "call", name: "f", args: [value] }]);
  });

  it("passes over whatever else a script does", () => {
    expect(read("if (a) f(1); function g() { f(2); } for (;;) {} (() => f(3))(); a++;")).toEqual(
      [],
    );
  });

  it("reads nothing of what is no script, or larger than any feed", () => {
    expect(read("<html>")).toBe("no-script");
    expect(read("f(1")).toBe("no-script");
    expect(read("f(".repeat(100_000))).toBe("no-script");
    expect(read(`f('${"x".repeat(8_000_000)}')`)).toBe("too-long");
  });

  it("does not look deeper than any feed is", () => {
    const deep = (depth: number): string => `f(${"[".repeat(depth)}1${"]".repeat(depth)})`;
    expect(JSON.stringify(read(deep(30)))).toContain("1");
    expect(JSON.stringify(read(deep(60)))).not.toContain("1");
  });
});
