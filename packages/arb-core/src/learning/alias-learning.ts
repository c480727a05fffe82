/**
 * Learning aliases from past fixtures in one go: observe, judge, commit, and again with what was
 * learned, since a name that is known makes its opponents' names certain. Everything is returned
 * for a person to read; the registry that it began with stays as it was.
 */
import { commitAliases, isKnownAlias, planAliases } from "./alias-commit.ts";
import { AliasLedger } from "./alias-ledger.ts";
import type { AliasProposal, AliasProposalOptions } from "./alias-proposal.ts";
import { observeAliases } from "./alias-sighting.ts";
import type { EventListing } from "../listing.ts";
import type { MatchingOptions } from "../matching/matching-options.ts";
import { EMPTY_REGISTRY, type TeamRegistry } from "../registry/team-registry.ts";

/** How aliases are learned: how listings are matched, and how much it takes to believe a name. */
export interface AliasLearningOptions extends MatchingOptions, AliasProposalOptions {
  /** Default 10. Real seasons need two or three. */
  readonly maxRounds?: number;
}

/** What was learned. */
export interface LearnedAliases {
  /** All of the last round, sorted, whatever their status. */
  readonly proposals: readonly AliasProposal[];
  /** What each round added to the registry. */
  readonly rounds: readonly (readonly AliasProposal[])[];
  /** The registry of the options with what was confirmed. */
  readonly registry: TeamRegistry;
  readonly ledger: AliasLedger;
}

/**
 * Learns aliases from listings with kick-offs, round by round, until nothing new is confirmed.
 *
 * @param oddsByProvider - each bookmaker's listings under its name: a day's, or a season's.
 * @throws RangeError when an option is none.
 * @example
 * ```ts
 * import { learnAliases } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const season = (name: string) =>
 *   ["Ajax", "Feyenoord", "Twente"].map((home, week) => ({
 *     home,
 *     away: name,
 *     startsAt: Date.UTC(2025, 1, 1 + 7 * week, 19),
 *     lines: [],
 *   }));
 * const { rounds } = learnAliases({ ibc: season("Nijmegen"), sbo: season("NEC Eendracht") });
 * assert.deepEqual(
 *   rounds.map((round) => round.map(({ names }) => names.map(({ text }) => text))),
 *   [[["Nijmegen", "NEC Eendracht"]]],
 * );
 * ```
 */
export function learnAliases(
  oddsByProvider: Readonly<Record<string, readonly EventListing[]>>,
  options: AliasLearningOptions = {},
): LearnedAliases {
  const { maxRounds = 10, registry: start = EMPTY_REGISTRY } = options;
  if (!(maxRounds >= 1)) {
    throw new RangeError(`Cannot learn aliases: maxRounds must be at least 1, was ${maxRounds}`);
  }
  const ledger = new AliasLedger();
  const rounds: (readonly AliasProposal[])[] = [];
  let registry = start;
  let proposals: readonly AliasProposal[] = [];
  for (let round = 0; round < maxRounds; round++) {
    ledger.add(observeAliases(oddsByProvider, { ...options, registry }));
    proposals = ledger.proposals(options);
    const { additions } = planAliases(registry, proposals);
    if (additions.length === 0) break;
    const [before, after] = [registry, commitAliases(registry, proposals)];
    rounds.push(
      proposals.filter(
        (proposal) => !isKnownAlias(proposal, before) && isKnownAlias(proposal, after),
      ),
    );
    registry = after;
  }
  return { proposals, rounds, registry, ledger };
}
