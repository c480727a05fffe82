/** Clubs with treacherous names, and every way of writing which of a club's sides plays. */
import type { SquadClass } from "arb-core";

/** Club names that hold no squad marker, although some look as if they did. */
export const CLUBS = [
  "Arsenal",
  "Manchester United FC",
  "A.F.C. Bournemouth",
  "Brighton & Hove Albion",
  "Nott'm Forest",
  "Atlético de Madrid",
  "1. FC Köln",
  "1. FSV Mainz 05",
  "Schalke 04",
  "Paris Saint-Germain",
  "St. Pauli",
  "Willem II",
  "FC Willem II",
  "Boca Juniors",
  "Argentinos Juniors",
  "Junior",
  "Young Boys",
  "B 93",
  "B 36 Tórshavn",
  "U Cluj",
  "FC U Craiova 1948",
  "W Connection",
  "AB",
  "MKE Ankaragücü",
  "RCD Espanyol",
  "Jagiellonia B.",
  "Royal AM",
  "EC Primavera",
  "Đà Nẵng",
  "Динамо Киев",
  "阿森纳",
] as const;

/** One way of marking a side of a club. */
export interface SquadMark {
  readonly squad: Partial<SquadClass>;
  /** What stands in place of the club's name, as `*`. */
  readonly pattern: string;
}

function marks(squad: Partial<SquadClass>, ...patterns: string[]): SquadMark[] {
  return patterns.map((pattern) => ({ squad, pattern }));
}

export const SQUAD_MARKS: readonly SquadMark[] = [
  ...marks({ women: true }, "* (W)", "* [W]", "* {w}", "* ( w )", "*(W)", "*（Ｗ）", "* W"),
  ...marks({ women: true }, "* (F)", "* [F]", "* (K)", "* (D)", "* (Wom)", "* (Fem.)", "(W) *"),
  ...marks({ women: true }, "* Women", "* (Women)", "* WOMEN", "* Women's", "* Women’s", "Women *"),
  ...marks({ women: true }, "* Ladies", "* Ladies FC", "* WFC", "* W.F.C.", "* Femenino", "* Fem"),
  ...marks({ women: true }, "* Féminin", "* Féminine", "* Femminile", "* Frauen", "* Kvinner"),
  ...marks({ women: true }, "* Femenil", "* Kobiety", "* Naiset", "* ženy", "* Női", "* Damer"),
  ...marks({ women: true }, "* (Ж)", "* Ж", "* (жен.)", "* Γυναικών", "* 女足", "* F.", "* Dam"),
  ...marks({ women: true }, "* LFC", "* L.F.C.", "* Girls", "* Feminino", "* Vrouwen"),
  ...marks({ age: 21 }, "* U21", "* u21", "* U-21", "* U 21", "* (U21)", "* U21s", "* U-21's"),
  ...marks({ age: 21 }, "* Under 21", "* Under-21", "* Under 21s", "U21 *", "Under 21 *", "*(U21)"),
  ...marks({ age: 21 }, "* Ｕ２１", "* [-21]", "* (21)"),
  ...marks({ age: 21 }, "* Espoirs", "* (Espoirs)", "* Esp", "* (Esp)", "* Esp.", "* У-21"),
  ...marks({ age: 21 }, "* (до 21)", "* O21", "* Onder 21"),
  ...marks({ age: 20 }, "* Sub-20", "* Sub 20", "* (Sub-20)", "* sub20", "* U20"),
  ...marks({ age: 17 }, "* U17", "* U-17"),
  ...marks({ reserve: true }, "* II", "* II FC", "* III", "* B", "* (B)", "* [B]", "Jong *"),
  ...marks({ reserve: true }, "* Reserves", "* Reserve", "* (Reserves)", "* Res.", "* (Res)"),
  ...marks({ reserve: true }, "* (R)", "* [R]", "* Youth", "* Castilla"),
  ...marks({ reserve: true }, "* 2", "*-2", "* (2)", "* 3", "* Am.", "* (Am)", "* (Am.)"),
  ...marks({ reserve: true }, "* Amateure", "* Amat.", "* Primavera", "* Next Gen", "* Promesas"),
  ...marks({ reserve: true }, "* Reserva", "* Beloften", "* (рез.)", "* Дубль", "* Б", "* (C)"),
  ...marks({ virtual: true }, "* Esports", "* (Esports)", "* e-Sports", "* E-SPORTS", "* (V)"),
  ...marks(
    { virtual: true },
    "* Virtual",
    "* SRL",
    "* (SRL)",
    "* Cyber",
    "* eSoccer",
    "* e-Football",
  ),
];

/** The senior men's first team. */
export const FIRST_TEAM: SquadClass = {
  women: false,
  age: undefined,
  reserve: false,
  virtual: false,
};

/** Marks a club's name. */
export function markName(club: string, { pattern }: Pick<SquadMark, "pattern">): string {
  return pattern.replace("*", () => club);
}

/** Pieces of names and of markers, whole and broken, to put together at random. */
export const NAME_PIECES = [
  ...["Arsenal", "Willem", "Boca", "Junior", "Köln", "St.", "1.", "de", "04", "05", "1907", "Ajax"],
  ...["FC", "F.C.", "AFC", "C.F.", "CF", "fc", "Jong", "Castilla", "Juniors", "&", "-", "'s", "s"],
  ...["W", "(W)", "[F]", "(", ")", "[", "Women", "Women's", "Ladies", "Frauen", "W.F.C."],
  ...["U21", "U-21", "U", "u", "21", "(21)", "[-23]", "20", "Under", "Sub", "Sub-20", "21s", "99"],
  ...["II", "III", "B", "R", "(R)", "Res.", "Reserves", "Youth", "(N)", "N"],
  ...["2", "-2", "3", "Am.", "W.", "B.", "Esp", "Next", "Gen", "Primavera", "de", "LFC", "Ж"],
  ...["e", "E-", "sports", "soccer", "football", "Esports", "(V)", "virtual", "SRL"],
  ...["\u200B", "\u00A0", "´", "Ｗ", "（Ｗ）", "ß", "İ", "ﬁ", "Динамо", "阿森纳", "x".repeat(90)],
] as const;
