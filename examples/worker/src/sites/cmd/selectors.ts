/** Where the double-line view of cmd shows what. White labels differ here and nowhere else. */
import type { OddsSelect } from "../../reading/odds-select.ts";
import type { OddsPage } from "../../reading/site-adapter.ts";

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
  /** Boxes of the markets. A total is of the full time before the first 1H handicap. */
  readonly boxes: {
    readonly fullTimeHandicap: string;
    readonly total: string;
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
  boxes: { fullTimeHandicap: ".Dbox_b2", total: ".Dbox_b3", firstHalfHandicap: ".Dbox_b5" },
  side: ".row",
  line: ".line",
  price: ".odds",
  totalLabel: ".ou",
  totalLabels: { over: "o", under: "u" },
  suspended: '.no-hover, [aria-disabled="true"]',
};

/** What the browser side looks for. */
export const CMD_PAGE: OddsPage = {
  frame: "iframe#oddsFrame",
  formatSelect: CMD_SELECTORS.oddsSelect.selector,
  containers: "#oddsList",
  virtualRows: { header: CMD_SELECTORS.league, row: CMD_SELECTORS.row },
  row: `#oddsList ${CMD_SELECTORS.row}`,
};
