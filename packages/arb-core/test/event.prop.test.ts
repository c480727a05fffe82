import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createEventSignature,
  normalizeTeamName,
  parseEventSignature,
  parseTeamName,
  type EventSignatureOptions,
} from "arb-core";
import { eventDay } from "../src/matching/event.ts";
import { anyText } from "./arbitrary-text.ts";
import { CLUBS, markName, SQUAD_MARKS } from "./team-words.ts";
import { runs } from "../../../test/runs.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const anyMark = fc.constantFrom({ pattern: "*" }, { pattern: "* FC" }, ...SQUAD_MARKS);
const clubName = fc
  .tuple(fc.constantFrom(...CLUBS), anyMark)
  .map(([club, mark]) => markName(club, mark));
const anyName = fc.oneof({ weight: 4, arbitrary: clubName }, anyText());
const kickOff = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) });
const someOptions: fc.Arbitrary<EventSignatureOptions> = fc.record(
  {
    sport: fc.constantFrom("football", "basketball", "ice-hockey"),
    league: fc.constantFrom("Premier League", "Women's Cup", "U21 League"),
    startsAt: kickOff,
    meeting: fc.integer({ min: 1, max: 99 }),
  },
  { requiredKeys: [] },
);

test("every id is taken apart into what it was made from", () => {
  let signed = 0;
  fc.assert(
    fc.property(anyName, anyName, someOptions, (home, away, options) => {
      const signature = createEventSignature(home, away, Object.freeze(options));
      if (signature === undefined) return;
      signed += 1;
      const parsed = parseEventSignature(signature.id);
      expect(parsed).toMatchObject({
        sport: options.sport ?? "football",
        day: options.startsAt === undefined ? undefined : eventDay(options.startsAt),
        meeting: options.meeting ?? 1,
      });
      const [first = "", second = ""] = parsed?.teams ?? [];
      expect(first < second).toBe(true);
    }),
    { numRuns: runs(1000) },
  );
  expect(signed).toBeGreaterThan(500);
});

test("the order of the sides changes the orientation and not the id", () => {
  let signed = 0;
  fc.assert(
    fc.property(anyName, anyName, someOptions, (home, away, options) => {
      const one = createEventSignature(home, away, options);
      const other = createEventSignature(away, home, options);
      expect(other?.id).toBe(one?.id);
      if (one === undefined || other === undefined) return;
      signed += 1;
      expect([one.orientation, other.orientation].sort()).toEqual(["straight", "swapped"]);
    }),
    { numRuns: runs(500) },
  );
  expect(signed).toBeGreaterThan(200);
});

test("an event has an id exactly when both names name clubs and not the same team", () => {
  const outcomes = { signed: 0, refused: 0 };
  const fewNames = fc.constantFrom("Ajax", "AJAX FC", "Ajax (W)", "Ajax II", "PSV", "", "(W)");
  fc.assert(
    fc.property(fewNames, fewNames, (home, away) => {
      const isMeeting =
        parseTeamName(home).base !== "" &&
        parseTeamName(away).base !== "" &&
        normalizeTeamName(home) !== normalizeTeamName(away);
      expect(createEventSignature(home, away) !== undefined).toBe(isMeeting);
      outcomes[isMeeting ? "signed" : "refused"] += 1;
    }),
    { numRuns: runs(300) },
  );
  expect(Math.min(outcomes.signed, outcomes.refused)).toBeGreaterThan(50);
});

test("two meetings have one id exactly when their teams are the same, squads included", () => {
  const same = { yes: 0, no: 0 };
  const name = fc
    .tuple(fc.constantFrom("Ajax", "PSV"), anyMark)
    .map(([club, mark]) => markName(club, mark));
  fc.assert(
    fc.property(name, name, (one, other) => {
      const areSame = normalizeTeamName(one) === normalizeTeamName(other);
      const ids = [one, other].map((home) => createEventSignature(home, "Feyenoord")?.id);
      expect(ids[0] === ids[1]).toBe(areSame);
      same[areSame ? "yes" : "no"] += 1;
    }),
    { numRuns: runs(1000) },
  );
  expect(Math.min(same.yes, same.no)).toBeGreaterThan(50);
});

test("the minute never enters the id: from 06:00 to 06:00 UTC it is one", () => {
  fc.assert(
    fc.property(kickOff, fc.integer({ min: 0, max: DAY_MS - 1 }), (time, offset) => {
      const dayBegins = Math.floor(time / DAY_MS) * DAY_MS + 6 * HOUR_MS;
      const idAt = (startsAt: number) => createEventSignature("Ajax", "PSV", { startsAt })?.id;
      expect(idAt(dayBegins + offset)).toBe(idAt(dayBegins));
      expect(idAt(dayBegins - 1)).not.toBe(idAt(dayBegins));
    }),
  );
});

test("parseEventSignature() never throws and finds what it says in the id", () => {
  const nearly = fc
    .array(fc.constantFrom("ev1", "football", "undated", "2024-12-10", "~a", "b+women", "2", ":"), {
      maxLength: 7,
    })
    .map((parts) => parts.join(":"));
  let found = 0;
  const shaped = fc
    .tuple(
      fc.constantFrom("undated", "2024-12-10", "2024-12"),
      fc.constantFrom("~a", "b+women", ""),
      fc.constantFrom(":2", ":1", ""),
    )
    .map(([day, team, meeting]) => `ev1:football:${day}:${team}:~z${meeting}`);
  fc.assert(
    fc.property(fc.oneof(anyText(), nearly, shaped), (text) => {
      const parsed = parseEventSignature(text);
      if (parsed === undefined) return;
      found += 1;
      const { sport, day = "undated", teams, meeting } = parsed;
      const rest = meeting > 1 ? [meeting] : [];
      expect(["ev1", sport, day, ...teams, ...rest].join(":")).toBe(text);
    }),
    { numRuns: runs(1000) },
  );
  expect(found).toBeGreaterThan(50);
});
