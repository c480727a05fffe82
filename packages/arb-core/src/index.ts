/**
 * arb-core: sure bets (arbitrage) across bookmakers. Pure functions and one incremental engine;
 * no I/O, no clock, no randomness, no dependency.
 */
export { err, ok, type Result } from "./result.ts";
export { cleanText, foldText, MAX_NAME_LENGTH, type NameWord } from "./text.ts";
export { repairMojibake } from "./mojibake.ts";
export { transliterate } from "./transliteration.ts";
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
export {
  MAX_GOALS,
  type EventListing,
  type ListingRef,
  type ProviderListing,
  type Score,
} from "./listing.ts";
export {
  payoff,
  settle,
  SETTLEMENTS,
  type Settlement,
  type SettlementOptions,
} from "./settlement.ts";
export { describeResult, resultClasses, type Range, type ResultClass } from "./result-classes.ts";
export {
  NAME_VERSION,
  normalizeTeamName,
  parseTeamName,
  type ParsedTeamName,
  type SquadClass,
} from "./names/team.ts";
export { isPseudoMatch } from "./names/pseudo-match.ts";
export {
  compareTeamNames,
  type NamePart,
  type NameRule,
  type NameSimilarity,
} from "./names/similarity.ts";
export { createWordWeights, DEFAULT_WORD_WEIGHTS, type WordWeights } from "./names/word-weights.ts";
export { NameIndex, type NameHit } from "./names/name-index.ts";
export { decideBest, RESOLVE_MIN_MARGIN, RESOLVE_MIN_SCORE } from "./names/name-decision.ts";
export { COUNTRIES, findCountry, type Country } from "./competition/country.ts";
export {
  compareCompetitions,
  parseCompetition,
  type CompetitionRelation,
  type ParsedCompetition,
} from "./competition/competition.ts";
export {
  ALIAS_STATUSES,
  type Alias,
  type AliasEvidence,
  type AliasStatus,
  type Team,
  type TeamProblem,
  type TeamProblemCode,
} from "./registry/registry-team.ts";
export {
  createTeamRegistry,
  EMPTY_REGISTRY,
  findTeamCanonical,
  type AliasCollision,
  type NameScope,
  type TeamRegistry,
  type TeamRegistryOptions,
} from "./registry/team-registry.ts";
export type { RegistryChange } from "./registry/registry-change.ts";
export type { TeamEntryProblem, TeamRegistryData } from "./registry/registry-data.ts";
export { parseTeamRegistry, type TeamRegistryError } from "./registry/registry-file.ts";
export {
  RESOLUTION_TIERS,
  type AmbiguityReason,
  type MatchReason,
  type NoMatchReason,
  type ResolutionScope,
  type ResolutionTier,
  type TeamCandidate,
  type TeamResolution,
} from "./registry/team-resolution.ts";
export {
  createEventSignature,
  parseEventSignature,
  type EventSignature,
  type EventSignatureOptions,
  type ParsedEventSignature,
} from "./matching/event.ts";
export {
  createClockOffsetLookup,
  learnClockOffsets,
  type ClockOffset,
  type ClockOffsetLookup,
  type ClockOffsetOptions,
  type ClockOffsetProposal,
  type KickOffObservation,
} from "./matching/clock-offset.ts";
export {
  MATCH_TIERS,
  MATCH_VETOES,
  type MatchingOptions,
  type MatchTier,
  type MatchVeto,
} from "./matching/matching-options.ts";
export {
  ACCEPT_BITS,
  EVIDENCE_KINDS,
  MARGIN_BITS,
  type Evidence,
  type EvidenceKind,
} from "./matching/match-evidence.ts";
export { matchEvents } from "./matching/matching.ts";
export type { EventMember, MatchedEvent, Orientation } from "./matching/matched-event.ts";
export { FixtureIndex, type Rematch } from "./matching/fixture-index.ts";
export {
  explainMatch,
  MATCH_VERDICTS,
  type ExplainedListing,
  type MatchExplanation,
  type MatchVerdict,
} from "./matching/explain-match.ts";
export type { ExplainedName, NameExplanation, NameRelation } from "./matching/explain-names.ts";
export { formatMatchExplanation } from "./matching/explanation-text.ts";
export {
  observeAliases,
  type AliasObservations,
  type AliasSighting,
  type NameAppearance,
} from "./learning/alias-sighting.ts";
export type { SourceName } from "./learning/source-name.ts";
export {
  ALIAS_OBJECTIONS,
  type AliasObjection,
  type AliasProposal,
  type AliasProposalOptions,
  type AliasProposalStatus,
} from "./learning/alias-proposal.ts";
export { AliasLedger, type AliasLedgerData } from "./learning/alias-ledger.ts";
export { parseAliasLedger, type AliasLedgerError } from "./learning/alias-ledger-file.ts";
export {
  commitAliases,
  planAliases,
  type AliasAddition,
  type AliasCommitOptions,
  type AliasConflict,
  type AliasConflictReason,
  type AliasPlan,
} from "./learning/alias-commit.ts";
export { formatAliasDiff } from "./learning/alias-diff.ts";
export {
  learnAliases,
  type AliasLearningOptions,
  type LearnedAliases,
} from "./learning/alias-learning.ts";
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
export type { IdentifiableListing, ListingPatch } from "./engine/book-listing.ts";
export type { SourceUpdate } from "./engine/odds-book.ts";
export {
  createEngine,
  restoreEngine,
  type Engine,
  type EngineCommand,
  type EngineOptions,
} from "./engine/engine.ts";
export type {
  ClosedOpportunity,
  CloseReason,
  EngineChanges,
  TrackedOpportunity,
} from "./engine/engine-changes.ts";
export type {
  EngineState,
  ListingState,
  OpportunityHistory,
  SourceState,
} from "./engine/engine-state.ts";
export {
  formatRecord,
  formatRecordPieces,
  parseRecord,
  type EngineRecord,
  type EngineRecordError,
} from "./engine/engine-record.ts";
