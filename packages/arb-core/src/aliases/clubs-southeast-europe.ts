/**
 * The first divisions of Turkey, Greece, Cyprus, Croatia, Serbia, Romania and Bulgaria, and the
 * best known clubs of Slovenia, Bosnia and Malta.
 */
import type { Team } from "../registry/team-registry.ts";
import { readClubs } from "./read-clubs.ts";

const TURKEY: readonly Team[] = readClubs("TUR", [
  "adana-demirspor: Adana Demirspor, Adana Demir, Ad. Demirspor",
  "alanyaspor: Alanyaspor, Corendon Alanyaspor",
  "amedspor: Amedspor, Amed SFK",
  "ankaragucu: MKE Ankaragücü, Ankaragücü",
  "antalyaspor: Antalyaspor",
  "bandirmaspor: Bandırmaspor",
  "basaksehir: İstanbul Başakşehir, Başakşehir, Istanbul BB, Medipol Başakşehir, Rams Başakşehir",
  "besiktas: Beşiktaş, Beşiktaş JK, Beşiktaş Istanbul",
  "bodrum: Bodrum FK, Bodrum, Bodrumspor",
  "boluspor: Boluspor",
  "erzurumspor: Erzurumspor FK, Erzurumspor, BB Erzurumspor",
  "esenler-erokspor: Esenler Erokspor, Erokspor",
  "eyupspor: Eyüpspor",
  "fatih-karagumruk: Fatih Karagümrük, Karagümrük",
  "fenerbahce: Fenerbahçe, Fenerbahçe SK, Fenerbahçe Istanbul",
  "galatasaray: Galatasaray, Galatasaray SK, Galatasaray Istanbul",
  "gaziantep: Gaziantep FK, Gaziantep",
  "genclerbirligi: Gençlerbirliği, Gençlerbirliği SK",
  "giresunspor: Giresunspor",
  "goztepe: Göztepe, Göztepe Izmir, Göztepe SK",
  "hatayspor: Hatayspor",
  "igdir: Iğdır FK, Iğdır",
  "istanbulspor: İstanbulspor",
  "kasimpasa: Kasımpaşa, Kasımpaşa SK",
  "kayserispor: Kayserispor",
  "keciorengucu: Ankara Keçiörengücü, Keçiörengücü",
  "kocaelispor: Kocaelispor",
  "konyaspor: Konyaspor",
  "manisa: Manisa FK",
  "pendikspor: Pendikspor",
  "rizespor: Çaykur Rizespor, Rizespor, C. Rizespor",
  "sakaryaspor: Sakaryaspor",
  "samsunspor: Samsunspor",
  "sivasspor: Sivasspor",
  "trabzonspor: Trabzonspor",
  "umraniyespor: Ümraniyespor",
]);

const GREECE: readonly Team[] = readClubs("GRE", [
  "ael-larissa: AEL Larissa, Larissa, AE Larissa, Larisa",
  "aek-athens: AEK Athens, AEK, AEK Athen, AEK Athènes, AEK Atenas",
  "aris-thessaloniki: Aris Thessaloniki, Aris Saloniki, Aris Salonika, Aris",
  "asteras-tripolis: Asteras Tripolis, Asteras Tripoli, Asteras Aktor, Asteras",
  "athens-kallithea: Athens Kallithea, Kallithea, GS Kallithea",
  "atromitos: Atromitos, Atromitos Athens, Atromitos Athinon",
  "giannina: PAS Giannina, Giannina, PAS Ioannina",
  "ionikos: Ionikos, Ionikos Nikeas",
  "kifisia: Kifisia, Kifissia",
  "lamia: Lamia, PAS Lamia, PAS Lamia 1964",
  "levadiakos: Levadiakos, Levadeiakos, APO Levadiakos",
  "ofi-crete: OFI Crete, OFI, OFI Heraklion, OFI Kreta",
  "olympiacos: Olympiacos, Olympiakos, Olympiacos Piraeus, Olympiakos Piraeus, Olympiakos Piräus, Olympiacos CFP",
  "panathinaikos: Panathinaikos, Panathinaikos Athens, Panathinaikos Athen",
  "panetolikos: Panetolikos, Panaitolikos, Panetolikos Agrinio",
  "panserraikos: Panserraikos, Panserraikos Serres",
  "paok: PAOK, PAOK Salonika, PAOK Thessaloniki, PAOK Saloniki, PAOK Salonique",
  "volos: Volos NFC, Volos, Volos NPS, Volos New FC",
]);

const CYPRUS: readonly Team[] = readClubs("CYP", [
  "aek-larnaca: AEK Larnaca, AEK Larnaka, AEK Larnaca-Kition",
  "ael-limassol: AEL Limassol, AEL Lemesos",
  "anorthosis: Anorthosis Famagusta, Anorthosis",
  "apoel: APOEL Nicosia, APOEL, APOEL Nikosia, APOEL Nicosie",
  "apollon-limassol: Apollon Limassol, Apollon Lemesos",
  "aris-limassol: Aris Limassol, Aris Lemesos, Aris",
  "doxa-katokopias: Doxa Katokopias, Doxa Katokopia",
  "enosis-paralimni: Enosis Neon Paralimni, Enosis Neon Paralimniou, ENP Paralimni, ENP, EN Paralimni, EN Paralimniou",
  "ethnikos-achna: Ethnikos Achna, Ethnikos Achnas",
  "karmiotissa: Karmiotissa, Karmiotissa Polemidion, Karmiotissa Pano Polemidion",
  "krasava: Krasava Ypsonas, Krasava ENY Ypsonas, Krasava ENY, Krasava",
  "nea-salamis: Nea Salamis Famagusta, Nea Salamis, Nea Salamina, Nea Salamina Famagusta",
  "olympiakos-nicosia: Olympiakos Nicosia, Olympiakos Nikosia, Olympiacos Nicosia",
  "omonia-29-may: Omonia 29 May, Omonia 29is Maiou, PAC Omonia 29M",
  "omonia-aradippou: Omonia Aradippou",
  "omonia-nicosia: Omonia Nicosia, Omonia, AC Omonia, AC Omonia Nicosia, Omonia Nikosia",
  "othellos: Othellos Athienou, Othellos",
  "pafos: Pafos, Paphos",
]);

const CROATIA: readonly Team[] = readClubs("CRO", [
  "dinamo-zagreb: Dinamo Zagreb, GNK Dinamo Zagreb, NK Dinamo Zagreb, Din. Zagreb, Dynamo Zagreb",
  "hajduk-split: Hajduk Split, Hajduk, HNK Hajduk Split",
  "hnk-gorica: HNK Gorica, Gorica",
  "istra: NK Istra 1961, Istra 1961, Istra, Istra Pula",
  "lokomotiva-zagreb: Lokomotiva Zagreb, NK Lokomotiva Zagreb, Lok. Zagreb",
  "osijek: Osijek, NK Osijek",
  "rijeka: Rijeka, HNK Rijeka",
  "rudes: Rudeš, NK Rudeš",
  "sibenik: Šibenik, HNK Šibenik",
  "slaven-belupo: Slaven Belupo, NK Slaven Belupo, Slaven Koprivnica, Slaven Belupo Koprivnica",
  "varazdin: Varaždin, NK Varaždin",
  "vukovar: Vukovar 1991, HNK Vukovar 1991, Vukovar, HNK Vukovar",
]);

/** "Red Star" is shared with the club of Paris. */
const SERBIA: readonly Team[] = readClubs("SRB", [
  "backa-topola: TSC Bačka Topola, Bačka Topola, TSC, FK TSC",
  "cukaricki: Čukarički, FK Čukarički, Čukarički Stankom",
  "imt-belgrade: IMT Novi Beograd, IMT, IMT Belgrade, FK IMT, IMT Beograd",
  "javor: Javor Ivanjica, Javor, Javor Matis",
  "mladost-lucani: Mladost Lučani",
  "napredak: Napredak Kruševac, Napredak",
  "novi-pazar: Novi Pazar, FK Novi Pazar",
  "ofk-beograd: OFK Beograd, OFK Belgrade, OFK Belgrad",
  "partizan: Partizan Belgrade, Partizan, Partizan Beograd, FK Partizan, Partizan Belgrad, Partizan Belgrado, FK Partizan Belgrade",
  "radnicki-1923: Radnički 1923, Radnički Kragujevac, Radnički 1923 Kragujevac",
  "radnicki-nis: Radnički Niš, FK Radnički Niš",
  "radnik-surdulica: Radnik Surdulica",
  "red-star-belgrade: Red Star Belgrade, Crvena zvezda, FK Crvena zvezda, Crvena Zvezda Beograd, Crvena Zvezda Belgrade, Roter Stern Belgrad, Étoile Rouge Belgrade, Étoile Rouge de Belgrade, Stella Rossa, Stella Rossa Belgrado, Estrella Roja, Estrella Roja de Belgrado, Red Star Belgrad, Red Star",
  "spartak-subotica: Spartak Subotica, FK Spartak Subotica",
  "vojvodina: Vojvodina, Vojvodina Novi Sad, FK Vojvodina",
  "vozdovac: Voždovac, FK Voždovac",
  "zeleznicar-pancevo: Železničar Pančevo",
]);

/** "Steaua" is claimed by two clubs, "U Craiova" by two, "Cluj" by two. */
const ROMANIA: readonly Team[] = readClubs("ROU", [
  "arges: FC Argeș, Argeș Pitești",
  "botosani: Botoșani",
  "cfr-cluj: CFR Cluj, CFR 1907 Cluj, CFR",
  "csikszereda: Csikszereda, FK Csikszereda, Csikszereda Miercurea Ciuc, FK Csikszereda Miercurea Ciuc",
  "dinamo-bucharest: Dinamo Bucharest, Dinamo București, Dinamo Bukarest, Din. Bucuresti",
  "farul: Farul Constanța, Farul",
  "fcsb: FCSB, FCSB Bucharest, FCSB București",
  "fcu-craiova: FC U Craiova 1948, FCU 1948 Craiova, FCU Craiova 1948, FCU Craiova",
  "gloria-buzau: Gloria Buzău",
  "hermannstadt: Hermannstadt, Hermannstadt Sibiu",
  "metaloglobus: Metaloglobus București, Metaloglobus, Metaloglobus Bucharest",
  "otelul: Oțelul Galați, Oțelul, SC Oțelul Galați",
  "petrolul: Petrolul Ploiești, Petrolul",
  "politehnica-iasi: Politehnica Iași, Poli Iași, CSM Politehnica Iași",
  "rapid-bucharest: Rapid Bucharest, Rapid București, Rapid 1923, Rapid Bukarest, Rapid",
  "sepsi: Sepsi OSK, Sepsi, Sepsi Sfântu Gheorghe, Sepsi OSK Sfântu Gheorghe",
  "unirea-slobozia: Unirea Slobozia",
  "universitatea-cluj: Universitatea Cluj, U Cluj, Univ. Cluj",
  "universitatea-craiova: Universitatea Craiova, CS Universitatea Craiova, CSU Craiova, Univ. Craiova, CS U Craiova",
  "uta-arad: UTA Arad, UTA",
  "voluntari: Voluntari",
]);

const BULGARIA: readonly Team[] = readClubs("BUL", [
  "arda: Arda Kardzhali, Arda",
  "beroe: Beroe, Beroe Stara Zagora",
  "botev-plovdiv: Botev Plovdiv",
  "botev-vratsa: Botev Vratsa",
  "cherno-more: Cherno More, Cherno More Varna",
  "cska-1948: CSKA 1948, CSKA 1948 Sofia",
  "cska-sofia: CSKA Sofia, PFC CSKA Sofia",
  "levski-sofia: Levski Sofia, Levski",
  "lokomotiv-plovdiv: Lokomotiv Plovdiv, Lok. Plovdiv",
  "lokomotiv-sofia: Lokomotiv Sofia, Lok. Sofia",
  "ludogorets: Ludogorets Razgrad, Ludogorets, PFC Ludogorets Razgrad",
  "septemvri-sofia: Septemvri Sofia",
  "slavia-sofia: Slavia Sofia",
  "spartak-varna: Spartak Varna",
]);

const SLOVENIA: readonly Team[] = readClubs("SVN", [
  "celje: Celje, NK Celje",
  "koper: Koper",
  "maribor: Maribor, NK Maribor",
  "mura: Mura, NŠ Mura, Mura Murska Sobota",
  "nd-gorica: ND Gorica, Gorica",
  "olimpija-ljubljana: Olimpija Ljubljana, NK Olimpija Ljubljana, Olimpija",
]);

const BOSNIA: readonly Team[] = readClubs("BIH", [
  "borac-banja-luka: Borac Banja Luka, FK Borac Banja Luka",
  "sarajevo: Sarajevo, FK Sarajevo",
  "siroki-brijeg: Široki Brijeg, NK Široki Brijeg",
  "velez-mostar: Velež Mostar, FK Velež Mostar, Velež",
  "zeljeznicar-sarajevo: Željezničar Sarajevo, Željezničar, FK Željezničar",
  "zrinjski-mostar: Zrinjski Mostar, Zrinjski, HŠK Zrinjski Mostar",
]);

const MALTA: readonly Team[] = readClubs("MLT", [
  "birkirkara: Birkirkara",
  "hamrun-spartans: Hamrun Spartans, Ħamrun",
  "hibernians-paola: Hibernians, Hibernians Paola",
  "valletta: Valletta",
]);

export const SOUTHEAST_EUROPEAN_CLUBS: readonly Team[] = [
  ...TURKEY,
  ...GREECE,
  ...CYPRUS,
  ...CROATIA,
  ...SERBIA,
  ...ROMANIA,
  ...BULGARIA,
  ...SLOVENIA,
  ...BOSNIA,
  ...MALTA,
];
