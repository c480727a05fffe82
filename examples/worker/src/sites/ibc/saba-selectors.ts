/** Where the single page of ibc (SABA) shows what. White labels differ here and nowhere else. */
import type { OddsFormat } from "arb-core";
import type { BoardPlan } from "scraper-kit";
import type { OddsSelect } from "../../reading/odds-select.ts";

/** A market of the wire that the page has. */
type Market = "ft_hdp" | "ft_ou" | "ft_1x2" | "fh_hdp" | "fh_ou" | "fh_1x2";

/** What the parser looks for. */
export interface SabaSelectors {
  readonly oddsSelect: OddsSelect;
  readonly league: string;
  readonly leagueName: string;
  readonly match: string;
  readonly matchIdAttribute: string;
  /** Class of a running match. */
  readonly liveClass: string;
  readonly time: string;
  readonly score: string;
  /** The two names, home first. */
  readonly teams: string;
  /** One line of a match. */
  readonly line: string;
  /** A market of a line; its attribute says which. */
  readonly column: string;
  readonly betTypeAttribute: string;
  readonly markets: Readonly<Record<string, Market>>;
  /** A side of a market: home, away; over, under; home, away, draw. */
  readonly button: string;
  readonly statusAttribute: string;
  readonly openStatus: string;
  readonly greyAttribute: string;
  /** Within a button. */
  readonly label: string;
  readonly price: string;
  /** What stands beside the price of under. */
  readonly underLabel: string;
}

/** The markup of the single page. */
export const SABA_SELECTORS: SabaSelectors = {
  oddsSelect: {
    selector: "select#oddsType",
    formatByValue: {
      "1": "decimal",
      "2": "hong-kong",
      "3": "indonesian",
      "4": "malay",
      "5": "american",
    },
  },
  league: ".c-league",
  leagueName: ".c-league__name",
  match: ".c-match",
  matchIdAttribute: "data-matchid",
  liveClass: "c-in-play",
  time: ".c-match-time",
  score: ".c-match-score .c-text",
  teams: ".c-team-name",
  line: ".c-match__odds",
  column: ".c-bettype-col",
  betTypeAttribute: "data-bt",
  markets: {
    "1": "ft_hdp",
    "3": "ft_ou",
    "5": "ft_1x2",
    "7": "fh_hdp",
    "8": "fh_ou",
    "15": "fh_1x2",
  },
  button: ".c-odds-button",
  statusAttribute: "data-odds-status",
  openStatus: "running",
  greyAttribute: "data-grey-out",
  label: ".c-text-goal",
  price: ".c-odds",
  underLabel: "u",
};

/** What the browser side gathers: a match is a row with all its lines, its league is around it. */
export const SABA_PLAN: BoardPlan = {
  containers: ".c-odds-page",
  row: SABA_SELECTORS.match,
  header: `${SABA_SELECTORS.league} ${SABA_SELECTORS.leagueName}`,
  match: { attribute: SABA_SELECTORS.matchIdAttribute },
  context: SABA_SELECTORS.oddsSelect.selector,
};

/** What the socket says how. */
export interface SabaFeedPlan {
  /** Addresses of the socket, and of what the page asks when it is refused. */
  readonly address: RegExp;
  /** The format that a subscription asks for; Malay when it names none. */
  readonly format: string;
  readonly formats: Readonly<Record<string, OddsFormat>>;
  readonly markets: SabaSelectors["markets"];
  readonly openStatus: string;
}

/** The socket of the single page. */
export const SABA_FEED: SabaFeedPlan = {
  address: /\/socket\.io\//u,
  format: "oddstype",
  formats: SABA_SELECTORS.oddsSelect.formatByValue,
  markets: SABA_SELECTORS.markets,
  openStatus: "running",
};
