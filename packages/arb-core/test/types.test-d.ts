/**
 * What the types promise and what they forbid. Nothing here runs: the type check of the whole
 * repository fails when a promise is broken or a forbidden line compiles.
 */
import { expectTypeOf } from "vitest";
import {
  calculateArbitrage,
  complementOf,
  createEngine,
  createEventSignature,
  createTeamRegistry,
  findTeamCanonical,
  marketInfo,
  matchEvents,
  MATCH_VETOES,
  ODDS_FORMATS,
  parseEventSignature,
  parseLine,
  parseMarketKey,
  parseOdds,
  parseTeamName,
  splitLine,
  type AliasCollision,
  type Assessment,
  type ClosedOpportunity,
  type CloseReason,
  type Engine,
  type EngineChanges,
  type EngineOptions,
  type EventListing,
  type EventMember,
  type EventSignature,
  type EventSignatureOptions,
  type IdentifiableListing,
  type Leg,
  type LineError,
  type ListingPatch,
  type ListingRef,
  type MarketInfo,
  type MarketKey,
  type MarketKind,
  type MarketLine,
  type MatchedEvent,
  type MatchingOptions,
  type MatchVeto,
  type OddsError,
  type OddsFormat,
  type Opportunity,
  type OpportunityClass,
  type OpportunityFlag,
  type Orientation,
  type ParsedEventSignature,
  type ParsedTeamName,
  type Period,
  type Policy,
  type PricedSelection,
  type ProviderListing,
  type Result,
  type ResultClass,
  type Score,
  type Selection,
  type Settlement,
  type Side,
  type SourceUpdate,
  type SquadClass,
  type Team,
  type TeamRegistry,
  type TrackedOpportunity,
} from "arb-core";
import { footballTeams } from "arb-core/aliases/football";

// The vocabulary.
expectTypeOf<OddsFormat>().toEqualTypeOf<
  "decimal" | "hong-kong" | "malay" | "indonesian" | "american" | "fractional" | "probability"
>();
expectTypeOf<OddsFormat>().toEqualTypeOf<(typeof ODDS_FORMATS)[number]>();
expectTypeOf<Period>().toEqualTypeOf<"ft" | "fh" | "sh">();
expectTypeOf<MarketKind>().toEqualTypeOf<
  "hdp" | "ou" | "1x2" | "ml" | "dnb" | "dc" | "btts" | "oe" | "eh"
>();
expectTypeOf<MarketKey>().toEqualTypeOf<`${Period}_${MarketKind}`>();
expectTypeOf<Side>().toEqualTypeOf<
  | ("home" | "draw" | "away")
  | ("over" | "under")
  | ("home_draw" | "home_away" | "draw_away")
  | ("yes" | "no")
  | ("odd" | "even")
>();
expectTypeOf<Selection>().toEqualTypeOf<{
  readonly market: MarketKey;
  readonly side: Side;
  readonly line: number;
}>();
expectTypeOf<MarketLine["odds"]>().toEqualTypeOf<
  readonly [number, number] | readonly [number, number, number]
>();
expectTypeOf<Settlement>().toEqualTypeOf<"win" | "half-win" | "push" | "half-loss" | "loss">();
expectTypeOf<OpportunityClass>().toEqualTypeOf<
  "arb" | "arb-middle" | "no-loss" | "middle" | "polish" | "none"
>();
expectTypeOf<OpportunityFlag>().toEqualTypeOf<
  "live" | "suspicious" | "incoherent" | "outlier" | "old" | "skew"
>();
expectTypeOf<Orientation>().toEqualTypeOf<"straight" | "swapped" | "unknown">();
expectTypeOf<MatchVeto>().toEqualTypeOf<(typeof MATCH_VETOES)[number]>();
expectTypeOf<CloseReason>().toEqualTypeOf<
  "price" | "suspended" | "removed" | "stale" | "started" | "source-lost" | "rematched" | "policy"
>();
expectTypeOf<OddsError["code"]>().toEqualTypeOf<"not-a-number" | "out-of-range">();
expectTypeOf<LineError["code"]>().toEqualTypeOf<"not-a-line" | "not-a-quarter" | "out-of-range">();

// What goes in and what comes out.
expectTypeOf<ReturnType<typeof parseOdds>>().toEqualTypeOf<Result<number, OddsError>>();
expectTypeOf<ReturnType<typeof parseLine>>().toEqualTypeOf<Result<number, LineError>>();
expectTypeOf<ReturnType<typeof parseMarketKey>>().toEqualTypeOf<MarketInfo | undefined>();
expectTypeOf<ReturnType<typeof parseTeamName>>().toEqualTypeOf<ParsedTeamName>();
expectTypeOf<ParsedTeamName["squad"]>().toEqualTypeOf<SquadClass>();
expectTypeOf<ReturnType<typeof findTeamCanonical>>().toEqualTypeOf<Team | undefined>();
expectTypeOf<ReturnType<typeof createTeamRegistry>>().toEqualTypeOf<TeamRegistry>();
expectTypeOf<TeamRegistry["collisions"]>().toEqualTypeOf<readonly AliasCollision[]>();
expectTypeOf<ReturnType<typeof createEventSignature>>().toEqualTypeOf<EventSignature | undefined>();
expectTypeOf<Parameters<typeof createEventSignature>[2]>().toEqualTypeOf<
  EventSignatureOptions | undefined
>();
expectTypeOf<ReturnType<typeof parseEventSignature>>().toEqualTypeOf<
  ParsedEventSignature | undefined
>();
expectTypeOf<ReturnType<typeof matchEvents>>().toEqualTypeOf<MatchedEvent[]>();
expectTypeOf<MatchedEvent["members"]>().toEqualTypeOf<readonly EventMember[]>();
expectTypeOf<EventMember["listing"]>().toEqualTypeOf<ProviderListing>();
expectTypeOf<ReturnType<typeof calculateArbitrage>>().toEqualTypeOf<Opportunity[]>();
expectTypeOf<Opportunity["legs"]>().toEqualTypeOf<readonly Leg[]>();
expectTypeOf<ReturnType<typeof createEngine>>().toEqualTypeOf<Engine>();
expectTypeOf<ReturnType<Engine["apply"]>>().toEqualTypeOf<EngineChanges>();
expectTypeOf<ReturnType<Engine["opportunities"]>>().toEqualTypeOf<TrackedOpportunity[]>();
expectTypeOf<EngineChanges["closed"]>().toEqualTypeOf<readonly ClosedOpportunity[]>();
expectTypeOf<ResultClass["settlements"]>().toEqualTypeOf<readonly Settlement[]>();
expectTypeOf<typeof footballTeams>().toEqualTypeOf<readonly Team[]>();

declare const engine: Engine;
declare const update: SourceUpdate;
declare const listing: EventListing;
declare const selection: Selection;
declare const opportunity: Opportunity;

// Narrower things go where wider ones are asked for.
expectTypeOf<IdentifiableListing>().toExtend<EventListing>();
expectTypeOf<ListingPatch>().toExtend<IdentifiableListing>();
expectTypeOf<ProviderListing>().toExtend<EventListing>();
expectTypeOf<PricedSelection>().toExtend<Selection>();
expectTypeOf<Leg>().toExtend<PricedSelection>();
expectTypeOf<Opportunity>().toExtend<Assessment>();
expectTypeOf<EngineOptions>().toExtend<MatchingOptions>();
expectTypeOf<EngineOptions["policy"]>().toEqualTypeOf<Partial<Policy> | undefined>();
expectTypeOf<EventListing["score"]>().toEqualTypeOf<Score | undefined>();
expectTypeOf<EventListing["lines"]>().toEqualTypeOf<readonly MarketLine[]>();
expectTypeOf<ListingRef>().toExtend<Pick<ProviderListing, "provider" | "id">>();

// An answer is not used before it is asked whether there is one.
// @ts-expect-error -- the price may have been refused
export const price: number = parseOdds("1.95", "decimal");
// @ts-expect-error -- most names are nobody's
export const team: Team = findTeamCanonical("Arsenal", createTeamRegistry([]));
// @ts-expect-error -- two names of one team are no event
export const signature: EventSignature = createEventSignature("Arsenal", "Chelsea");

// Formats, markets and sides are closed lists.
// @ts-expect-error -- no such odds format
parseOdds("10/11", "british");
// @ts-expect-error -- the format is stated, never guessed
parseOdds("0.95");
// @ts-expect-error -- any text may be a key only for parseMarketKey()
marketInfo("ft_cs");
// @ts-expect-error -- no side of any market
complementOf({ market: "ft_hdp", side: "1", line: 0 });
// @ts-expect-error -- a line is a number; its text goes through parseLine()
splitLine("0.5/1");
// @ts-expect-error -- no such veto
matchEvents({}, { withoutVetoes: ["league"] });
// @ts-expect-error -- a selection stands at a line
complementOf({ market: "ft_hdp", side: "home" });

// Time is an argument.
// @ts-expect-error -- the engine has no clock
engine.apply(update);
// @ts-expect-error -- the engine has no clock
engine.expire();

// Every price of a line, or none.
// @ts-expect-error -- a line has two prices or three
export const onePrice: MarketLine = { market: "ft_ou", line: 2.5, odds: [1.9] };
// @ts-expect-error -- a line has two prices or three
export const fourPrices: MarketLine = { market: "ft_1x2", line: 0, odds: [2, 3, 4, 5] };
// @ts-expect-error -- the engine's listings have the bookmaker's id
export const anonymous: IdentifiableListing = { home: "Arsenal", away: "Chelsea", lines: [] };
// What is not known is left out, or undefined.
export const unknownStart: EventListing = { ...listing, startsAt: undefined };
// @ts-expect-error -- a team has a name
createTeamRegistry([{ id: "arsenal" }]);

// Nothing that is given or returned is changed afterwards.
// @ts-expect-error -- read only
listing.home = "Arsenal";
// @ts-expect-error -- read only
selection.line = 0;
// @ts-expect-error -- read only
opportunity.legs[0] = opportunity.legs[1];
// @ts-expect-error -- read only
opportunity.stakes[0] = 1;
// @ts-expect-error -- read only
footballTeams[0] = { id: "ajax", name: "Ajax" };
