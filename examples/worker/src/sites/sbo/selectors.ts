/** Where the Asia view of sbo shows what. White labels differ here and nowhere else. */
import type { OddsFormat } from "arb-core";
import type { BoardPlan } from "scraper-kit";
import type { OddsSelect } from "../../reading/odds-select.ts";

/** What the parser looks for. */
export interface SboSelectors {
  readonly oddsSelect: OddsSelect;
  /** One container each for running and for coming matches. */
  readonly containers: { readonly live: string; readonly notLive: string };
  readonly leagueRow: string;
  /** Within a league's row. */
  readonly leagueName: string;
  /** Row ids: an optional live mark, the match's id, the number of the line. */
  readonly rowId: RegExp;
  /** Cells before the markets: the time first, the names last. Running rows have one more. */
  readonly leadingCells: { readonly live: number; readonly notLive: number };
  /** Each market's place among the cells after the leading ones. */
  readonly marketCells: Readonly<
    Record<"ft_hdp" | "ft_ou" | "ft_1x2" | "fh_hdp" | "fh_ou" | "fh_1x2", number>
  >;
  /** How many spans a cell with a price has: the first is the line, the last the price. */
  readonly priceSpans: { readonly handicap: number; readonly over: number; readonly under: number };
}

/** The markup of the Asia view. */
export const SBO_SELECTORS: SboSelectors = {
  oddsSelect: {
    selector: "select#odds-style",
    formatByValue: {
      MY: "malay",
      HK: "hong-kong",
      ID: "indonesian",
      DE: "decimal",
      US: "american",
    },
  },
  containers: { live: "#odds-display-live", notLive: "#odds-display-nonlive" },
  leagueRow: "tr.league-row",
  leagueName: "td > span > span:nth-child(2)",
  rowId: /^odds-row-(live-)?(.+)_\d+$/u,
  leadingCells: { live: 3, notLive: 2 },
  marketCells: { ft_hdp: 0, ft_ou: 1, ft_1x2: 2, fh_hdp: 3, fh_ou: 4, fh_1x2: 5 },
  priceSpans: { handicap: 2, over: 3, under: 2 },
};

/** What the browser side gathers: a line is a `tbody`, whose first row says which match it is of. */
export const SBO_PLAN: BoardPlan = {
  containers: `${SBO_SELECTORS.containers.live}, ${SBO_SELECTORS.containers.notLive}`,
  row: `tbody:not(:has(${SBO_SELECTORS.leagueRow}))`,
  header: `tbody:has(${SBO_SELECTORS.leagueRow})`,
  match: { within: "tr[id]", attribute: "id", pattern: "^odds-row-(.+)_\\d+$" },
  context: SBO_SELECTORS.oddsSelect.selector,
};

/** Where the feed says what. */
export interface SboFeedPlan {
  /** Addresses of the feed. */
  readonly address: RegExp;
  /** A word that only the answer to an old session has. */
  readonly deadSession: RegExp;
  /** The calls of an answer. */
  readonly calls: { readonly update: string; readonly idle: string; readonly empty: string };
  /** Names of the question's parts: the version that the page has, and numbers about its view. */
  readonly version: string;
  readonly parameters: string;
  /** Which of those numbers is the odds format, and what it means. */
  readonly formatPlace: number;
  readonly formats: Readonly<Record<string, OddsFormat>>;
  /** The type of the result that counts goals. */
  readonly mainResult: number;
  readonly periods: Readonly<Record<number, "1H" | "HT" | "2H">>;
  readonly markets: Readonly<
    Record<number, "ft_hdp" | "ft_ou" | "ft_1x2" | "fh_hdp" | "fh_ou" | "fh_1x2">
  >;
}

/** The feed of the Asia view. */
export const SBO_FEED: SboFeedPlan = {
  address: /\/odds-display\/today-data\.aspx\?/u,
  deadSession: /logout/u,
  calls: { update: "onUpdate", idle: "onIdle", empty: "od_OnEmpty" },
  version: "v",
  parameters: "od-param",
  formatPlace: 8,
  formats: {
    "0": "malay",
    "1": "hong-kong",
    "2": "indonesian",
    "3": "decimal",
    "4": "american",
  },
  mainResult: 0,
  periods: { 1: "1H", 2: "2H", 5: "HT" },
  markets: { 1: "ft_hdp", 3: "ft_ou", 5: "ft_1x2", 7: "fh_hdp", 8: "fh_1x2", 9: "fh_ou" },
};
