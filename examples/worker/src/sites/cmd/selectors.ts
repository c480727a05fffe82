/** Where the double-line view of cmd shows what. White labels differ here and nowhere else. */
import type { OddsFormat } from "arb-core";
import type { BoardPlan } from "scraper-kit";
import type { OddsSelect } from "../../reading/odds-select.ts";

/** What the parser looks for. */
export interface CmdSelectors {
  readonly oddsSelect: OddsSelect;
  readonly league: string;
  /** One line of a match. */
  readonly row: string;
  /** Attribute of a row with its match's id; it groups the lines of a match. */
  readonly matchIdAttribute: string;
  readonly time: string;
  readonly score: string;
  /** The two names, home first. */
  readonly teams: string;
  /** Boxes of the markets. All are of the full time before the first 1H handicap. */
  readonly boxes: {
    readonly fullTimeHandicap: string;
    readonly total: string;
    readonly result: string;
    readonly firstHalfHandicap: string;
  };
  /** Within a box: one element for each side. */
  readonly side: string;
  /** Within a side. */
  readonly line: string;
  readonly price: string;
  /** Within a side of a total: which one it is. */
  readonly totalLabel: string;
  readonly totalLabels: { readonly over: string; readonly under: string };
  /** A price on which no bet is taken. */
  readonly suspended: string;
}

/** The markup of the double-line view. */
export const CMD_SELECTORS: CmdSelectors = {
  oddsSelect: {
    selector: "select#OddsType",
    formatByValue: {
      MY: "malay",
      HK: "hong-kong",
      ID: "indonesian",
      DE: "decimal",
      US: "american",
    },
  },
  league: ".league",
  row: ".match",
  matchIdAttribute: "data-match",
  time: ".tableDiv-match-time",
  score: ".tableDiv-match-score",
  teams: ".tableDiv-match-info__event > div",
  boxes: {
    fullTimeHandicap: ".Dbox_b2",
    total: ".Dbox_b3",
    result: ".Dbox_1x2",
    firstHalfHandicap: ".Dbox_b5",
  },
  side: ".row",
  line: ".line",
  price: ".odds",
  totalLabel: ".ou",
  totalLabels: { over: "o", under: "u" },
  suspended: '.no-hover, [aria-disabled="true"]',
};

/** What the browser side gathers, by scrolling: only the rows near what can be seen are there. */
export const CMD_PLAN: BoardPlan = {
  containers: "#oddsList",
  row: CMD_SELECTORS.row,
  header: CMD_SELECTORS.league,
  match: { attribute: CMD_SELECTORS.matchIdAttribute },
  context: CMD_SELECTORS.oddsSelect.selector,
  virtual: true,
};

/** Where the feed says what. */
export interface CmdFeedPlan {
  /** Addresses of the feed. */
  readonly address: RegExp;
  /** What only the answer to an old session says. */
  readonly deadSession: RegExp;
  /** A form field of the question, its value where everything running and of today is asked for. */
  readonly view: { readonly field: string; readonly all: string };
  /** Form fields of the question: the version that the page has, and the odds format. */
  readonly version: string;
  readonly format: string;
  readonly formats: Readonly<Record<string, OddsFormat>>;
  /** The number that stands for no price. */
  readonly noPrice: number;
  /** Columns of a row. */
  readonly columns: {
    readonly line: number;
    readonly match: number;
    readonly league: number;
    readonly home: number;
    readonly away: number;
    readonly live: number;
    readonly homeScore: number;
    readonly awayScore: number;
    readonly time: number;
    readonly kickOff: number;
    readonly suspended: number;
  };
  /** Of a handicap: the columns of its size, of whether home gives, and of the home price. */
  readonly handicaps: Readonly<
    Record<
      "ft_hdp" | "fh_hdp",
      { readonly size: number; readonly gives: number; readonly prices: number }
    >
  >;
  /** Of a total: the columns of its number and of the price of over. */
  readonly totals: Readonly<
    Record<"ft_ou" | "fh_ou", { readonly total: number; readonly prices: number }>
  >;
  /** Columns of home, draw and away. */
  readonly results: Readonly<Record<"ft_1x2" | "fh_1x2", readonly [number, number, number]>>;
  /** The columns that a command sets; of a size, the second is whether home gives. */
  readonly commands: Readonly<Record<number, readonly [number, number?]>>;
}

/** The feed of the double-line view. */
export const CMD_FEED: CmdFeedPlan = {
  address: /\/BetLight\/DataOdds\.ashx/iu,
  deadSession: /^\s*\{[^[\]]{0,200}"a"\s*:\s*false/u,
  view: { field: "fc", all: "1" },
  version: "clientTime",
  format: "m_accType",
  formats: CMD_SELECTORS.oddsSelect.formatByValue,
  noPrice: -999,
  columns: {
    line: 0,
    match: 34,
    league: 37,
    home: 38,
    away: 39,
    live: 25,
    homeScore: 7,
    awayScore: 8,
    time: 53,
    kickOff: 56,
    suspended: 79,
  },
  handicaps: {
    ft_hdp: { size: 10, gives: 24, prices: 40 },
    fh_hdp: { size: 14, gives: 64, prices: 44 },
  },
  totals: { ft_ou: { total: 12, prices: 42 }, fh_ou: { total: 16, prices: 46 } },
  results: { ft_1x2: [17, 19, 18], fh_1x2: [20, 22, 21] },
  commands: {
    28: [10, 24],
    30: [40, 41],
    33: [12],
    35: [42, 43],
    38: [14, 64],
    40: [44, 45],
    43: [16],
    45: [46, 47],
  },
};
