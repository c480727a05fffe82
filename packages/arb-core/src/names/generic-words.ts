/**
 * Words that say little about which club is meant, because clubs everywhere have them. All are
 * canonical: synonyms are looked up through `canonicalWord` first.
 */

/** Words that only say "club" or "company": legal forms, their initials, articles, connectives. */
const CLUB_WORDS: ReadonlySet<string> = new Set(
  [
    // Initials, language by language only roughly: many are shared.
    "fc afc cf cfc sc ac sv fk sk nk bk if ik ff bf gf il is jk ps pv pk kf ks as us ss ssc cd ud",
    "sd ad ca ec cs cp cr gd sl sg vv kv rc aa ab bc se ce ae ap ao pae fv ms ev tv tj tsv vfb",
    "vfl vfr tsg spvgg spvg fsv msv ssv ssd asd acd usd bsc bsv gfk hfk mfk ofk pfc pfk sfc rks",
    "gks mks lks zks hks oks mzks hnk gnk rnk onk krc kvv rfc kfc afk fbc fbk csm csk afs acs fcs",
    "acsm acsc scs css umf umfn ssk ufc lfc ifk ois bois sif uif tif jsc sad sa spa srl ltd ltda",
    "gmbh ag plc",
    // Spelled out.
    "club football association society company team side sociedade societa societe",
    "sociedades sportverein sportvereniging vereniging verenigingen verein turn turnverein",
    "fussballclub ballspielverein rasensportverein bewegungsspiele leibesubungen rasenspiele",
    "spielvereinigung sportgemeinschaft sportfreunde idrottssallskap kamraterna allmanna",
    "bollklubb bollklubben idraetsforening idraets boldklub idrettslag idrettsforening ballklubb",
    "fotballklubb fotballklubben pallo palloilijat seura ithrottafelag ithrottafelagid",
    "ithrottabandalag handknattleiksfelag knattspyrnudeild spilka akcyjna spolka sportowy",
    "sportowa klubas futbolo zaidimu kulubu kulup belediye belediyesi spor genclik torna",
    "egyesulet sportegyesulet sportkor testedzo kor futball labdarugo nogometni nogometno",
    "fudbalski hrvatski gradanski sportski drustvo sportsko omladinski fotbalovy futbalovy",
    "telovychovna jednota sportovni mestsky obecni zeljeznicki futbolnyi futbolnyy sportyvnyi",
    "narodnyi sporta centrs futbola skola biedriba jalgpalliklubi spordiklubi fotboll fotbal",
    "fotbolls foot foreningen allsport corporacion grupo recreativo recreativa regatas",
    "futebolistica esporte cultural centro asociacion fundacion associazione polisportiva unione",
    "calcistica calcio cooperation combinatie athlitikos podosfairikos omilos enosi jeunesse",
    "sportive sportif etoile entente espoir amicale stade belediyespor sportclub sportsclub",
    "voetbalvereniging fotbollsforeningen fotbollforening fotbollsforening jimnastik profesyonel",
    "takimi sosyal girisimi dernegi ve miejski gorniczy futballclub csapata sportynyy sportowo",
    "atlet idrottsallskap boll herrfotboll narodnyy rendimiento educativa social esportes",
    // Articles, connectives.
    "de da do dos das del della dello degli di du des la le les lo los las al the of and e i o en",
    "op der den d l a an ball och aan ter ten te am im zu zum bei sur sous lez ben",
    // Countries and states in three letters or two, in brackets or behind.
    "eng esp ita ger fra ned por arg bra uru par per chi chl col ecu ven bol mex usa ksa uae qat",
    "jpn chn aus nzl rsa egy mar tun alg tur gre rou bul srb cro",
  ]
    .join(" ")
    .split(" "),
);

/** Words of many clubs: they tell United from City, and not whose United it is. */
const SHARED_WORDS: ReadonlySet<string> = new Set(
  [
    "united city town rovers athletic real sporting national racing rangers union central",
    "deportivo county wanderers albion dinamo lokomotiv spartak olympique olimpia university",
    "junior saint santa star independiente maccabi hapoel north south east west new old royal",
    "gimnasia estudiantes red gremio recreativo",
  ]
    .join(" ")
    .split(" "),
);

/** Brazilian states, which tell clubs of one name apart. */
const STATES: ReadonlySet<string> = new Set("mg pr go rj sp ce rs ba pe rn sc al df mt".split(" "));

/** The most that words of a kind may weigh. */
const CLUB_WEIGHT = 0.05;
const NUMBER_WEIGHT = 0.15;
const STATE_WEIGHT = 0.3;
const INITIALS_WEIGHT = 0.5;
const SHARED_WEIGHT = 0.55;
const TWO_LETTERS_WEIGHT = 0.6;

/** Words that may weigh no more stand beside a name's head, and are none. */
const MAX_SIDE_WEIGHT = 0.4;

const HAS_DIGIT = /\p{N}/u;
/** "JJK", "TPS": letters that abbreviate something, most often the kind of club. */
const INITIALS = /^[b-df-hj-np-tv-xz]{3,4}$/u;
const TWO_LETTERS = /^\p{L}{1,2}$/u;

/** A word with a digit: it is equal to another or says something else, never similar. */
export function isNumberWord(word: string): boolean {
  return HAS_DIGIT.test(word);
}

/** Whether a canonical word only says "club". */
export function isClubWord(word: string): boolean {
  return CLUB_WORDS.has(word);
}

/** Whether a canonical word is part of many clubs' names: FC, United. */
export function isClubNameWord(word: string): boolean {
  return CLUB_WORDS.has(word) || SHARED_WORDS.has(word);
}

/** Whether clubs everywhere have a canonical word. */
export function isSharedWord(word: string): boolean {
  return weightLimit(word) < 1;
}

/** Whether a canonical word may be the first telling word of a name. */
export function isHeadWord(word: string): boolean {
  return weightLimit(word) > MAX_SIDE_WEIGHT;
}

/** The most that a canonical word may weigh, at most 1. */
export function weightLimit(word: string): number {
  if (CLUB_WORDS.has(word)) return CLUB_WEIGHT;
  if (STATES.has(word)) return STATE_WEIGHT;
  if (SHARED_WORDS.has(word)) return SHARED_WEIGHT;
  if (isNumberWord(word)) return NUMBER_WEIGHT;
  if (INITIALS.test(word)) return INITIALS_WEIGHT;
  return TWO_LETTERS.test(word) ? TWO_LETTERS_WEIGHT : 1;
}
