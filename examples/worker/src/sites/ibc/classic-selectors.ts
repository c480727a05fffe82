/** Where the classic frames of ibc show what. White labels differ here and nowhere else. */
import type { OddsFormat } from "arb-core";
import type { BoardPlan } from "scraper-kit";
import type { OddsSelect } from "../../reading/odds-select.ts";

/** What the parser looks for. */
export interface ClassicSelectors {
  readonly oddsSelect: OddsSelect;
  /** One container each for running and for coming matches. */
  readonly containers: { readonly live: string; readonly notLive: string };
  /** League headers and the rows of matches, in document order. */
  readonly rows: string;
  /** Within a league's header; a row that has it is one. */
  readonly leagueName: string;
  /** Ids of the first table row of a line: the match's id and the number of the line. */
  readonly rowId: RegExp;
  /** Ids of table rows that belong to the line above and hold no odds. */
  readonly detailRowId: RegExp;
  /** Class of whatever is in the page but not shown. */
  readonly hiddenClass: string;
  readonly timeCell: string;
  /** Within the time cell of a running match: its score. */
  readonly score: string;
  /** Within the time cell of a running match: its clock, of which one part is hidden. */
  readonly liveClock: string;
  /** What the clock of a match says on which no bet is taken. */
  readonly suspendedClock: string;
  /** Half time, whatever the clock's text. */
  readonly halfTime: string;
  /** The two names, home first. */
  readonly teams: string;
  /** What may stand within a name's element without being part of the name. */
  readonly cards: string;
  /** The place of each market's cell in the row. */
  readonly marketCells: Readonly<
    Record<"ft_hdp" | "ft_ou" | "ft_1x2" | "fh_hdp" | "fh_ou" | "fh_1x2", number>
  >;
  /** Within a market's cell: two texts, one above the other. */
  readonly lines: string;
  /** Within a market's cell: links, one above the other; of three-way markets the draw comes last. */
  readonly prices: string;
  /** What stands below the line of a total. */
  readonly underLabel: string;
}

/** The markup of the classic double-line view. */
export const CLASSIC_SELECTORS: ClassicSelectors = {
  oddsSelect: {
    selector: "select#selOddsType",
    formatByValue: {
      "1": "decimal",
      "2": "hong-kong",
      "3": "indonesian",
      "4": "malay",
      "5": "american",
    },
  },
  containers: { live: "#oTableContainer_L", notLive: "#oTableContainer_D" },
  rows: 'tr[id^="l_"], tr[id^="e_"]',
  leagueName: "td.tabtitle",
  rowId: /^e_(.+)_\d+_1$/u,
  detailRowId: /_[23]$/u,
  hiddenClass: "displayOff",
  timeCell: "td.text_time",
  score: "td.text_time > b",
  liveClock: "td.text_time > div",
  suspendedClock: "IR",
  halfTime: ".HalfTime",
  teams: "td.line_unR > .FavTeamClass, td.line_unR > .UdrDogTeamClass",
  cards: "img, .card_gif",
  marketCells: { ft_hdp: 3, ft_ou: 4, ft_1x2: 5, fh_hdp: 6, fh_ou: 7, fh_1x2: 8 },
  lines: ".line_divL",
  prices: ".OddsDiv a",
  underLabel: "u",
};

/** What the browser side gathers. */
export const CLASSIC_PLAN: BoardPlan = {
  containers: `${CLASSIC_SELECTORS.containers.live}, ${CLASSIC_SELECTORS.containers.notLive}`,
  row: 'tr[id^="e_"]',
  header: 'tr[id^="l_"]',
  match: { attribute: "id", pattern: "^e_(.+)_\\d+_\\d+$" },
  context: CLASSIC_SELECTORS.oddsSelect.selector,
};

/** Where the feed says what. Skins have other places. */
export interface ClassicFeedPlan {
  /** Addresses of the feed. */
  readonly address: RegExp;
  /** Parts of the question: running or not, and the odds format. */
  readonly market: string;
  readonly format: string;
  readonly formats: Readonly<Record<string, OddsFormat>>;
  /** The question's part that says which version the page has: any name, any value of these forms. */
  readonly key: { readonly name: RegExp; readonly value: RegExp };
  /** The variable of an answer with the version that it brings the page to. */
  readonly version: string;
  /** The call of an answer, and its first argument when the answer is everything. */
  readonly call: string;
  readonly whole: string;
  /** Which arguments of an update are ids of rows that are gone, and which are rows. */
  readonly gone: number;
  readonly rows: readonly number[];
  /** Places in a row. */
  readonly fields: Readonly<
    Record<
      | "match"
      | "line"
      | "leagueId"
      | "league"
      | "home"
      | "away"
      | "kickOff"
      | "showTime"
      | "suspended"
      | "isLive"
      | "period"
      | "halfTime"
      | "homeScore"
      | "awayScore",
      number
    >
  >;
  /** The first place that a further line of a match does not take from the line before. */
  readonly ownFields: number;
  /** Of a handicap: the places of its size, of the home price, and of who gives. */
  readonly handicaps: Readonly<
    Record<
      "ft_hdp" | "fh_hdp",
      { readonly size: number; readonly prices: number; readonly favor: number }
    >
  >;
  readonly totals: Readonly<
    Record<"ft_ou" | "fh_ou", { readonly total: number; readonly prices: number }>
  >;
  /** The place of the home price; the draw and the away price follow. */
  readonly results: Readonly<Record<"ft_1x2" | "fh_1x2", number>>;
}

/** The feed of the classic frames. */
export const CLASSIC_FEED: ClassicFeedPlan = {
  address: /\/UnderOver_data\.aspx/iu,
  market: "Market",
  format: "OddsType",
  formats: CLASSIC_SELECTORS.oddsSelect.formatByValue,
  key: { name: /^k\d+$/u, value: /^v(\d+)$/u },
  version: "v",
  call: "ShowBetList",
  whole: "W",
  gone: 3,
  rows: [5, 6, 7, 8, 9],
  fields: {
    match: 1,
    line: 3,
    leagueId: 4,
    league: 5,
    home: 6,
    away: 7,
    kickOff: 8,
    showTime: 12,
    suspended: 15,
    isLive: 17,
    period: 18,
    halfTime: 19,
    homeScore: 21,
    awayScore: 22,
  },
  ownFields: 28,
  handicaps: {
    ft_hdp: { size: 29, prices: 30, favor: 32 },
    fh_hdp: { size: 42, prices: 43, favor: 45 },
  },
  totals: { ft_ou: { total: 34, prices: 35 }, fh_ou: { total: 47, prices: 48 } },
  results: { ft_1x2: 38, fh_1x2: 51 },
};
