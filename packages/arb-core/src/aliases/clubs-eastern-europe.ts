/**
 * The first divisions of Ukraine and Russia with those who come and go, and the best known clubs
 * of Belarus and Azerbaijan.
 */
import type { Team } from "../registry/team-registry.ts";
import { readClubs } from "./read-clubs.ts";

const UKRAINE: readonly Team[] = readClubs("UKR", [
  "chornomorets: Chornomorets Odesa, Chornomorets Odessa, Chernomorets Odessa, Chornomorets",
  "dnipro-1: SC Dnipro-1, Dnipro-1, SK Dnipro-1",
  "dynamo-kyiv: Dynamo Kyiv, Dynamo Kiev, Dinamo Kiev, Dinamo Kyiv, Dynamo Kiew, Dyn. Kiev, D. Kiev, Dynamo Kijów",
  "epitsentr: Epitsentr, Epicentr, Epitsentr Dunaivtsi",
  "inhulets: Inhulets Petrove, Inhulets, Ingulets",
  "karpaty-lviv: Karpaty Lviv, Karpaty",
  "kolos-kovalivka: Kolos Kovalivka, Kolos",
  "kryvbas: Kryvbas Kryvyi Rih, Kryvbas, Kryvbas KR, Kryvbas Krivyi Rih, Krivbass",
  "kudrivka: Kudrivka",
  "livyi-bereh: Livyi Bereh Kyiv, Livyi Bereh, Livyi Bereh Kiev",
  "lnz-cherkasy: LNZ Cherkasy, LNZ",
  "metalist-1925: Metalist 1925 Kharkiv, Metalist 1925, Metalist 1925 Kharkov",
  "mynai: Mynai, Minaj",
  "obolon: Obolon Kyiv, Obolon, Obolon Kiev, Obolon-Brovar Kyiv",
  "oleksandriya: Oleksandriya, Oleksandria, Olexandriya, PFC Oleksandria",
  "polissya: Polissya Zhytomyr, Polissya, Polissia Zhytomyr, Polesye Zhitomir",
  "rukh-lviv: Rukh Lviv, Rukh Vynnyky, Ruh Lviv",
  "shakhtar-donetsk: Shakhtar Donetsk, Shakhtar, Shaktar Donetsk, Chakhtar Donetsk, Schachtar Donezk, Schachtjor Donezk, Shakhtyor Donetsk",
  "veres-rivne: Veres Rivne, Veres, NK Veres Rivne",
  "vorskla: Vorskla Poltava, Vorskla",
  "zorya-luhansk: Zorya Luhansk, Zorya, Zorya Lugansk, Zarya Lugansk, Zoria Luhansk",
]);

const RUSSIA: readonly Team[] = readClubs("RUS", [
  "akhmat-grozny: Akhmat Grozny, Akhmat, Terek Grozny, Achmat Grosny",
  "akron-tolyatti: Akron Togliatti, Akron Tolyatti, Akron",
  "arsenal-tula: Arsenal Tula",
  "baltika: Baltika Kaliningrad, Baltika",
  "cska-moscow: CSKA Moscow, CSKA Moskva, CSKA Moskau, CSKA Moscou, PFC CSKA Moscow, CSKA Mosca",
  "dynamo-makhachkala: Dynamo Makhachkala, Dinamo Makhachkala, Din. Makhachkala",
  "dynamo-moscow: Dynamo Moscow, Dinamo Moscow, Dynamo Moskva, Dinamo Moskva, Dynamo Moskau, Din. Moscow, Dyn. Moscow, Dinamo Moscou",
  "fakel-voronezh: Fakel Voronezh, Fakel",
  "khimki: Khimki, FK Khimki",
  "krasnodar: Krasnodar, FK Krasnodar",
  "krylya-sovetov: Krylya Sovetov, Krylia Sovetov, Krylya Sovetov Samara, Krylia Sovetov Samara, Kr. Sovetov",
  "lokomotiv-moscow: Lokomotiv Moscow, Lokomotiv Moskva, Lok. Moscow, Lokomotiv Moskau, Lokomotiv Moscou, Loko Moscow",
  "nizhny-novgorod: Pari Nizhny Novgorod, Nizhny Novgorod, Pari NN, Pari Nizhniy Novgorod, FK Nizhny Novgorod",
  "orenburg: Orenburg, FK Orenburg, Gazovik Orenburg",
  "rostov: Rostov, FK Rostov",
  "rubin-kazan: Rubin Kazan, Rubin",
  "sochi: Sochi, PFC Sochi, FK Sochi",
  "spartak-moscow: Spartak Moscow, Spartak Moskva, Spartak Moskau, Spartak Moscou, Spartak Mosca",
  "torpedo-moscow: Torpedo Moscow, Torpedo Moskva",
  "ural: Ural Yekaterinburg, Ural, Ural Ekaterinburg",
  "zenit: Zenit St. Petersburg, Zenit, Zenit Saint Petersburg, Zenit Petersburg, Zenit Sankt Petersburg, Zenit St Pétersbourg",
]);

const AZERBAIJAN: readonly Team[] = readClubs("AZE", [
  "neftchi-baku: Neftchi Baku, Neftçi Baku, Neftci",
  "qarabag: Qarabağ, Qarabag Agdam, Karabakh Agdam, Qarabag FK, Karabakh, Karabagh",
  "sabah-baku: Sabah Baku, Sabah FK, Sabah",
  "zira: Zira, Zirə FK",
]);

const BELARUS: readonly Team[] = readClubs("BLR", [
  "bate-borisov: BATE Borisov, BATE, BATE Barysaw",
  "dinamo-brest: Dinamo Brest, Dynamo Brest, Din. Brest",
  "dinamo-minsk: Dinamo Minsk, Dynamo Minsk, Din. Minsk",
  "shakhtyor-soligorsk: Shakhtyor Soligorsk, Shakhter Soligorsk, Shakhtar Soligorsk",
]);

export const EASTERN_EUROPEAN_CLUBS: readonly Team[] = [
  ...UKRAINE,
  ...RUSSIA,
  ...BELARUS,
  ...AZERBAIJAN,
];
