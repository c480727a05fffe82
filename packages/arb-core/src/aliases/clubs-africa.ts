/** The first divisions of Egypt, Morocco and South Africa, and other clubs of Africa's cups. */
import type { Team } from "../registry/team-registry.ts";
import { readClubs } from "./read-clubs.ts";

const EGYPT: readonly Team[] = readClubs("EGY", [
  "al-ahly: Al Ahly, Al Ahly Cairo, El Ahly, Al Ahly SC, Al Ahli Cairo, El Ahly Cairo",
  "al-ittihad-alexandria: Al Ittihad Alexandria, Ittihad Alexandria, El Ittihad Alexandria, Al Ittihad Al Sakandary, Al Ittihad",
  "al-masry: Al Masry, El Masry, Al Masry Port Said",
  "al-mokawloon: Al Mokawloon, El Mokawloon, Arab Contractors, Al Mokawloon Al Arab, El Mokawloon El Arab",
  "baladiyat-el-mahalla: Baladiyat El Mahalla, Baladiyat Al Mahalla",
  "ceramica-cleopatra: Ceramica Cleopatra",
  "el-gaish: Talaea El Gaish, Tala'ea El Geish, El Gaish, Talaea Al Jaish, El Geish",
  "el-gouna: El Gouna, Al Gouna",
  "enppi: ENPPI, ENPPI Club",
  "ghazl-el-mahalla: Ghazl El Mahalla, Ghazl Al Mahalla, Ghazl El Mehalla",
  "haras-el-hodoud: Haras El Hodoud, Haras El Hodood, Haras Al Hodoud",
  "ismaily: Ismaily, Al Ismaily, El Ismaily, Ismaily SC",
  "modern-sport: Modern Sport, Modern Future, Modern Sport Club",
  "national-bank-egypt: National Bank of Egypt, National Bank Egypt",
  "petrojet: Petrojet, Petrojet SC",
  "pharco: Pharco",
  "pyramids: Pyramids, Pyramids Cairo",
  "smouha: Smouha, Smouha SC, Smouha Alexandria",
  "wadi-degla: Wadi Degla, Wadi Degla SC",
  "zamalek: Zamalek, Zamalek SC, El Zamalek, Al Zamalek, Zamalek Cairo",
  "zed: ZED",
]);

const MOROCCO: readonly Team[] = readClubs("MAR", [
  "as-far-rabat: AS FAR Rabat, FAR Rabat, AS FAR, ASFAR Rabat",
  "codm-meknes: CODM Meknès, COD Meknès, CODM de Meknès",
  "difaa-el-jadida: Difaâ El Jadida, Difaâ Hassani El Jadidi, DHJ, Difaa El Jadidi, DH El Jadida",
  "fus-rabat: FUS Rabat, FUS, Fath Union Sport, Fath Union Sport Rabat, Fath Rabat",
  "hassania-agadir: Hassania Agadir, HUS Agadir, Hassania d'Agadir",
  "ittihad-tanger: Ittihad Tanger, IR Tanger, Ittihad Riadhi Tanger, IRT Tanger",
  "js-soualem: JS Soualem, Jeunesse Soualem, Jeunesse Sportive Soualem, Jeunesse Sportive As Soualem",
  "kawkab-marrakech: Kawkab Marrakech, KAC Marrakech, Kawkab de Marrakech",
  "maghreb-fes: Maghreb Fès, MAS Fès, Maghreb de Fès, MAS de Fès",
  "moghreb-tetouan: Moghreb Tétouan, MA Tétouan, MAT Tétouan, Maghreb Tetouan",
  "mouloudia-oujda: Mouloudia Oujda, MC Oujda, Mouloudia d'Oujda",
  "olympic-safi: Olympic Safi, Olympique Safi, OC Safi, Olympique de Safi",
  "olympique-dcheira: Olympique Dcheira, Olympique de Dcheira",
  "raja-casablanca: Raja Casablanca, Raja CA, Raja, Raja Club Athletic, Raja Athletic",
  "renaissance-zemamra: Renaissance Zemamra, RCA Zemamra, RC Zemamra",
  "rs-berkane: RS Berkane, Renaissance Berkane, Berkane, RSB Berkane, Renaissance Sportive Berkane, Renaissance de Berkane",
  "union-touarga: Union Touarga, US Touarga, Union Touarga Sport, Union Touarga Rabat",
  "wydad-casablanca: Wydad Casablanca, Wydad AC, Wydad, WAC Casablanca, Wydad Athletic Club",
]);

const SOUTH_AFRICA: readonly Team[] = readClubs("RSA", [
  "amazulu: AmaZulu, AmaZulu Durban",
  "cape-town-city: Cape Town City, CT City",
  "chippa-united: Chippa United, Chippa, Chippa Utd",
  "durban-city: Durban City",
  "golden-arrows: Golden Arrows, Lamontville Golden Arrows, Lamontville",
  "kaizer-chiefs: Kaizer Chiefs, K. Chiefs, Kaiser Chiefs",
  "magesi: Magesi",
  "mamelodi-sundowns: Mamelodi Sundowns, Sundowns, Mamelodi, M. Sundowns",
  "marumo-gallants: Marumo Gallants, M. Gallants",
  "moroka-swallows: Moroka Swallows, Swallows",
  "orbit-college: Orbit College",
  "orlando-pirates: Orlando Pirates, O. Pirates",
  "polokwane-city: Polokwane City, Polokwane",
  "richards-bay: Richards Bay",
  "royal-am: Royal AM",
  "sekhukhune-united: Sekhukhune United, Sekhukhune, Sekhukhune Utd",
  "siwelele: Siwelele",
  "stellenbosch: Stellenbosch",
  "supersport-united: SuperSport United, SuperSport Utd, SuperSport",
  "ts-galaxy: TS Galaxy",
]);

const TUNISIA: readonly Team[] = readClubs("TUN", [
  "club-africain: Club Africain, Club Africain Tunis",
  "cs-sfaxien: CS Sfaxien, Sfaxien, Club Sportif Sfaxien, CS Sfax",
  "esperance-tunis: Espérance de Tunis, Espérance Tunis, ES Tunis, Espérance Sportive de Tunis, Esperance Sportive Tunis, EST Tunis, Espérance",
  "etoile-du-sahel: Étoile du Sahel, Étoile Sportive du Sahel, ES Sahel, Etoile Sahel, ESS Sousse, Étoile Sportive Sahel",
  "us-monastir: US Monastir, Monastir, Union Sportive Monastir",
]);

const ALGERIA: readonly Team[] = readClubs("ALG", [
  "cr-belouizdad: CR Belouizdad, Belouizdad, Chabab Belouizdad",
  "es-setif: ES Sétif, Entente Sétif, Entente de Sétif, ES de Sétif",
  "js-kabylie: JS Kabylie, JSK Kabylie, Kabylie",
  "mc-alger: MC Alger, Mouloudia Alger, Mouloudia d'Alger, MC Algiers",
  "usm-alger: USM Alger, USM Algiers, USMA Alger",
]);

const OTHERS: readonly Team[] = [
  ...readClubs("SDN", [
    "al-hilal-omdurman: Al Hilal Omdurman, Al Hilal Sudan, Al Hilal",
    "al-merrikh: Al Merrikh, Al Merreikh, Al Merrikh Omdurman, El Merreikh",
  ]),
  ...readClubs("COD", [
    "tp-mazembe: TP Mazembe, Mazembe, TP Mazembe Englebert, Tout Puissant Mazembe",
    "vita-club: AS Vita Club, Vita Club, AS Vita",
  ]),
  ...readClubs("TAN", [
    "simba: Simba SC, Simba, Simba Sports Club",
    "young-africans: Young Africans, Yanga, Young Africans SC, Yanga SC",
  ]),
];

export const AFRICAN_CLUBS: readonly Team[] = [
  ...EGYPT,
  ...MOROCCO,
  ...SOUTH_AFRICA,
  ...TUNISIA,
  ...ALGERIA,
  ...OTHERS,
];
