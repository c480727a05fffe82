import { describe, expect, test } from "vitest";
import { isPseudoMatch } from "arb-core";

describe("isPseudoMatch()", () => {
  test.each([
    "Arsenal (No. of Corners)",
    "Arsenal Corners",
    "Corners - England Premier League",
    "Chelsea (Bookings)",
    "Chelsea (Cards)",
    "Total Cards",
    "Yellow Card",
    "Arsenal (ET)",
    "Extra Time",
    "Arsenal (PEN)",
    "Penalty Shootout",
    "Throw-ins",
    "England Premier League - 2nd Half",
    "Arsenal (1H)",
    "Premier League - Team to Kick Off",
    "Spain Futsal Primera Division",
    "Beach Soccer World Cup",
    "Arsenal Legends",
    "Arsenal Offsides",
    "Shots on Target",
    "Fouls",
    "Reims - Cartons",
    "Real Madrid Córners",
    "Зенит (угловые)",
    "Россия. Жёлтые карточки",
    "Зенит (ЖК)",
    "Specials",
    "Premier League Specials",
    "Champions League - To Qualify",
    "World Cup Outright",
    "Tournament Winner",
    "Winner",
    "Home Teams",
    "Away Teams (Premier League)",
    "Home",
    "Ar\u200Bsenal cor\u00ADners",
  ])("%j is none between the two teams named", (name) => {
    expect(isPseudoMatch(name)).toBe(true);
  });

  test.each([
    "",
    "Arsenal",
    "Corinthians",
    "Cardiff City",
    "St. Louis Cardinals",
    "World Cup Qualification",
    "UEFA Champions League Qualifying",
    "Special Olympics",
    "Nantes (Playoff Winner)",
    "Penarol",
    "Aldershot Town",
    "Winnipeg",
    "Booking.com Cup",
    "Homenetmen",
    "Homestead FC",
    "Away Days FC",
    "Угличка",
    "Pen-y-bont",
    "Etar",
  ])("%j can be a match", (name) => {
    expect(isPseudoMatch(name)).toBe(false);
  });

  test("looks at a length that names have", () => {
    expect(isPseudoMatch(`${"x ".repeat(1_000_000)}corners`)).toBe(false);
    expect(isPseudoMatch("home (".repeat(200_000))).toBe(false);
  });
});
