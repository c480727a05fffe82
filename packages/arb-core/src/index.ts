/**
 * arb-core: sure bets (arbitrage) across bookmakers. Pure functions and one incremental engine;
 * no I/O, no clock, no randomness, no dependency.
 */
export { err, ok, type Result } from "./result.ts";
export { cleanText, foldText, MAX_NAME_LENGTH } from "./text.ts";
export {
  decimalToOdds,
  formatOdds,
  impliedProbability,
  isDecimalOdds,
  ODDS_FORMATS,
  oddsToDecimal,
  parseOdds,
  type OddsError,
  type OddsFormat,
} from "./odds.ts";
export { formatLine, isLine, MAX_LINE, parseLine, splitLine, type LineError } from "./line.ts";
export {
  complementOf,
  lineOfSide,
  MARKET_KEYS,
  MARKET_KINDS,
  marketInfo,
  parseMarketKey,
  PERIODS,
  type MarketInfo,
  type MarketKey,
  type MarketKind,
  type MarketLine,
  type Period,
  type Selection,
  type Side,
} from "./market.ts";
export type { EventListing, ProviderListing, Score } from "./listing.ts";
export {
  payoff,
  resultClasses,
  settle,
  settleAt,
  SETTLEMENTS,
  settlingQuantity,
  type ResultClass,
  type Settlement,
} from "./settlement.ts";
export { normalizeTeamName, parseTeamName, type ParsedTeamName, type SquadClass } from "./team.ts";
export { isPseudoMatch } from "./pseudo-match.ts";
export {
  createTeamRegistry,
  EMPTY_REGISTRY,
  findTeamCanonical,
  type AliasCollision,
  type Team,
  type TeamRegistry,
} from "./team-registry.ts";
export {
  createEventSignature,
  parseEventSignature,
  type EventSignature,
  type EventSignatureOptions,
  type ParsedEventSignature,
} from "./event.ts";
export {
  MATCH_VETOES,
  matchEvents,
  type EventMember,
  type MatchedEvent,
  type MatchingOptions,
  type MatchVeto,
  type Orientation,
} from "./matching.ts";
export {
  assessLegs,
  impliedTotal,
  margin,
  type Assessment,
  type OpportunityClass,
  type PricedSelection,
} from "./arbitrage.ts";
export {
  calculateArbitrage,
  DEFAULT_POLICY,
  findArbitrage,
  type Leg,
  type Opportunity,
  type OpportunityFlag,
  type Policy,
} from "./opportunity.ts";
export type { IdentifiableListing, ListingPatch, ListingRef, SourceUpdate } from "./odds-book.ts";
export {
  createEngine,
  type ClosedOpportunity,
  type CloseReason,
  type Engine,
  type EngineChanges,
  type EngineOptions,
  type TrackedOpportunity,
} from "./engine.ts";
