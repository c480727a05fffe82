/**
 * The first divisions of Israel, Saudi Arabia, the Emirates, Qatar and Iran, and Kuwait's best.
 * Arabic names are written in several ways, and the same few names return in every country.
 */
import type { Team } from "../registry/team-registry.ts";
import { readClubs } from "./read-clubs.ts";

const ISRAEL: readonly Team[] = readClubs("ISR", [
  "ashdod: MS Ashdod, Ashdod",
  "beitar-jerusalem: Beitar Jerusalem, Beitar Jeruzalem, Betar Jerusalem",
  "bnei-sakhnin: Bnei Sakhnin, Ihud Bnei Sakhnin, Ichud Bnei Sakhnin",
  "bnei-yehuda: Bnei Yehuda, Bnei Yehuda Tel Aviv",
  "hapoel-beer-sheva: Hapoel Be'er Sheva, H. Beer Sheva, Hap. Beer Sheva, Hapoel Be'er-Sheba",
  "hapoel-hadera: Hapoel Hadera",
  "hapoel-haifa: Hapoel Haifa, H. Haifa, Hap. Haifa",
  "hapoel-jerusalem: Hapoel Jerusalem, H. Jerusalem, Hap. Jerusalem",
  "hapoel-petah-tikva: Hapoel Petah Tikva, Hapoel Petach Tikva, H. Petah Tikva, Hap. Petah Tikva",
  "hapoel-tel-aviv: Hapoel Tel Aviv, H. Tel Aviv, Hap. Tel Aviv",
  "ironi-kiryat-shmona: Ironi Kiryat Shmona, Hapoel Kiryat Shmona, Kiryat Shmona, Hapoel Ironi Kiryat Shmona, Ironi Kiryat Shemona",
  "ironi-tiberias: Ironi Tiberias, Ironi Tveria",
  "maccabi-bnei-reineh: Maccabi Bnei Reineh, Maccabi Bnei Raina, Bnei Reineh, Bnei Raina, M. Bnei Reineh",
  "maccabi-haifa: Maccabi Haifa, M. Haifa, Macc. Haifa, Makkabi Haifa",
  "maccabi-netanya: Maccabi Netanya, M. Netanya, Macc. Netanya",
  "maccabi-petah-tikva: Maccabi Petah Tikva, Maccabi Petach Tikva, M. Petah Tikva, Macc. Petah Tikva",
  "maccabi-tel-aviv: Maccabi Tel Aviv, M. Tel Aviv, Macc. Tel Aviv, Makkabi Tel Aviv, Maccabi TA",
]);

const SAUDI_ARABIA: readonly Team[] = readClubs("KSA", [
  "abha: Abha, Abha Club",
  "al-ahli-jeddah: Al Ahli Jeddah, Al Ahli Saudi, Al Ahli Jiddah, Al Ahli SFC, Al Ahli",
  "al-ettifaq: Al Ettifaq, Al Ittifaq, Ettifaq, Al Ettifaq Dammam, Al Etifaq",
  "al-fateh: Al Fateh, Al Fateh SC",
  "al-fayha: Al Fayha, Al Feiha, Al Faiha",
  "al-hazem: Al Hazem, Al Hazm",
  "al-hilal: Al Hilal, Al Hilal Riyadh, Al Hilal Saudi, Al Hilal SFC",
  "al-ittihad-jeddah: Al Ittihad Jeddah, Ittihad Jeddah, Al Ittihad Jiddah, Al Ittihad",
  "al-khaleej: Al Khaleej, Al Khaleej Saihat, Khaleej, Al Khaleej Club",
  "al-kholood: Al Kholood, Al Khulood, Al Kholoud",
  "al-najma-unaizah: Al Najma Unaizah, Al Najma",
  "al-nassr: Al Nassr, Al Nassr Riyadh, Al Nasr Riyadh, Al Nassr Saudi, Al Nasr",
  "al-okhdood: Al Okhdood, Al Akhdoud, Al Okhdoud, Al Ukhdood",
  "al-orobah: Al Orobah, Al Orubah",
  "al-qadsiah: Al Qadsiah, Al Qadisiyah, Al Qadisiya, Al Qadisiya Khobar, Al Qadisiyah Khobar, Al Qadsia Khobar",
  "al-raed: Al Raed, Al Raed Buraidah",
  "al-riyadh: Al Riyadh, Al Riyadh SC",
  "al-shabab: Al Shabab, Al Shabab Riyadh",
  "al-taawoun: Al Taawoun, Al Taawon, Al Taawun, Al Taawoun Buraidah",
  "al-tai: Al Tai, Al Taee",
  "al-wehda: Al Wehda, Al Wehda Mecca, Al Wahda Mecca, Al Wehda Makkah",
  "damac: Damac, Dhamk, Damak",
  "neom: NEOM SC, NEOM",
]);

const EMIRATES: readonly Team[] = readClubs("UAE", [
  "ajman: Ajman, Ajman Club",
  "al-ain: Al Ain, Al Ain Abu Dhabi",
  "al-bataeh: Al Bataeh",
  "al-dhafra: Al Dhafra, Al Dhafrah",
  "al-jazira: Al Jazira, Al Jazira Abu Dhabi",
  "al-nasr-dubai: Al Nasr Dubai, Al Nasr SC Dubai, Al Nasr",
  "al-wahda-abu-dhabi: Al Wahda Abu Dhabi, Al Wahda",
  "al-wasl: Al Wasl, Al Wasl Dubai",
  "baniyas: Baniyas, Bani Yas, Baniyas SC",
  "dibba-al-fujairah: Dibba Al Fujairah, Dibba Fujairah",
  "hatta: Hatta, Hatta Club",
  "kalba: Kalba, Ittihad Kalba, Al Ittihad Kalba",
  "khor-fakkan: Khorfakkan, Khor Fakkan, Khor Fakkan Club",
  "shabab-al-ahli: Shabab Al Ahli, Shabab Al Ahli Dubai, Al Ahli Dubai",
  "sharjah: Sharjah, Al Sharjah",
]);

const QATAR: readonly Team[] = readClubs("QAT", [
  "al-ahli-doha: Al Ahli Doha, Al Ahli Qatar, Al Ahli",
  "al-arabi-doha: Al Arabi Doha, Al Arabi Qatar, Al Arabi",
  "al-duhail: Al Duhail, Al Duhail SC, Lekhwiya",
  "al-gharafa: Al Gharafa, Al Gharrafa, Al Gharafa Doha",
  "al-khor: Al Khor",
  "al-markhiya: Al Markhiya",
  "al-rayyan: Al Rayyan, Al Rayyan SC, Al Rayyan Doha",
  "al-sadd: Al Sadd, Al Sadd SC, Al Sadd Doha",
  "al-sailiya: Al Sailiya",
  "al-shahaniya: Al Shahaniya, Al Shahania",
  "al-shamal: Al Shamal",
  "al-wakrah: Al Wakrah, Al Wakra",
  "muaither: Muaither, Muaither SC",
  "qatar-sc: Qatar SC, Qatar Sports Club, Qatar Club",
  "umm-salal: Umm Salal, Umm Salal SC",
]);

const KUWAIT: readonly Team[] = readClubs("KUW", [
  "al-arabi-kuwait: Al Arabi Kuwait, Al Arabi",
  "al-qadsia-kuwait: Al Qadsia Kuwait, Qadsia, Qadsia SC, Al Qadsia",
  "al-salmiya: Al Salmiya, Al Salmiyah",
  "kazma: Kazma, Kazma SC",
  "kuwait-sc: Kuwait SC, Al Kuwait SC",
]);

const IRAN: readonly Team[] = readClubs("IRN", [
  "aluminium-arak: Aluminium Arak, Aluminum Arak",
  "chadormalou: Chadormalou Ardakan, Chadormalou, Chadormalu, Chadormalu Ardakan",
  "esteghlal: Esteghlal, Esteghlal Tehran, Esteqlal, Esteqlal Tehran, Esteghlal Teheran",
  "esteghlal-khuzestan: Esteghlal Khuzestan, Esteghlal Khouzestan, Esteqlal Khuzestan",
  "fajr-sepasi: Fajr Sepasi, Fajr Sepasi Shiraz",
  "foolad: Foolad, Foolad Khuzestan, Foolad Khouzestan, Foulad Khuzestan, Foulad",
  "gol-gohar: Gol Gohar, Gol Gohar Sirjan, Golgohar Sirjan, Gol-e-Gohar, Golgohar",
  "havadar: Havadar, Havadar Tehran",
  "kheybar: Kheybar Khorramabad, Khaybar Khorramabad, Kheybar",
  "malavan: Malavan, Malavan Bandar Anzali, Malavan Anzali",
  "mes-rafsanjan: Mes Rafsanjan, Sanat Mes Rafsanjan",
  "nassaji: Nassaji Mazandaran, Nassaji, Nasaji Mazandaran",
  "paykan: Paykan, Peykan, Paykan Tehran",
  "persepolis: Persepolis, Perspolis, Persepolis Tehran, Persepolis Teheran",
  "sanat-naft: Sanat Naft Abadan, Sanat Naft",
  "sepahan: Sepahan, Sepahan Isfahan, Foolad Mobarakeh Sepahan",
  "shams-azar: Shams Azar Qazvin, Shams Azar",
  "tractor: Tractor, Tractor Sazi, Tractor Sazi Tabriz, Tractor Tabriz, Traktor Sazi, Tractorsazi",
  "zob-ahan: Zob Ahan, Zob Ahan Isfahan, Zobahan",
]);

export const WEST_ASIAN_CLUBS: readonly Team[] = [
  ...ISRAEL,
  ...SAUDI_ARABIA,
  ...EMIRATES,
  ...QATAR,
  ...KUWAIT,
  ...IRAN,
];
