/** Where the classic frames of ibc show what. White labels differ here and nowhere else. */
import type { OddsSelect } from "../../reading/odds-select.ts";
import type { OddsPage } from "../../reading/site-adapter.ts";

/** What the parser looks for. */
export interface IbcSelectors {
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
  /** Half time, whatever the clock's text. */
  readonly halfTime: string;
  /** The two names, home first. */
  readonly teams: string;
  /** What may stand within a name's element without being part of the name. */
  readonly cards: string;
  /** The place of each market's cell in the row. */
  readonly marketCells: Readonly<Record<"ft_hdp" | "ft_ou" | "fh_hdp" | "fh_ou", number>>;
  /** Within a market's cell: two texts, one above the other. */
  readonly lines: string;
  /** Within a market's cell: two links, one above the other. */
  readonly prices: string;
  /** What stands below the line of a total. */
  readonly underLabel: string;
}

/** The markup of the classic double-line view. */
export const IBC_SELECTORS: IbcSelectors = {
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
  halfTime: ".HalfTime",
  teams: "td.line_unR > .FavTeamClass, td.line_unR > .UdrDogTeamClass",
  cards: "img, .card_gif",
  marketCells: { ft_hdp: 3, ft_ou: 4, fh_hdp: 6, fh_ou: 7 },
  lines: ".line_divL",
  prices: ".OddsDiv a",
  underLabel: "u",
};

/** What the browser side looks for. */
export const IBC_PAGE: OddsPage = {
  frame: "iframe#oddsFrame",
  formatSelect: IBC_SELECTORS.oddsSelect.selector,
  containers: `${IBC_SELECTORS.containers.live}, ${IBC_SELECTORS.containers.notLive}`,
  row: 'tr[id^="e_"]',
};
