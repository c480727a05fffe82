/**
 * What the types promise and what they forbid. Nothing here runs: the type check of the whole
 * repository fails when a promise is broken or a forbidden line compiles.
 */
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

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles only when the two types are the same. */
function same<A, B>(_equal: Equal<A, B>): void {
  // The type argument is the whole check.
}

// The vocabulary.
same<OddsFormat, "decimal" | "hong-kong" | "malay" | "indonesian" | "american">(true);
same<OddsFormat, (typeof ODDS_FORMATS)[number]>(true);
same<MarketKey, "ft_hdp" | "ft_ou" | "fh_hdp" | "fh_ou">(true);
same<MarketKey, `${Period}_${MarketKind}`>(true);
same<Side, "home" | "away" | "over" | "under">(true);
same<Settlement, "win" | "half-win" | "push" | "half-loss" | "loss">(true);
same<OpportunityClass, "arb" | "arb-middle" | "no-loss" | "middle" | "polish" | "none">(true);
same<OpportunityFlag, "live" | "suspicious">(true);
same<Orientation, "straight" | "swapped" | "unknown">(true);
same<MatchVeto, (typeof MATCH_VETOES)[number]>(true);
same<
  CloseReason,
  "price" | "suspended" | "removed" | "stale" | "started" | "source-lost" | "rematched"
>(true);
same<OddsError["code"], "not-a-number" | "out-of-range">(true);
same<LineError["code"], "not-a-line" | "not-a-quarter" | "out-of-range">(true);

// What goes in and what comes out.
same<ReturnType<typeof parseOdds>, Result<number, OddsError>>(true);
same<ReturnType<typeof parseLine>, Result<number, LineError>>(true);
same<ReturnType<typeof parseMarketKey>, MarketInfo | undefined>(true);
same<ReturnType<typeof parseTeamName>, ParsedTeamName>(true);
same<ParsedTeamName["squad"], SquadClass>(true);
same<ReturnType<typeof findTeamCanonical>, Team | undefined>(true);
same<ReturnType<typeof createTeamRegistry>, TeamRegistry>(true);
same<TeamRegistry["collisions"], readonly AliasCollision[]>(true);
same<ReturnType<typeof createEventSignature>, EventSignature | undefined>(true);
same<Parameters<typeof createEventSignature>[2], EventSignatureOptions | undefined>(true);
same<ReturnType<typeof parseEventSignature>, ParsedEventSignature | undefined>(true);
same<ReturnType<typeof matchEvents>, MatchedEvent[]>(true);
same<MatchedEvent["members"], readonly EventMember[]>(true);
same<EventMember["listing"], ProviderListing>(true);
same<ReturnType<typeof calculateArbitrage>, Opportunity[]>(true);
same<Opportunity["legs"], readonly [Leg, Leg]>(true);
same<ReturnType<typeof createEngine>, Engine>(true);
same<ReturnType<Engine["apply"]>, EngineChanges>(true);
same<ReturnType<Engine["opportunities"]>, TrackedOpportunity[]>(true);
same<EngineChanges["closed"], readonly ClosedOpportunity[]>(true);
same<ResultClass["settlements"], readonly Settlement[]>(true);
same<typeof footballTeams, readonly Team[]>(true);

declare const engine: Engine;
declare const update: SourceUpdate;
declare const listing: EventListing;
declare const identifiable: IdentifiableListing;
declare const patch: ListingPatch;
declare const selection: Selection;
declare const opportunity: Opportunity;

// Narrower things go where wider ones are asked for.
export const wider: readonly [EventListing, EventListing, Selection, Assessment, EngineOptions] = [
  identifiable,
  patch,
  { ...selection, odds: 2 } satisfies PricedSelection,
  opportunity,
  { windowMs: 0, policy: { minMargin: 1 } satisfies Partial<Policy> } satisfies MatchingOptions,
];
export const known: readonly [ListingRef["id"], Score, MarketLine] = [
  "1",
  { home: 1, away: 0 },
  { market: "ft_ou", line: 2.5, odds: [1.9, 2] },
];

// A result is not read before it is asked whether there is one.
// @ts-expect-error -- a refused price has no value
parseOdds("1.95", "decimal").value.toFixed(2);
// @ts-expect-error -- a price that was read has no error
parseOdds("1.95", "decimal").error.code.toString();
// @ts-expect-error -- most names are nobody's
findTeamCanonical("Arsenal", createTeamRegistry([])).id.toString();
// @ts-expect-error -- two names of one team are no event
createEventSignature("Arsenal", "Chelsea").id.toString();

// Formats, markets and sides are closed lists.
// @ts-expect-error -- no such odds format
parseOdds("10/11", "fractional");
// @ts-expect-error -- the format is stated, never guessed
parseOdds("0.95");
// @ts-expect-error -- any text may be a key only for parseMarketKey()
marketInfo("ft_1x2");
// @ts-expect-error -- no side of a handicap
complementOf({ market: "ft_hdp", side: "draw", line: 0 });
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

// Both prices of a line, or none.
// @ts-expect-error -- a line has two prices
export const onePrice: MarketLine = { market: "ft_ou", line: 2.5, odds: [1.9] };
// @ts-expect-error -- the engine's listings have the bookmaker's id
export const anonymous: IdentifiableListing = { home: "Arsenal", away: "Chelsea", lines: [] };
// @ts-expect-error -- what is not known is left out
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
opportunity.stakes.reverse();
// @ts-expect-error -- read only
footballTeams.push({ id: "ajax", name: "Ajax" });
