/** The first divisions of Mexico and the USA, and Central America's best known. */
import type { Team } from "../registry/team-registry.ts";
import { readClubs } from "./read-clubs.ts";

const MEXICO: readonly Team[] = readClubs("MEX", [
  "atlas: Atlas, Atlas Guadalajara",
  "atletico-san-luis: Atlético San Luis, Atl. San Luis, Atlético de San Luis, San Luis",
  "club-america: Club América, América",
  "cruz-azul: Cruz Azul, CD Cruz Azul",
  "guadalajara: Guadalajara, Chivas Guadalajara, Chivas, Guadalajara Chivas, Chivas de Guadalajara, Deportivo Guadalajara",
  "juarez: Juárez, FC Juárez Bravos, Bravos de Juárez",
  "leon: León, Club León",
  "mazatlan: Mazatlán",
  "monterrey: Monterrey, Rayados de Monterrey, Rayados",
  "necaxa: Necaxa, Club Necaxa",
  "pachuca: Pachuca",
  "puebla: Puebla, Club Puebla",
  "pumas: Pumas UNAM, UNAM Pumas, Pumas, UNAM",
  "queretaro: Querétaro, Gallos Blancos de Querétaro, Querétaro Gallos Blancos",
  "santos-laguna: Santos Laguna, Club Santos Laguna",
  "tigres: Tigres UANL, UANL Tigres, Tigres, UANL",
  "tijuana: Tijuana, Club Tijuana, Xolos Tijuana, Xolos de Tijuana, Xolos",
  "toluca: Toluca, Deportivo Toluca",
]);

/** Toronto, Montreal and Vancouver play in this league. */
const USA: readonly Team[] = readClubs("USA", [
  "atlanta-united: Atlanta United, Atlanta Utd",
  "austin: Austin",
  "charlotte: Charlotte",
  "chicago-fire: Chicago Fire, Chicago, Chicago Fire SC",
  "cincinnati: Cincinnati",
  "colorado-rapids: Colorado Rapids, Colorado",
  "columbus-crew: Columbus Crew, Columbus, Columbus Crew SC",
  "dallas: Dallas",
  "dc-united: DC United, DC Utd, Washington DC United",
  "houston-dynamo: Houston Dynamo, Houston",
  "inter-miami: Inter Miami, Internacional de Miami",
  "la-galaxy: LA Galaxy, Los Angeles Galaxy",
  "los-angeles-fc: Los Angeles FC, LAFC",
  "minnesota-united: Minnesota United, Minnesota Utd, Minnesota",
  "montreal: CF Montréal, Montreal Impact, Impact Montreal",
  "nashville: Nashville SC, Nashville",
  "new-england-revolution: New England Revolution, New England, NE Revolution, New England Rev.",
  "new-york-city: New York City, NYCFC, NY City, NYC FC",
  "new-york-red-bulls: New York Red Bulls, NY Red Bulls, New York RB, NYRB, New York Red Bull, NY RB",
  "orlando-city: Orlando City, Orlando City SC, Orlando",
  "philadelphia-union: Philadelphia Union, Philadelphia",
  "portland-timbers: Portland Timbers, Portland",
  "real-salt-lake: Real Salt Lake, Salt Lake, RSL",
  "san-diego: San Diego",
  "san-jose-earthquakes: San Jose Earthquakes, SJ Earthquakes, San Jose Quakes",
  "seattle-sounders: Seattle Sounders, Seattle",
  "sporting-kansas-city: Sporting Kansas City, Sporting KC, Kansas City, Sp. Kansas City",
  "st-louis-city: St. Louis City, St. Louis City SC, St. Louis, Saint Louis City",
  "toronto: Toronto",
  "vancouver-whitecaps: Vancouver Whitecaps, Vancouver",
]);

const COSTA_RICA: readonly Team[] = readClubs("CRC", [
  "alajuelense: Alajuelense, LD Alajuelense, Liga Deportiva Alajuelense",
  "herediano: Herediano, CS Herediano",
  "saprissa: Deportivo Saprissa, Saprissa, Dep. Saprissa",
  "santos-guapiles: Santos de Guápiles, Santos Guápiles",
]);

const HONDURAS: readonly Team[] = readClubs("HON", [
  "motagua: Motagua, CD Motagua",
  "olimpia-tegucigalpa: Olimpia Tegucigalpa, CD Olimpia, Olimpia",
]);

const GUATEMALA: readonly Team[] = readClubs("GUA", [
  "comunicaciones: Comunicaciones, CSD Comunicaciones",
  "municipal: CSD Municipal, Municipal Guatemala",
]);

export const NORTH_AMERICAN_CLUBS: readonly Team[] = [
  ...MEXICO,
  ...USA,
  ...COSTA_RICA,
  ...HONDURAS,
  ...GUATEMALA,
];
