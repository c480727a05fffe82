import { describe, expect, test } from "vitest";
import {
  cleanText,
  createTeamRegistry,
  findTeamCanonical,
  parseTeamName,
  type Team,
} from "arb-core";
import { footballTeams } from "arb-core/aliases/football";
import { nationalTeams } from "../src/aliases/national-teams.ts";
import { findCountry } from "../src/competition/country.ts";
import { identifyTeam } from "../src/matching/team-identity.ts";
import { CLUBS, FIRST_TEAM } from "./team-words.ts";

const registry = createTeamRegistry(footballTeams, { strict: true });
const clubs = footballTeams.filter((team) => !nationalTeams.includes(team));

/** All are plain texts: none is of a single bookmaker, none is only proposed. */
function namesOf({ name, aliases = [] }: Team): string[] {
  return [name, ...aliases.map((alias) => (typeof alias === "string" ? alias : alias.text))];
}

function find(name: string, country?: string): Team | undefined {
  return findTeamCanonical(name, registry, country === undefined ? {} : { country });
}

/** Names of clubs of several countries, reviewed one by one: the clubs by country. */
const SHARED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "al ahli": { KSA: "al-ahli-jeddah", QAT: "al-ahli-doha" },
  "al arabi": { KUW: "al-arabi-kuwait", QAT: "al-arabi-doha" },
  "al hilal": { KSA: "al-hilal", SDN: "al-hilal-omdurman" },
  "al ittihad": { EGY: "al-ittihad-alexandria", KSA: "al-ittihad-jeddah" },
  "al nasr": { KSA: "al-nassr", UAE: "al-nasr-dubai" },
  america: { COL: "america-de-cali", MEX: "club-america" },
  aris: { CYP: "aris-limassol", GRE: "aris-thessaloniki" },
  bohemians: { CZE: "bohemians-prague", IRL: "bohemians-dublin" },
  "cd universidad catolica": { CHI: "universidad-catolica", ECU: "universidad-catolica-quito" },
  gorica: { CRO: "hnk-gorica", SVN: "nd-gorica" },
  guarani: { BRA: "guarani-campinas", PAR: "guarani-asuncion" },
  libertad: { ECU: "libertad-loja", PAR: "libertad-asuncion" },
  nacional: { PAR: "nacional-asuncion", POR: "nacional-madeira", URU: "nacional-montevideo" },
  olimpia: { HON: "olimpia-tegucigalpa", PAR: "olimpia-asuncion" },
  racing: { ARG: "racing-club", URU: "racing-montevideo" },
  rapid: { AUT: "rapid-vienna", ROU: "rapid-bucharest" },
  "red star": { FRA: "red-star-paris", SRB: "red-star-belgrade" },
  sabah: { AZE: "sabah-baku", MAS: "sabah-malaysia" },
  sporting: { ESP: "sporting-gijon", POR: "sporting-lisbon" },
  "u catolica": { CHI: "universidad-catolica", ECU: "universidad-catolica-quito" },
  "univ catolica": { CHI: "universidad-catolica", ECU: "universidad-catolica-quito" },
  "universidad catolica": { CHI: "universidad-catolica", ECU: "universidad-catolica-quito" },
  velez: { ARG: "velez-sarsfield", BIH: "velez-mostar" },
};

describe("names", () => {
  test("two teams share a name only where this was meant, and never in one country", () => {
    expect(registry.collisions).toEqual(
      Object.entries(SHARED).map(([name, teams]) => ({
        name,
        teamIds: Object.values(teams).sort(),
        toldApartBy: ["country"],
      })),
    );
  });

  test("a shared name is each club's in its country, and nobody's elsewhere", () => {
    for (const [name, teams] of Object.entries(SHARED)) {
      for (const [country, id] of Object.entries(teams)) expect(find(name, country)?.id).toBe(id);
      expect(find(name), name).toBeUndefined();
      expect(find(name, "NOR"), name).toBeUndefined();
    }
  });

  test("every name finds its own team, in capitals and as a women's side too", () => {
    for (const team of footballTeams) {
      for (const name of namesOf(team)) {
        const isShared = Object.hasOwn(SHARED, parseTeamName(name).base);
        for (const spelling of [name, name.toUpperCase(), `${name} (W)`]) {
          expect(find(spelling, team.country), spelling).toBe(team);
          if (!isShared) expect(find(spelling), spelling).toBe(team);
        }
      }
    }
  });

  test("no name holds a squad marker, or a letter that only looks Latin", () => {
    for (const name of clubs.flatMap(namesOf)) {
      const plain = { squad: FIRST_TEAM, neutral: false, isMixedScript: false };
      expect(parseTeamName(name), name).toMatchObject(plain);
    }
  });

  test("no name says what another one of its club says already", () => {
    const said = clubs.flatMap((club) => namesOf(club).map((name) => ({ club, name })));
    const bases = said.map(({ club, name }) => `${club.id}: ${parseTeamName(name).base}`);
    expect(bases.filter((base, index) => bases.indexOf(base) !== index)).toEqual([]);
  });

  test("no club's name is a country's", () => {
    expect(clubs.flatMap(namesOf).filter((name) => findCountry(parseTeamName(name).base))).toEqual(
      [],
    );
  });

  test("names are written cleanly", () => {
    for (const name of clubs.flatMap(namesOf)) expect(name).toBe(cleanText(name));
  });
});

describe("coverage", () => {
  test("the national teams are in", () => {
    expect(nationalTeams.length).toBeGreaterThan(200);
    for (const team of nationalTeams) expect(find(team.name)).toBe(team);
  });

  test("every country is one that football knows", () => {
    for (const { country = "" } of clubs) expect(findCountry(country)?.code).toBe(country);
  });

  test.each([
    [80, ["ENG"]],
    [40, ["ESP", "ITA", "GER", "FRA"]],
    [18, ["NED", "POR", "BEL", "TUR", "SCO", "BRA", "ARG", "MEX", "USA", "JPN", "KSA"]],
    [12, ["GRE", "AUT", "SUI", "DEN", "SWE", "NOR", "FIN", "POL", "CZE", "CRO", "SRB", "ROU"]],
    [12, ["UKR", "RUS", "CYP", "ISR", "CHI", "COL", "URU", "KOR", "CHN", "AUS", "UAE", "QAT"]],
    [12, ["IRN", "THA", "MAS", "IDN", "VIE", "EGY", "MAR", "RSA"]],
  ])("at least %i clubs each of %j", (least, countries) => {
    for (const country of countries) {
      const own = clubs.filter((club) => club.country === country);
      expect(own.length, country).toBeGreaterThanOrEqual(least);
    }
  });
});

describe("spot checks", () => {
  test.each([
    // Britain and Ireland
    ["Man Utd", "manchester-united"],
    ["MAN CITY", "manchester-city"],
    ["Nott'm Forest", "nottingham-forest"],
    ["Spurs", "tottenham"],
    ["Wolves", "wolverhampton"],
    ["AFC Bournemouth", "bournemouth"],
    ["Brighton & Hove Albion", "brighton"],
    ["QPR", "queens-park-rangers"],
    ["Queen's Park", "queens-park"],
    ["Sheff Wed", "sheffield-wednesday"],
    ["Dundee", "dundee"],
    ["Dundee Utd", "dundee-united"],
    ["Glasgow Rangers", "rangers"],
    // Spain and Portugal
    ["Atletico Madrid", "atletico-madrid"],
    ["Athletic Club", "athletic-bilbao"],
    ["Barça", "barcelona"],
    ["Dep. La Coruna", "deportivo-la-coruna"],
    ["Sp. Gijon", "sporting-gijon"],
    ["Sp Lisbon", "sporting-lisbon"],
    ["Sporting Braga", "braga"],
    ["V. Guimaraes", "vitoria-guimaraes"],
    // Italy, France, the Low Countries
    ["Internazionale", "inter"],
    ["A.C. Milan", "milan"],
    ["PSG", "paris-saint-germain"],
    ["St Etienne", "saint-etienne"],
    ["O. Marseille", "marseille"],
    ["FC Bruges", "club-brugge"],
    ["Cercle Brugge", "cercle-brugge"],
    ["Union St.Gilloise", "union-saint-gilloise"],
    ["PSV", "psv"],
    ["FC Eindhoven", "eindhoven"],
    ["N.E.C.", "nec-nijmegen"],
    // Central Europe
    ["Bayern Munchen", "bayern-munich"],
    ["M'gladbach", "gladbach"],
    ["1. FC Koeln", "cologne"],
    ["1.FC Köln", "cologne"],
    ["Hertha BSC", "hertha"],
    ["Greuther Fuerth", "greuther-furth"],
    ["RB Salzburg", "salzburg"],
    ["Austria Wien", "austria-vienna"],
    ["Bohemians 1905", "bohemians-prague"],
    ["LKS Lodz", "lks-lodz"],
    ["Polonia Warszawa", "polonia-warsaw"],
    // The North
    ["Bodo/Glimt", "bodo-glimt"],
    ["IFK Göteborg", "ifk-goteborg"],
    ["FC København", "copenhagen"],
    ["FC Inter Turku", "inter-turku"],
    // The South-East and the East
    ["Crvena Zvezda", "red-star-belgrade"],
    ["Olympiakos Piraeus", "olympiacos"],
    ["Olympiakos Nicosia", "olympiakos-nicosia"],
    ["Univ. Craiova", "universitatea-craiova"],
    ["FC U Craiova 1948", "fcu-craiova"],
    ["Dynamo Kiev", "dynamo-kyiv"],
    ["Dinamo Moskva", "dynamo-moscow"],
    ["Lok. Moscow", "lokomotiv-moscow"],
    ["CSKA 1948 Sofia", "cska-1948"],
    ["M. Tel Aviv", "maccabi-tel-aviv"],
    // The Americas
    ["Atletico-MG", "atletico-mineiro"],
    ["Atletico-PR", "athletico-paranaense"],
    ["Atletico-GO", "atletico-goianiense"],
    ["Botafogo SP", "botafogo-sp"],
    ["Argentinos Jrs", "argentinos-juniors"],
    ["Estudiantes L.P.", "estudiantes"],
    ["Arsenal Sarandi", "arsenal-sarandi"],
    ["Everton Vina del Mar", "everton-vina-del-mar"],
    ["Liverpool Montevideo", "liverpool-montevideo"],
    ["Barcelona SC", "barcelona-guayaquil"],
    ["Ind. del Valle", "independiente-del-valle"],
    ["Chivas", "guadalajara"],
    ["UNAM Pumas", "pumas"],
    ["LAFC", "los-angeles-fc"],
    ["L.A. Galaxy", "la-galaxy"],
    ["D.C. United", "dc-united"],
    // East and South-East Asia, Australia
    ["Yokohama F.Marinos", "yokohama-f-marinos"],
    ["Verdy Tokyo", "tokyo-verdy"],
    ["Ulsan Hyundai", "ulsan"],
    ["Suwon Samsung Bluewings", "suwon-bluewings"],
    ["Shanghai SIPG", "shanghai-port"],
    ["Shandong Luneng", "shandong-taishan"],
    ["Newcastle Jets", "newcastle-jets"],
    ["BURIRAM UTD", "buriram-united"],
    ["Bangkok Glass", "bg-pathum-united"],
    ["JDT", "johor-darul-tazim"],
    ["HAGL", "hoang-anh-gia-lai"],
    // West Asia and Africa
    ["Al-Ahli Jeddah", "al-ahli-jeddah"],
    ["Al-Nassr", "al-nassr"],
    ["Tractor Sazi", "tractor"],
    ["Al-Ahly Cairo", "al-ahly"],
    ["Al Ahly", "al-ahly"],
    ["Wydad AC", "wydad-casablanca"],
    ["Supersport Utd", "supersport-united"],
  ])("knows %s", (name, id) => {
    expect(find(name)?.id).toBe(id);
  });

  test.each([
    ["Barcelona", "barcelona", "ECU"],
    ["Arsenal", "arsenal", "ARG"],
    ["Liverpool", "liverpool", "URU"],
    ["Everton", "everton", "CHI"],
    ["River Plate", "river-plate", "URU"],
    ["Rangers", "rangers", "CHI"],
    ["Independiente", "independiente", "ECU"],
    ["Inter", "inter", "FIN"],
    ["Santos", "santos", "MEX"],
    ["Fortaleza", "fortaleza", "COL"],
    ["Olympiakos", "olympiacos", "CYP"],
    ["Newcastle", "newcastle", "AUS"],
  ])("%s alone is the well-known club, but not in its namesake's league", (name, id, country) => {
    expect(find(name)?.id).toBe(id);
    expect(find(name, country)).toBeUndefined();
  });

  test.each([
    ...["United", "City", "Real", "Atletico", "Olympique", "Borussia", "Dinamo", "Lokomotiv"],
    ...["Madrid", "Manchester", "Milano", "Sheffield", "Bristol", "Moscow", "Belgrade", "Istanbul"],
    ...["Steaua Bucuresti", "Cluj", "U Craiova", "Estudiantes"],
    ...["Gimnasia", "Wanderers", "CSKA", "AEL", "Wisla", "Olimpia Elblag"],
    ...["Newcastle Blue Star", "Inter Club d'Escaldes", "Bilbao Athletic"],
  ])("takes %s for none of its clubs", (name) => {
    expect(find(name)).toBeUndefined();
  });
});

test("a club that the table does not know keeps its own name", () => {
  const unknown = CLUBS.filter((club) => find(club) === undefined);
  expect(unknown.length).toBeGreaterThan(3);
  for (const club of unknown) {
    expect(identifyTeam(club, { registry })?.key).toBe(
      `~${parseTeamName(club).base.replaceAll(" ", "-")}`,
    );
  }
});
