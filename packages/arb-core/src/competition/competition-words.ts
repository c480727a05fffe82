/** Folded words that say of which country a competition is, and what kind of competition. */

/** Leagues whose name no other country's uses, whether or not the country stands beside it. */
export const LEAGUES_OF_ONE_COUNTRY: ReadonlyMap<string, readonly string[]> = new Map([
  ["ALB", ["kategoria superiore", "abissnet superiore"]],
  ["ALG", ["ligue 1 mobilis"]],
  ["ANG", ["girabola"]],
  ["ARG", ["torneo federal", "liga profesional argentina", "primera b metropolitana"]],
  ["AUT", ["admiral bundesliga", "admiral 2 liga"]],
  ["BEL", ["jupiler pro league", "challenger pro league", "proximus league"]],
  ["BRA", ["brasileirao", "paulista", "paulistao", "carioca", "mineiro", "catarinense"]],
  ["BUL", ["parva liga"]],
  ["COD", ["linafoot"]],
  ["COL", ["liga betplay", "liga aguila"]],
  ["CRO", ["hnl"]],
  ["DEN", ["superligaen", "3f superliga", "danmarksserien"]],
  ["ENG", ["epl", "efl", "sky bet", "vanarama national league", "isthmian", "isthmian league"]],
  ["ESP", ["la liga", "laliga", "laliga2", "rfef", "segunda federacion"]],
  ["EST", ["meistriliiga", "esiliiga"]],
  ["FIN", ["veikkausliiga", "ykkonen", "ykkosliiga", "kakkonen", "kolmonen"]],
  ["FRA", ["ligue 1 uber eats", "ligue 1 mcdonalds", "ligue 2 bkt", "arkema premiere ligue"]],
  ["FRO", ["effodeildin", "betri deildin", "formuladeildin", "meistaradeildin"]],
  ["GEO", ["erovnuli liga", "erovnuli"]],
  ["GER", ["oberliga"]],
  ["HUN", ["nb i", "nb ii", "nb iii", "otp bank liga", "nemzeti bajnoksag"]],
  ["IRL", ["airtricity league", "airtricity"]],
  ["IRN", ["persian gulf pro league", "persian gulf league", "azadegan league"]],
  ["ISL", ["urvalsdeild", "besta deild", "besta deildin", "pepsi deild", "lengjudeild"]],
  ["ISR", ["ligat haal", "ligat ha al", "ligat al", "liga leumit", "liga alef"]],
  ["ITA", ["lega pro", "serie a tim", "campionato primavera", "primavera 1", "primavera 2"]],
  ["JPN", ["j league", "j1", "j2", "j3", "j1 league", "j2 league", "j3 league", "nadeshiko"]],
  ["KOR", ["k league", "k3 league", "k4 league", "wk league"]],
  ["KSA", ["roshn"]],
  ["LTU", ["a lyga", "i lyga"]],
  ["LUX", ["bgl ligue", "bgl liga"]],
  ["LVA", ["virsliga"]],
  ["MAR", ["botola"]],
  ["MEX", ["liga mx", "ascenso mx", "expansion mx"]],
  ["MOZ", ["mocambola"]],
  ["NED", ["eredivisie", "eerste divisie", "keuken kampioen divisie", "tweede divisie"]],
  ["NIR", ["nifl", "danske bank premiership"]],
  ["NOR", ["eliteserien", "tippeligaen", "obos ligaen", "postnord ligaen", "toppserien"]],
  ["POL", ["ekstraklasa"]],
  ["POR", ["primeira liga", "liga nos", "campeonato de portugal"]],
  ["RSA", ["dstv premiership", "absa premiership"]],
  ["SCO", ["spfl", "ladbrokes premiership", "cinch premiership"]],
  ["SUI", ["challenge league"]],
  ["SVN", ["prvaliga"]],
  ["SWE", ["allsvenskan", "superettan", "ettan", "damallsvenskan", "elitettan"]],
  ["TAN", ["ligi kuu"]],
  ["TUR", ["super lig", "tff 1 lig", "tff 2 lig", "tff 3 lig"]],
  ["UAE", ["arabian gulf league", "adnoc pro league"]],
  ["USA", ["mls", "usl", "nwsl", "nisa", "major league soccer", "mls next pro"]],
  ["VEN", ["liga futve"]],
]);

/** Stands for a country that is not among ours. */
export const OTHER_COUNTRY = "";

/** Leagues like those above, but the end of another's name in its middle: "Serie A League". */
export const LEAGUES_AT_START: ReadonlyMap<string, string> = new Map([
  ["a league", "AUS"],
  ["i league", "IND"],
]);

/** Regions whose name holds a country's, with the country that they are of. */
export const REGIONS: ReadonlyMap<string, string> = new Map([
  ["new south wales", "AUS"],
  ["new england", "USA"],
  ["new mexico", "USA"],
  ["northern cyprus", OTHER_COUNTRY],
  ["north cyprus", OTHER_COUNTRY],
  ["indian ocean", OTHER_COUNTRY],
]);

/** Codes that stand for their country at either end of a name; other codes are words as well. */
export const CODES_IN_NAMES: readonly string[] = [
  ...["ARG", "AUS", "AUT", "BEL", "BRA", "BUL", "CHN", "CRO", "CYP", "CZE", "ECU", "EGY", "ENG"],
  ...["ESP", "FRA", "GER", "HUN", "IRL", "ITA", "JPN", "KAZ", "KOR", "MEX", "NED", "NGA", "NOR"],
  ...["POL", "ROU", "RSA", "RUS", "SCO", "SRB", "SUI", "SVK", "SVN", "SWE", "TUR", "UKR", "URU"],
  ...["UZB", "VEN", "VIE", "WAL"],
];

/** Names of countries that are other words too: as a competition's word they say nothing. */
export const NOT_IN_COMPETITIONS: ReadonlySet<string> = new Set([
  "eau",
  "gana",
  "island",
  "lao",
  "oma",
  "us",
  "vae",
]);

/** Words of leagues. Without one, a name may stand for all that is played in a country. */
export const LEAGUE_WORDS: ReadonlySet<string> = new Set([
  ...["premier", "premiership", "premijer", "championnat", "campeonato", "campionato"],
  ...["serie", "division", "div", "primera", "segunda", "tercera", "primeira"],
  ...["1st", "2nd", "nb", "prva", "druga", "national", "elite", "fnl", "psl", "npfl", "csl"],
  // Of the states of Brazil.
  ...["alagoano", "baiano", "brasiliense", "capixaba", "cearense", "gaucho", "goiano"],
  ...["paraense", "paraibano", "paranaense", "pernambucano", "potiguar", "sergipano"],
]);
/**
 * Where "Championship" is a league. Elsewhere it is any competition: Canada's is a cup in which
 * clubs of the United States' leagues play, and juniors of many countries meet in one that is
 * named with its host.
 */
export const CHAMPIONSHIP_LEAGUES: ReadonlySet<string> = new Set(["ENG", "NIR", "NZL", "SCO"]);
/** Compounds of a word for league: `Bundesliga`, `Superligaen`, `Divisioona`, `Danmarksserien`. */
export const LEAGUE_COMPOUND: RegExp =
  /(?:liga|liiga|league|leagues|ligaen|ligan|ligat|ligue|lig|lyga|liha|ligy|divisie|division|divisioona|divizia|divize|divizija|divisione|divisao|divisjon|deild|deildin|serien|klasse|klasa|klass)$/;

/**
 * Words of competitions in which teams of several countries meet, or may meet: cups, friendlies,
 * everything continental. Rather one too many: it costs a piece of evidence.
 */
export const OPEN_WORDS: ReadonlySet<string> = new Set([
  // Cups.
  ...["copa", "copas", "coupe", "coppa", "cupa", "kupa", "kupasi", "kup", "kubok", "puchar"],
  ...["pohar", "taca", "beker", "bekeri", "kypello", "taure", "karikas", "cupen"],
  ...["pokalen", "trophy", "trofeo", "trofeu", "trophee", "trofej", "shield", "vase", "plate"],
  ...["supercopa", "supercoppa", "supertaca", "recopa", "memorial"],
  // Matches outside any competition.
  ...["friendly", "friendlies", "amistoso", "amistosos", "amichevole", "amichevoli", "amical"],
  ...["amicaux", "amistos", "amigavel", "amigaveis", "freundschaftsspiel", "freundschaftsspiele"],
  ...["testspiel", "testspiele", "exhibition", "vriendschappelijk", "oefenwedstrijd", "sparing"],
  ...["towarzyski", "towarzyskie", "treningskamp", "treningskamper", "prijateljske", "hazirlik"],
  ...["preseason", "summer", "winter", "tour", "tournament", "tournoi", "turnier", "turniej"],
  ...[
    "invitational",
    "series",
    "showcase",
    "all",
    "allstar",
    "allstars",
    "legends",
    "charity",
    "games",
  ],
  // Matches of video games, under any club's name.
  ...["esoccer", "esport", "esports", "efootball", "virtual", "virtuals", "cyber", "srl"],
  ...["simulated", "simulation", "fantasy"],
  // Several countries.
  ...["international", "internationals", "internacional", "internationaux", "internazionale"],
  ...["internazionali", "continental", "intercontinental", "confederation"],
  ...["confederations", "nations", "naciones", "nacoes", "nazioni", "world"],
  ...["worlds", "mundial", "mondial", "monde", "mundo", "mondiale", "mondiali", "wm"],
  ...["weltmeisterschaft", "olympic", "olympics", "champions", "campeones", "campeoes"],
  ...["campioni", "mistrzow", "mistru", "sampiyonlar", "libertadores", "sudamericana"],
  ...["sudamericano", "american", "americas", "americano", "america", "centroamericano"],
  ...["euro", "europa", "europe", "european", "europeen", "europeo", "uefa", "fifa", "asia"],
  ...["asian", "africa", "african", "afrique", "oceania", "arab", "gulf", "caribbean", "balkan"],
  ...["baltic", "nordic", "scandinavian", "atlantic", "pacific", "mediterranean", "islamic"],
  ...[
    "commonwealth",
    "benelux",
    "bene",
    "asean",
    "africano",
    "europeu",
    "arabe",
    "afc",
    "caf",
    "concacaf",
    "conmebol",
    "ofc",
    "aff",
  ],
  ...["eaff", "saff", "waff", "cafa", "cecafa", "cosafa", "uncaf", "unaf", "wafu", "fisu"],
  ...["qualification", "qualifications", "qualifier", "qualifiers", "qualifying", "quali"],
  ...["qualificazione", "qualificazioni", "eliminatorias", "eliminatoires", "qualifikation"],
]);
/** Compounds of a word for cup: `Supercup`, `Landespokal`; and of Europe: `Euroleague`. */
export const OPEN_COMPOUND: RegExp = /(?:cup|cups|pokal)$|^euro/;
