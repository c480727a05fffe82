import { leanRates } from "./goal-model.ts";
import type { Match } from "./match.ts";
import type { MatchClock } from "./match-clock.ts";
import { between, gaussian, type Random } from "./random.ts";
import { SITES, perSite } from "./site.ts";

/** How fast opinion reverts (per second), and how far it strays from where it began. */
const REVERSION = 0.002;
const STRAY = 0.06;
/** The part of the ticks at which a match moves. */
const MOVES = 0.3;
/** A red card, for the side that gets it and for the other. */
const RED_CARD = { punished: 0.7, other: 1.2 };
const RED_CARDS_PER_MATCH = 0.12;
const MINUTES_PER_MATCH = 90;
/** Closings for a bookmaker's own reasons, per match, bookmaker and second. */
const PAUSES = 0.0006;
/** No tick counts for more than this: a sleep of hours is no reason for ten goals. */
const LONGEST_STEP_MS = 60_000;

/** Moves opinion about a match: a random walk that reverts, in the logarithms of the rates. */
export function driftMatch(match: Match, random: Random, now: number): void {
  if (random() < MOVES) {
    const keep = Math.exp((-REVERSION * (now - match.drift.movedAt)) / 1000);
    const spread = STRAY * Math.sqrt(1 - keep * keep);
    match.drift = {
      total: match.drift.total * keep + gaussian(random) * spread,
      lean: match.drift.lean * keep + gaussian(random) * spread,
      movedAt: now,
    };
  }
  const { home, away } = match.redCards;
  const cards = {
    home: RED_CARD.punished ** home * RED_CARD.other ** away,
    away: RED_CARD.punished ** away * RED_CARD.other ** home,
  };
  const scale = Math.exp(match.drift.total);
  match.rates = leanRates(
    {
      home: match.baseRates.home * cards.home * scale,
      away: match.baseRates.away * cards.away * scale,
    },
    match.drift.lean,
  );
}

/**
 * Lets the match go on: finishes what happened, and now and then makes something happen, unless
 * `held`: a goal, a red card, or a bookmaker that closes for a while.
 */
export function playMatch(
  match: Match,
  clock: MatchClock,
  random: Random,
  time: { readonly now: number; readonly sinceMs: number; readonly held: boolean },
): void {
  settleIncident(match, time.now);
  const stepMs = Math.min(time.sinceMs, LONGEST_STEP_MS);
  const chances = { pause: random(), play: random(), side: random(), kind: random() };
  if (time.held || match.incident !== undefined) return;
  if (chances.pause < (1 - Math.exp((-PAUSES * stepMs) / 1000)) * SITES.length) {
    const site = SITES[Math.floor(chances.side * SITES.length)] ?? "sbo";
    const until = time.now + between(random, 5_000, 15_000);
    match.pausedUntil[site] = Math.max(until, match.pausedUntil[site] ?? 0);
    return;
  }
  if (clock.state !== "first-half" && clock.state !== "second-half") return;
  const minutes = stepMs / match.minuteMs;
  const goals = ((match.rates.home + match.rates.away) * minutes) / MINUTES_PER_MATCH;
  const cards = (RED_CARDS_PER_MATCH * minutes) / MINUTES_PER_MATCH;
  if (chances.play >= 1 - Math.exp(-goals - cards)) return;
  const homeShare = match.rates.home / (match.rates.home + match.rates.away);
  startIncident(match, random, time.now, {
    kind: chances.kind < goals / (goals + cards) ? "goal" : "red-card",
    side: chances.side < homeShare ? "home" : "away",
  });
}

/** Closes the match everywhere; the score or the cards follow seconds later, then new lines. */
export function startIncident(
  match: Match,
  random: Random,
  now: number,
  what: { readonly kind: "goal" | "red-card"; readonly side: "home" | "away" },
): void {
  const appliesAt = now + between(random, 4_000, 8_000);
  match.incident = {
    ...what,
    appliesAt,
    reopensAt: perSite(() => appliesAt + between(random, 3_000, 9_000)),
    applied: false,
  };
}

function settleIncident(match: Match, now: number): void {
  const incident = match.incident;
  if (incident === undefined) return;
  if (!incident.applied && now >= incident.appliesAt) {
    incident.applied = true;
    const count = incident.kind === "goal" ? match.score : match.redCards;
    count[incident.side] += 1;
  }
  if (incident.applied && SITES.every((site) => now >= incident.reopensAt[site])) {
    match.incident = undefined;
  }
}
