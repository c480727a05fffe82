import { describe, expect, test } from "vitest";
import { createTeamRegistry } from "arb-core";
import { parseTeamRegistry } from "../src/registry/registry-file.ts";

describe("parseTeamRegistry()", () => {
  test("restores what JSON.stringify() saved, in one fixed form", () => {
    const saved = JSON.stringify(
      createTeamRegistry([
        {
          id: "inter-turku",
          name: "Inter Turku",
          country: "FIN",
          aliases: [{ text: "FC Inter", source: "bwin", status: "confirmed" }],
        },
        {
          id: "inter",
          name: "Internazionale",
          country: "ITA",
          sport: "football",
          aliases: ["Inter Milan", "Inter", { text: "Inter", status: "confirmed" }],
        },
      ]),
    );
    expect(saved).toBe(
      '{"version":1,"teams":[' +
        '{"id":"inter","name":"Internazionale","country":"ITA","aliases":["Inter","Inter Milan"]},' +
        '{"id":"inter-turku","name":"Inter Turku","country":"FIN","aliases":[' +
        '{"text":"FC Inter","source":"bwin","status":"confirmed"}]}]}',
    );
    const restored = parseTeamRegistry(saved);
    expect(restored.ok && JSON.stringify(restored.value)).toBe(saved);
  });

  test.each([
    ["not-json", ""],
    ["not-json", "{"],
    ["not-a-registry", "null"],
    ["not-a-registry", "[]"],
    ["not-a-registry", '{"version":1}'],
    ["not-a-registry", '{"teams":[]}'],
    ["unknown-version", '{"version":2,"teams":[]}'],
  ])("says %s of %s", (code, text) => {
    expect(parseTeamRegistry(text)).toEqual({ ok: false, error: { code } });
  });

  test.each([
    ["bad-team", "null"],
    ["bad-team", '{"id":"a"}'],
    ["bad-team", '{"id":"a","name":"A","country":null}'],
    ["bad-id", '{"id":"A","name":"A"}'],
    ["duplicate-id", '{"id":"ajax","name":"A"}'],
    ["bad-sport", '{"id":"a","name":"A","sport":"?"}'],
    ["bad-country", '{"id":"a","name":"A","country":"eng"}'],
    ["bad-alias", '{"id":"a","name":"A","aliases":[1]}'],
    ["bad-alias", '{"id":"a","name":"A","aliases":[{"text":"B"}]}'],
    ["bad-alias", '{"id":"a","name":"A","aliases":[{"text":"B","status":"sure"}]}'],
    [
      "bad-alias",
      '{"id":"a","name":"A","aliases":[{"text":"B","status":"proposed","evidence":1}]}',
    ],
    ["no-letters", '{"id":"a","name":"-"}'],
    ["mixed-script", '{"id":"a","name":"Аjax"}'],
    ["rejected-name", '{"id":"a","name":"A","aliases":[{"text":"A","status":"rejected"}]}'],
  ])("refuses the whole for %s: a lost refusal would be a false match", (code, team) => {
    const parsed = parseTeamRegistry(`{"version":1,"teams":[{"id":"ajax","name":"Ajax"},${team}]}`);
    expect(parsed).toMatchObject({
      ok: false,
      error: { code: "bad-teams", problems: [{ code, index: 1 }] },
    });
  });
});
