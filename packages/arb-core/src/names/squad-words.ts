/**
 * The words by which bookmakers of many countries say which of a club's sides plays, folded, and
 * where in a name each of them says it. What could be part of a club's own name counts only at
 * the end of a name or in brackets. Women's and youth leagues that name the squad otherwise are
 * patterns on the words of a competition.
 */

/** What marks can say of a name. */
export interface SquadMarks {
  women: boolean;
  /** The age limit of a youth side: 21 for "U21". */
  age: number | undefined;
  reserve: boolean;
  virtual: boolean;
  neutral: boolean;
}

function wordSet(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(" ")));
}

/** Anywhere in a name. No club of another kind has them in its name. */
export const WOMEN_WORDS: ReadonlySet<string> = wordSet(
  "women womens woman ladies girls wfc lwfc ffc wsl nwsl uwcl",
  "femenino femenina femeni feminas femina feminin feminine feminines feminino feminina",
  "femminile femenil femmes fem feminil donne mujeres dames filles",
  "frauen damen damer kvinner kvinder kvinnor vrouwen naiset naisten",
  "kobiety kobiet zeny zien zenski zenska moterys moteru sievietes kadin kadinlar",
  "gynaikes gynaikon toppserien damallsvenskan elitettan nadeshiko",
);
export const VIRTUAL_WORDS: ReadonlySet<string> = wordSet(
  "esports esport esoccer efootball ebasketball ehockey etennis virtual virtuals srl cyber",
);
export const RESERVE_WORDS: ReadonlySet<string> = wordSet(
  "reserves reserve reservas reserven reserver rezerve rezervy rezerwy amateure beloften",
);
/** French for the sides under 21. */
export const UNDER_21_WORDS: ReadonlySet<string> = wordSet("espoirs");

/** At the end of a name, where another word than the kind of club stands before them. */
export const WOMEN_ENDINGS: ReadonlySet<string> = wordSet("w f dam lfc");
export const RESERVE_ENDINGS: ReadonlySet<string> = wordSet(
  "ii iii b 2 3 res youth castilla primavera promesas juvenil jugend junioren filial futures",
  "aspirantes amateur amateurs amat reserva rez",
);
export const UNDER_21_ENDINGS: ReadonlySet<string> = wordSet("esp");
/** Initials where a point follows ("Vancouver W.", "Jagiellonia B."): seen in names of 15 books. */
export const INITIALS: ReadonlySet<string> = wordSet("w b");
/** Endings only with a point: "Bayern Am.", not "Royal AM". */
export const DOTTED_RESERVE_ENDINGS: ReadonlySet<string> = wordSet("am");
export const RESERVE_BEGINNINGS: ReadonlySet<string> = wordSet("jong");
/** The second sides with names of their own, by their last two words. */
export const NAMED_RESERVES: ReadonlyMap<string, "drop-last" | "keep"> = new Map([
  ...["barcelona atletic", "barcelona atletico", "barca atletic", "barca atletico"].map(dropLast),
  ...["milan futuro", "celta fortuna", "vigo fortuna", "oviedo vetusta"].map(dropLast),
  ...["deportivo fabril", "coruna fabril", "valencia mestalla", "betis deportivo"].map(dropLast),
  ...["sevilla atletico", "palmas atletico", "sporting atletico"].map(dropLast),
  ...["altach juniors", "polten juniors"].map(dropLast),
  ...["bilbao athletic", "atletico malagueno", "atletico madrileno", "deportivo aragon"].map(keep),
  ...["recreativo granada", "club nxt", "young violets"].map(keep),
]);
/** What a club calls its second side in two words. */
export const NEXT_GENERATION = "next gen";
/** Kings and popes that clubs are named after: their number is no second side. */
export const REGNAL_NAMES: ReadonlySet<string> = new Set([
  ...["willem", "leopold", "hassan", "elizabeth", "juan pablo", "joao paulo", "john paul"],
  ...["jean paul", "giovanni paolo", "jan pawel", "dom pedro"],
]);
/** Behind these a name goes on. */
export const PREPOSITIONS: ReadonlySet<string> = wordSet("de do da di of the");
/** The kinds of club: "EC Primavera" is a club of that name. */
export const KINDS_OF_CLUB: ReadonlySet<string> = wordSet(
  "fc afc cf sc ec ac cd ca sd ad ud cs fk sk nk club clube esporte futebol football atletico",
);

/** The age limit of the men's Olympic tournament. */
export const OLYMPIC_AGE = 23;
/** Between brackets, where even a letter is a mark. */
export const BRACKETED: ReadonlyMap<string, Partial<SquadMarks>> = new Map([
  ...mark({ women: true }, "w f k d wom fem dam"),
  ...mark({ reserve: true }, "r res am amat amateur amateurs y"),
  ...mark({ age: 21 }, "esp"),
  ...mark({ age: OLYMPIC_AGE }, "ol olympic"),
  ...mark({ virtual: true }, "v"),
  ...mark({ neutral: true }, "n neutral"),
]);
/** Between brackets in the name of a team; in that of a competition they are groups. */
export const BRACKETED_IN_TEAM: ReadonlyMap<string, Partial<SquadMarks>> = new Map(
  mark({ reserve: true }, "b c ii iii 2 3"),
);

/** Competitions of a squad that say so in a way that a team's name does not. */
export const WOMEN_COMPETITION: RegExp =
  /(?:^| )(?:liga f|dam allsvenskan|(?:frauen|kvinde|kvinne|damen)\p{L}+|we league|wk league|w league|arkema|shebelieves|she believes|swpl|weuro|kansallinen liiga|liga bpi|algarve cup|arnold clark cup|subway league|w$)(?: |$)/u;
export const RESERVE_COMPETITION: RegExp =
  /(?:^| )(?:youth|primavera|premier league 2|pl2|reserva|revelacao|aspirantes|aspirante|juvenil|juniores|junioren|juniorer|jugend|development league|next pro|u league|copinha|futebol junior|juniorska liga|dorostenecka liga|clj|nachwuchsliga|reserveliga|proyeccion|viareggio(?: cup)?|toulon tournament|maurice revello|central league)(?: |$)/u;
export const OLYMPIC_COMPETITION: RegExp =
  /(?:^| )(?:olympics|olympic (?:games|tournament)|jeux olympiques|juegos olimpicos|jogos olimpicos|olimpiadi|olympische spiele)(?: |$)/u;
/** Video games by name, or matches too short for anything else. */
export const VIRTUAL_COMPETITION: RegExp =
  /(?:^| )(?:simulated|simulation|volta|gt (?:sports )?leagues?|h2h gg|gg league|e?adriatic league|valhalla(?: cup| league)?|ea fc|(?:fifa|pes|efc|eafc) ?(?:20)?\d\d|fc ?2[4-9]|(?:\d+ ?x ?)?(?:1?\d|20) ?min(?:s|ute|utes)?)(?: |$)/u;

/**
 * Marks to be read before a name is folded: those of other scripts, and the Hungarian women's
 * "Női", of which folding would make the city of Hà Nội.
 */
export const FOREIGN_MARKS: readonly (readonly [RegExp, string])[] = [
  [
    /(?<![\p{L}\p{N}])(?:ж|жен|жфк|женщины|женская|женские|женский|женски|жіноча|жінки|жіночий)(?![\p{L}\p{N}])\.?/giu,
    " women ",
  ],
  [/(?<![\p{L}\p{N}])női(?![\p{L}\p{N}])/giu, " women "],
  [/女子?足?球?[队隊]?|レディース|여자|سيدات|للسيدات|נשים|γυναικ[ώω]ν/giu, " women "],
  [
    /(?<![\p{L}\p{N}])(?:рез|резерв|дубль|дублёры|дублеры|мол|молодёжная|молодежная|молодь|младежи|млади)(?![\p{L}\p{N}])\.?/giu,
    " reserves ",
  ],
  [/(?<![\p{L}\p{N}])до ?(?=\d\d(?!\d))/giu, " u"],
  [/киберспорт|кибер/giu, " virtual "],
];

function mark(marks: Partial<SquadMarks>, words: string): [string, Partial<SquadMarks>][] {
  return words.split(" ").map((word) => [word, marks]);
}

function dropLast(name: string): readonly [string, "drop-last"] {
  return [name, "drop-last"];
}

function keep(name: string): readonly [string, "keep"] {
  return [name, "keep"];
}
