import { describe, expect, test } from "vitest";
import {
  areCompetitionsDifferent,
  compareCompetitions,
  parseCompetition,
  type CompetitionRelation,
} from "../src/competition/competition.ts";
import {
  CODES_IN_NAMES,
  LEAGUES_AT_START,
  LEAGUES_OF_ONE_COUNTRY,
  LEAGUE_WORDS,
  NOT_IN_COMPETITIONS,
  OPEN_WORDS,
  OTHER_COUNTRY,
  REGIONS,
} from "../src/competition/competition-words.ts";
import { COUNTRIES, findCountry } from "../src/competition/country.ts";
import { foldText } from "../src/text.ts";

describe("parseCompetition()", () => {
  test.each([
    ["England Premier League", "ENG"],
    ["*ENGLISH PREMIER LEAGUE", "ENG"],
    ["Premier League (England)", "ENG"],
    ["Soccer - England - Premier League 2023/24", "ENG"],
    ["England U18 Premier League", "ENG"],
    ["England - Women's Super League", "ENG"],
    ["English Championship", "ENG"],
    ["Angleterre - Premier League", "ENG"],
    ["EPL", "ENG"],
    ["Germany - Bundesliga", "GER"],
    ["Bundesliga, Germany", "GER"],
    ["Alemania. Bundesliga 2", "GER"],
    ["GER 3. Liga", "GER"],
    ["Österreich Bundesliga", "AUT"],
    ["Japanese J1 League", "JPN"],
    ["Japan J. League 2", "JPN"],
    ["Australia A-League", "AUS"],
    ["A-League", "AUS"],
    ["Australia - New South Wales Premier League", "AUS"],
    ["Finland Veikkausliiga", "FIN"],
    ["Veikkausliiga", "FIN"],
    ["Allsvenskan", "SWE"],
    ["Eredivisie", "NED"],
    ["Eliteserien", "NOR"],
    ["La Liga", "ESP"],
    ["Ekstraklasa", "POL"],
    ["Süper Lig", "TUR"],
    ["Major League Soccer", "USA"],
    ["K League 1", "KOR"],
    ["Korea Republic - K-League 2", "KOR"],
    ["Brasileirão Série B", "BRA"],
    ["Italy Serie A League Women", "ITA"],
    ["Ecuador Serie A", "ECU"],
    ["Wales: Cymru Premier", "WAL"],
    ["Northern Ireland Premiership", "NIR"],
    ["Ireland Premier Division", "IRL"],
    ["Qatar Stars League", "QAT"],
    ["Scotland - Championship", "SCO"],
    ["South Africa - PSL", "RSA"],
    ["Brazil - Pernambucano", "BRA"],
    ["SWEDEN 1ST DIV NORTH", "SWE"],
    ["UAE Arabian Gulf League", "UAE"],
    ["Hungary NB I", "HUN"],
    ["Congo DR Ligue 1", "COD"],
    ["South Africa Premier Division", "RSA"],
    ["Equatorial Guinea Liga", "EQG"],
    ["Guinea Ligue 1", "GUI"],
    ["Nigeria - Premier League", "NGA"],
    ["Англия. Премьер-лига", "ENG"],
  ])("takes %s for a national league", (name, country) => {
    expect(parseCompetition(name)).toMatchObject({ country, isNationalLeague: true });
  });

  test.each([
    ["England FA Cup", "ENG"],
    ["Copa del Rey - España", "ESP"],
    ["Germany DFB-Pokal", "GER"],
    ["Turkiye Kupasi", "TUR"],
    ["Italy Supercup", "ITA"],
    ["England - Premier League International Cup", "ENG"],
    ["USA - Premier League Summer Series", "USA"],
    ["AFC Champions League - Qatar", "QAT"],
    ["CONCACAF League - Panama", "PAN"],
    ["U20 Championship - Argentina", "ARG"],
    ["England - U17 Championship", "ENG"],
    ["Canada - Championship", "CAN"],
    ["Esoccer England League 8 mins", "ENG"],
    ["MLS All-Star", "USA"],
    ["Netherlands Eredivisie - Europa League Playoffs", "NED"],
    ["England", "ENG"],
  ])(
    "knows of %s the country, but that it is no national league or may be none",
    (name, country) => {
      expect(parseCompetition(name)).toMatchObject({ country, isNationalLeague: false });
    },
  );

  test.each([
    ...["", "Serie A", "Bundesliga", "Premier League", "Ligue 1", "Super League", "Primera A"],
    ...[
      "Irish Premiership",
      "Liga Pro",
      "Jupiler League",
      "UEFA Champions League",
      "Club Friendlies",
      "Series B",
    ],
    ...["World Cup Qualification Europe", "South American U20 Championship", "African League"],
    ...["Australia v England Friendly", "Belgium / Netherlands - Women's League"],
    ...["Ireland - NIFL Premiership", "USA - Georgia Premier League", "Island League", "__proto__"],
    ...["Northern Cyprus Super Lig", "Indian Ocean Premier League", "Great Britain League"],
    ...["Come League", "Per Division", "League and Premier"],
  ])("says no country of %j", (name) => {
    expect(parseCompetition(name)).toMatchObject({ country: undefined, isNationalLeague: false });
  });

  test("keeps the folded words", () => {
    expect(parseCompetition("*ÖSTERREICH – 2. Liga").words).toBe("osterreich 2 liga");
  });
});

describe("compareCompetitions()", () => {
  test.each<[string, string, CompetitionRelation]>([
    ["ENGLISH PREMIER LEAGUE", "England - Premier League", "same"],
    ["Premier League, England", "Angleterre. Premier League 2024/2025", "same"],
    ["Germany 2. Bundesliga", "Bundesliga 2 (Germany)", "same"],
    ["Denmark 1st Division", "Denmark Division 1", "same"],
    ["Sweden Allsvenskan", "Allsvenskan", "same"],
    ["Premier League", "PREMIER LEAGUE", "same"],
    ["England FA Cup", "FA Cup - England", "same"],
    ["England Premier League", "Spain La Liga", "different"],
    ["Brazil Serie A", "Italy Serie A", "different"],
    ["Germany Bundesliga", "Austria Bundesliga", "different"],
    ["Scottish Premiership", "Northern Ireland Premiership", "different"],
    ["Serie A", "Italy Serie A", "unknown"],
    ["England Premier League", "Premier League", "unknown"],
    ["England Premier League", "England Championship", "unknown"],
    ["England League One", "England League Two", "unknown"],
    ["Spain Division 1 Group 2", "Spain Division 2 Group 1", "unknown"],
    ["England Premier League", "England Premier League Women", "unknown"],
    ["England FA Cup", "Spain La Liga", "unknown"],
    ["England FA Cup", "Spain Copa del Rey", "unknown"],
    ["Spain La Liga", "Club Friendlies", "unknown"],
    ["HOLLAND JUPILER LEAGUE", "Belgium Jupiler Pro League", "different"],
    ["England", "Germany", "unknown"],
    ["England", "English", "unknown"],
    ["", "", "unknown"],
    ["***", "!", "unknown"],
  ])("%j and %j: %s", (a, b, relation) => {
    const [x, y] = [parseCompetition(a), parseCompetition(b)];
    expect(compareCompetitions(x, y)).toBe(relation);
    expect(compareCompetitions(y, x)).toBe(relation);
    expect(areCompetitionsDifferent(x, y)).toBe(relation === "different");
  });
});

describe("the words", () => {
  test("are folded", () => {
    const words = [
      ...[...LEAGUES_OF_ONE_COUNTRY.values()].flat(),
      ...[...LEAGUES_AT_START.keys(), ...REGIONS.keys()],
      ...[...LEAGUE_WORDS, ...OPEN_WORDS, ...NOT_IN_COMPETITIONS],
    ];
    expect(words.filter((word) => foldText(word) !== word)).toEqual([]);
  });

  test("leave out no country's name in English", () => {
    const names = COUNTRIES.map(({ name }) => foldText(name));
    expect(names.filter((name) => NOT_IN_COMPETITIONS.has(name))).toEqual([]);
  });

  test("name countries of the table, and no league is of two", () => {
    const codes = new Set(COUNTRIES.map(({ code }) => code));
    const named = [
      ...[...LEAGUES_OF_ONE_COUNTRY.keys(), ...LEAGUES_AT_START.values(), ...CODES_IN_NAMES],
      ...[...REGIONS.values()].filter((code) => code !== OTHER_COUNTRY),
    ];
    expect(named.filter((code) => !codes.has(code))).toEqual([]);
    const leagues = [...LEAGUES_OF_ONE_COUNTRY.values()].flat();
    expect(leagues.filter((name, index) => leagues.indexOf(name) !== index)).toEqual([]);
    expect(leagues.filter((name) => findCountry(name) !== undefined)).toEqual([]);
  });

  test("each league of one country is a national league by itself", () => {
    for (const [country, names] of LEAGUES_OF_ONE_COUNTRY) {
      for (const name of names) {
        expect(parseCompetition(name), name).toMatchObject({ country, isNationalLeague: true });
      }
    }
  });
});
