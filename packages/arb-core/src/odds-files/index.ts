/**
 * `arb-core/odds-files`: readers of historical odds files. They take a header and records, as any
 * CSV parser gives them, and do no input of their own.
 */
export {
  footballDataMatchId,
  isFootballDataHeader,
  readFootballData,
  type BookQuotes,
  type FootballDataRow,
} from "./football-data.ts";
export { type Phase } from "./football-data-books.ts";
export {
  isOddsApiHeader,
  readOddsApi,
  type OddsApiLimits,
  type OddsApiSnapshot,
} from "./odds-api.ts";
export { type OddsTable } from "./odds-table.ts";
export { createReadCounts, type ReadCounts } from "./read-counts.ts";
