/**
 * arb-core: sure bets (arbitrage) across bookmakers. Pure functions and one incremental engine;
 * no I/O, no clock, no randomness, no dependency.
 */
export { err, ok, type Result } from "./result.ts";
export { cleanText, foldText, MAX_NAME_LENGTH } from "./text.ts";
export {
  decimalToFraction,
  decimalToOdds,
  formatOdds,
  impliedProbability,
  isDecimalOdds,
  MAX_ODDS,
  MIN_ODDS,
  ODDS_FORMATS,
  oddsToDecimal,
  parseOdds,
  type OddsError,
  type OddsFormat,
} from "./odds.ts";
export { TRADITIONAL_FRACTIONS, type Fraction } from "./fraction.ts";
export {
  BETFAIR_BANDS,
  createPriceLadder,
  isSamePrice,
  roundToTick,
  ticksBetween,
  TWO_DECIMAL_BANDS,
  type PriceBand,
  type PriceLadder,
  type TickRounding,
} from "./price-ladder.ts";
export { formatLine, isLine, MAX_LINE, parseLine, splitLine, type LineError } from "./line.ts";
export {
  checkMarketLine,
  isLineOf,
  LINE_RULES,
  MARKET_KEYS,
  MARKET_KINDS,
  marketInfo,
  parseMarketKey,
  PERIODS,
  SIDES,
  type LineKind,
  type MarketInfo,
  type MarketKey,
  type MarketKind,
  type MarketLine,
  type Period,
  type Side,
} from "./market.ts";
export {
  complementOf,
  exchangeTeams,
  lineOfSide,
  propositionOf,
  type Proposition,
  type Quantity,
  type Selection,
} from "./selection.ts";
export { formatSelection, parseSelection, type SelectionError } from "./selection-text.ts";
export { MAX_GOALS, type EventListing, type ProviderListing, type Score } from "./listing.ts";
export {
  payoff,
  settle,
  SETTLEMENTS,
  type Settlement,
  type SettlementOptions,
} from "./settlement.ts";
export { describeResult, resultClasses, type Range, type ResultClass } from "./result-classes.ts";
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
export { annualizedReturn, equalPayoutStakes, impliedTotal, margin, overround } from "./margin.ts";
export {
  assessLegs,
  assessStakes,
  OPPORTUNITY_CLASSES,
  payoffTable,
  type Assessment,
  type OpportunityClass,
  type PayoffRow,
  type PricedSelection,
  type ProfitRange,
} from "./arbitrage.ts";
export { isSureBet, requiredProduct } from "./sure-bet.ts";
export { leximinShares } from "./leximin.ts";
export {
  COMMISSION_BASES,
  layLiability,
  layStake,
  layToBack,
  oddsAfterCommission,
  type Commission,
  type CommissionBasis,
} from "./commission.ts";
export {
  expectedReturn,
  FAIR_PRICE_METHODS,
  fairOdds,
  removeMargin,
  type FairPriceError,
  type FairPriceMethod,
  type RemoveMarginOptions,
} from "./fair-price.ts";
export {
  compareFairPrices,
  INCOHERENT_POINTS,
  INVERSE_FIT_POINTS,
  isIncoherent,
  isOrientationDoubtful,
  type FairPriceGap,
} from "./coherence.ts";
export {
  expectedProfit,
  scoreMiddle,
  type MiddleReturns,
  type MiddleScore,
  type ProbableProfit,
} from "./middle.ts";
export {
  goalDifferenceProbability,
  MAX_EXPECTED_GOALS,
  poissonScore,
  totalGoalsProbability,
  type ExpectedGoals,
} from "./goal-model.ts";
export { periodScore, type MatchResult } from "./period-score.ts";
export { settleOpportunity, type StakedLegs } from "./settle-opportunity.ts";
export {
  backtest,
  createBacktest,
  type Backtest,
  type BacktestEntry,
  type BacktestGroup,
  type BacktestOpportunity,
  type BacktestReport,
} from "./backtest.ts";
export { type BacktestReturns, type BacktestTally } from "./backtest-tally.ts";
export {
  planStakes,
  type PlannedResult,
  type StakeLeg,
  type StakeObjective,
  type StakePlan,
  type StakePlanError,
  type StakePlanOptions,
  type StakeTerms,
} from "./stake-plan/stake-plan.ts";
export { DEFAULT_POLICY, type Policy } from "./policy.ts";
export {
  calculateArbitrage,
  findArbitrage,
  type Leg,
  type Opportunity,
  type OpportunityFlag,
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
