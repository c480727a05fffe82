/**
 * The odds in force, kept the obvious way: every listing is copied, every question computed again.
 * It knows the engine's commands by their documentation and shares no code with the engine.
 */
import {
  DEFAULT_POLICY,
  type EngineCommand,
  type EventListing,
  type IdentifiableListing,
  type ListingPatch,
  type MarketLine,
  type MatchingOptions,
  type Policy,
  type SourceUpdate,
} from "arb-core";

/** A line with the time at which it last moved. */
interface SaidLine extends MarketLine {
  readonly changed: number;
}

/** What one source says of one match. */
interface SaidListing extends IdentifiableListing {
  readonly lines: readonly SaidLine[];
}

/** One worker session. */
interface Source {
  readonly provider: string;
  readonly seen: number;
  readonly said: ReadonlyMap<string, SaidListing>;
  readonly isStale: boolean;
}

/** A bookmaker's listing of a match, from the source that was heard last. */
export interface ModelListing extends IdentifiableListing {
  readonly provider: string;
}

/** See the head of odds-model.ts. */
export class OddsModel {
  /** In the order in which they were last heard. */
  readonly #sources = new Map<string, Source>();
  #policy: Policy;
  #matching: MatchingOptions;
  /** When the starts were last looked at. */
  #lookedAt: number;

  constructor(policy: Partial<Policy>, matching: MatchingOptions, now: number) {
    this.#policy = { ...DEFAULT_POLICY, ...policy };
    this.#matching = matching;
    this.#lookedAt = now;
  }

  get policy(): Policy {
    return this.#policy;
  }

  get matching(): MatchingOptions {
    return this.#matching;
  }

  /** Does what a command says. */
  execute(command: EngineCommand, now: number): void {
    switch (command.type) {
      case "snapshot":
      case "delta":
        this.#hear(command, now);
        break;
      case "remove-source":
        this.#sources.delete(command.source);
        break;
      case "expire":
        this.#expire(now);
        break;
      case "policy":
        this.#policy = { ...this.#policy, ...command.policy };
        break;
    }
  }

  /** Matches by other options from now on. */
  commitMatching(options: MatchingOptions): void {
    this.#matching = options;
  }

  /** Whether a match starts between the last look at the clock and `now`. */
  isStartBetween(now: number): boolean {
    const from = Math.min(this.#lookedAt, now);
    const to = Math.max(this.#lookedAt, now);
    return [...this.#sources.values()].some(({ said }) =>
      [...said.values()].some(
        ({ startsAt }) => startsAt !== undefined && startsAt > from && startsAt <= to,
      ),
    );
  }

  /** What every bookmaker lists: each match as the source shows it that was heard last. */
  listings(): ModelListing[] {
    const united = new Map<string, ModelListing>();
    for (const { provider, seen, said, isStale } of this.#sources.values()) {
      if (isStale) continue;
      for (const [id, listing] of said) {
        const lines = listing.lines.map((line) => ({ ...line, seen }));
        united.set(`${provider} ${id}`, { ...listing, provider, lines });
      }
    }
    return [...united.values()];
  }

  /** The odds that count: those listings but for prices for before a start that has passed. */
  inForce(now: number): Record<string, EventListing[]> {
    const odds: Record<string, EventListing[]> = {};
    for (const { provider, ...listing } of this.listings()) {
      if (!hasStarted(listing, now)) (odds[provider] ??= []).push(listing);
    }
    return odds;
  }

  #hear(update: SourceUpdate, now: number): void {
    const { source, provider } = update;
    const before = this.#sources.get(source)?.said ?? new Map<string, SaidListing>();
    const said = new Map(update.type === "delta" ? before : []);
    if (update.type === "delta") {
      for (const patch of update.upserts) {
        said.set(patch.id, patchListing(before.get(patch.id), patch, now));
      }
      for (const id of update.removed) said.delete(id);
    } else {
      for (const listing of update.listings) {
        said.set(listing.id, dateLines(before.get(listing.id), listing, now));
      }
    }
    this.#sources.delete(source);
    this.#sources.set(source, { provider, seen: now, said, isStale: false });
  }

  #expire(now: number): void {
    this.#lookedAt = now;
    for (const [name, source] of this.#sources) {
      // The order in which they were heard stays.
      if (now - source.seen > this.#policy.maxAgeMs) {
        this.#sources.set(name, { ...source, isStale: true });
      }
    }
  }
}

/** Whether a listing's prices are for before a start that has passed. */
export function hasStarted({ startsAt, live }: EventListing, now: number): boolean {
  return startsAt !== undefined && startsAt <= now && live !== true;
}

/** What a delta leaves out stays, unless the match is not what it was. */
function patchListing(
  before: SaidListing | undefined,
  { markets, ...said }: ListingPatch,
  now: number,
): SaidListing {
  const whole = { ...before, ...said };
  const isSame = before !== undefined && headOf(before) === headOf(whole);
  const stays = isSame ? before.lines.filter(({ market }) => !markets.includes(market)) : [];
  const named = dateLines(before, whole, now);
  return { ...named, lines: [...stays, ...named.lines] };
}

/** What a match is besides its prices and the minute. */
function headOf(listing: EventListing): string {
  const { home, away, sport, league, startsAt, live = false, score, neutral = false } = listing;
  const names = [sport ?? "football", home, away, league ?? ""];
  return JSON.stringify([names, startsAt, live, score?.home, score?.away, neutral]);
}

/** A line that was said before at the same prices has not changed since. */
function dateLines(
  before: SaidListing | undefined,
  listing: IdentifiableListing,
  now: number,
): SaidListing {
  const known = new Map(before?.lines.map((line) => [priceOf(line), line.changed]));
  const lines = listing.lines.map((line) => ({
    ...line,
    suspended: line.suspended === true,
    changed: known.get(priceOf(line)) ?? now,
  }));
  return { ...listing, lines };
}

function priceOf({ market, line, odds, suspended }: MarketLine): string {
  return `${market} ${line} ${odds.join(" ")} ${String(suspended === true)}`;
}
