/** Where the Asia view of sbo shows what. White labels differ here and nowhere else. */
import type { OddsSelect } from "../../reading/odds-select.ts";
import type { OddsPage } from "../../reading/site-adapter.ts";

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
  readonly marketCells: Readonly<Record<"ft_hdp" | "ft_ou" | "fh_hdp" | "fh_ou", number>>;
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
  marketCells: { ft_hdp: 0, ft_ou: 1, fh_hdp: 3, fh_ou: 4 },
  priceSpans: { handicap: 2, over: 3, under: 2 },
};

/** What the browser side looks for. */
export const SBO_PAGE: OddsPage = {
  formatSelect: SBO_SELECTORS.oddsSelect.selector,
  containers: `${SBO_SELECTORS.containers.live}, ${SBO_SELECTORS.containers.notLive}`,
  row: 'tr[id^="odds-row-"]',
};
