/// <reference lib="es2024.string" />
/**
 * The messages of the wire protocol as zod schemas: JSON text frames over a WebSocket. The
 * schemas are the protocol's specification and the types follow from them. docs/protocol.md
 * explains what the messages mean.
 */
import { ODDS_FORMATS } from "arb-core";
import { z } from "zod";
import { WIRE_LIMITS } from "./limits.ts";
import { matchOdds } from "./match-odds.ts";
import { SITE_NAME, SPORT_NAME, WORKER_ID } from "./patterns.ts";
import { parseTimestamp } from "./timestamp.ts";

/** The version of the protocol that this library speaks. */
export const PROTOCOL_VERSION = 1;

/** Why a server closes a socket. Codes from 4400 on are this protocol's own. */
export const CLOSE_CODES = {
  normal: 1000,
  /** The peer sends more than it may. */
  policy: 1008,
  /** The server restarts: come back, with jitter. */
  restart: 1012,
  /** The server is full: come back later. */
  tryLater: 1013,
  /** The peer does not speak the protocol, or no version of it in common. */
  protocol: 4400,
  /** The token is missing or wrong. */
  token: 4401,
  /** Nothing was heard for too long, or the socket never registered. */
  silent: 4408,
  /** A newer session registered under the same worker id. */
  replaced: 4409,
} as const;

/** A peer of which nothing was heard for this many heartbeats is gone. */
export const SILENT_HEARTBEATS = 2.5;

const name = z
  .string()
  .trim()
  .min(1)
  .max(WIRE_LIMITS.nameLength)
  // A lone surrogate would read differently after the next UTF-8 round trip.
  .refine((text) => text.isWellFormed(), "must be well-formed Unicode");
/** A bookmaker's name. What depends on it is not checked when it is none. */
export const siteName = z.string().regex(SITE_NAME, {
  error: "must be 1 to 64 of a-z, 0-9, _, -",
  abort: true,
});
/** The name of a worker; one session at a time has it. */
export const workerId = z.string().regex(WORKER_ID, "must be 1 to 128 visible ASCII letters");
const matchId = z.string().min(1).max(WIRE_LIMITS.idLength);
const timestamp = z
  .string()
  .max(40)
  .refine((text) => parseTimestamp(text) !== undefined, "must be an ISO 8601 date and time");
const zonedTime = timestamp.refine(
  (text) => /(?:Z|[+-]\d{2}:\d{2})$/.test(text),
  "must name its time zone",
);
const goals = z.int().min(0).max(WIRE_LIMITS.goals);

/** One match of an `odds:update`. All prices are decimal and unrounded. */
export const wireMatch = z.object({
  /** The site's own id of the match; without it a match cannot be named in a delta. */
  id: matchId.optional(),
  home_team: name,
  away_team: name,
  odds: matchOdds,
  /**
   * What the site shows as time: a minute, a period, a kick-off. For people, but for a minute alone
   * (`15`, `45+2'`): it tells matches without a kick-off apart.
   */
  time: z.string().max(WIRE_LIMITS.timeLength).optional(),
  league: z.string().max(WIRE_LIMITS.nameLength).optional(),
  sport: z.string().regex(SPORT_NAME, "must be 1 to 32 of a-z, 0-9, -").optional(),
  start_time: zonedTime.optional(),
  live: z.boolean().optional(),
  period: z.string().max(WIRE_LIMITS.periodLength).optional(),
  score: z.object({ home: goals, away: goals }).optional(),
  neutral: z.boolean().optional(),
});

/** The first message of a worker. */
export const workerRegister = z.object({
  type: z.literal("worker:register"),
  worker_id: workerId,
  site: siteName,
  timestamp,
  protocol: z.int().min(1).max(1_000_000).optional(),
  odds_format: z.enum(ODDS_FORMATS).optional(),
});

/** Which part of a snapshot a message is, where one message cannot hold the whole. */
const part = z
  .object({
    /** From 0. */
    index: z.int().min(0),
    of: z.int().min(1).max(WIRE_LIMITS.parts),
  })
  .refine(({ index, of }) => index < of, { error: "must be less than `of`", path: ["index"] });

/** What a worker sees; each match is checked on its own, so that a bad one costs no other. */
export const oddsUpdate = z.object({
  type: z.literal("odds:update"),
  worker_id: workerId,
  site: siteName,
  timestamp,
  /** Rises by one within a session, from 1. */
  seq: z.int().min(1).optional(),
  data: z
    .object({
      site: siteName,
      matches: z.array(z.unknown()).max(WIRE_LIMITS.matches),
      /** Information only: a wrong count is counted, not refused. */
      count: z.unknown().optional(),
      /** `snapshot` (default) replaces everything this worker has said; `delta` adds to it. */
      mode: z.enum(["snapshot", "delta"]).optional(),
      /** In a delta: ids of matches that are gone. */
      removed: z.array(matchId).max(WIRE_LIMITS.matches).optional(),
      /** Of a snapshot in several messages, which are applied together with the last one. */
      part: part.optional(),
    })
    .refine(({ mode, part }) => mode !== "delta" || part === undefined, {
      error: "must be of a snapshot",
      path: ["part"],
    }),
});

/** How a worker is doing. */
export const workerStatus = z.object({
  type: z.literal("worker:status"),
  worker_id: workerId,
  site: siteName,
  timestamp,
  state: z.enum(["starting", "reading", "degraded", "stopping"]),
  rows: z.int().min(0).optional(),
  /** When the page was last read without an error. */
  last_read: timestamp.optional(),
  error: z.object({ code: z.string().max(64), message: z.string().max(500) }).optional(),
});

/** Asks for a `pong`; the answer says that everything sent before it was handled. */
export const ping = z.object({ type: z.literal("ping"), timestamp: timestamp.optional() });

/** Every message that a worker sends. */
export const workerMessage = z.discriminatedUnion("type", [
  workerRegister,
  oddsUpdate,
  workerStatus,
  ping,
]);

/** The answer to a registration. */
export const registrationAck = z.object({
  type: z.literal("registration:ack"),
  worker_id: z.string(),
  status: z.literal("registered"),
  /** Names this session; a reconnect gets a new one. */
  session_id: z.string().optional(),
  /** Changes when the server restarts and has forgotten everything. */
  epoch: z.string().optional(),
  /** How often the server pings, and how often it wants to hear something. */
  heartbeat_ms: z.number().positive().optional(),
  /** The protocol version that this session speaks. */
  protocol: z.int().optional(),
});

const wireLeg = z.object({
  provider: z.string(),
  odds: z.number(),
  side: z.string(),
  /** The leg's own market; absent where it is the opportunity's. This library always says it. */
  market: z.string().optional(),
  line: z.number(),
  /** Decimal odds after the bookmaker's commission; absent where it takes none. */
  net_odds: z.number().optional(),
  /** The price makes sure bets with more bookmakers than any right one would. */
  outlier: z.boolean().optional(),
  seen: z.string(),
  changed: z.string(),
});

/** One sure bet on the wire: the minimal fields, and what makes it checkable. */
export const wireOpportunity = z.object({
  event: z.string(),
  /** Return on the total stake at equal payouts, in percent: 1.11 means 1.11 %. */
  margin: z.number(),
  home: z.string(),
  away: z.string(),
  /** The legs' market; where they differ all of them, joined: `ft_1x2+ft_hdp`. */
  market: z.string(),
  /** The first two legs. The bet is all of `legs`, which can be three. */
  leg_1: wireLeg,
  leg_2: wireLeg,
  id: z.string(),
  event_id: z.string(),
  /** The line of the first leg, as its side sees it. */
  line: z.number(),
  /** Least and greatest return over all results at the recommended stakes, in percent. */
  profit_min: z.number(),
  profit_max: z.number(),
  class: z.string(),
  /** Shares of the outlay by leg, adding up to 1. */
  stakes: z.array(z.number()),
  legs: z.array(wireLeg),
  first_seen: z.string(),
  updated: z.string(),
  league: z.string(),
  start_time: z.string().nullable(),
  live: z.boolean(),
  /** In running: the score at which the prices are quoted; Asian handicaps count from it. */
  score: z.object({ home: z.number(), away: z.number() }).optional(),
  flags: z.array(z.string()),
});

/** The current list of opportunities, whole unless it is very long. */
export const arbitrageOpportunities = z.object({
  type: z.literal("arbitrage:opportunities"),
  timestamp: z.string(),
  /** How many are in the message. */
  count: z.int(),
  /** How many there are. */
  total: z.int().optional(),
  opportunities: z.array(wireOpportunity),
});

/** The server lost track of this worker's state and wants a snapshot. */
export const resyncRequest = z.object({ type: z.literal("resync:request"), reason: z.string() });

/** Something that was sent is refused. */
export const errorMessage = z.object({
  type: z.literal("error"),
  code: z.string(),
  message: z.string(),
  /** Where in the message: `data.matches[3].odds.ft_hdp.home`. */
  path: z.string(),
});

/** The answer to a `ping`. */
export const pong = z.object({ type: z.literal("pong"), timestamp: z.string() });

/** Every message that a server sends. */
export const serverMessage = z.discriminatedUnion("type", [
  registrationAck,
  arbitrageOpportunities,
  resyncRequest,
  errorMessage,
  pong,
]);

/** See {@link wireMatch}. */
export type WireMatch = z.infer<typeof wireMatch>;
/** See {@link workerRegister}. */
export type WorkerRegister = z.infer<typeof workerRegister>;
/** See {@link oddsUpdate}. */
export type OddsUpdate = z.infer<typeof oddsUpdate>;
/** See {@link workerStatus}. */
export type WorkerStatus = z.infer<typeof workerStatus>;
/** See {@link ping}. */
export type Ping = z.infer<typeof ping>;
/** See {@link workerMessage}. */
export type WorkerMessage = z.infer<typeof workerMessage>;
/** See {@link registrationAck}. */
export type RegistrationAck = z.infer<typeof registrationAck>;
/** See {@link wireOpportunity}. */
export type WireOpportunity = z.infer<typeof wireOpportunity>;
/** See {@link arbitrageOpportunities}. */
export type ArbitrageOpportunities = z.infer<typeof arbitrageOpportunities>;
/** See {@link resyncRequest}. */
export type ResyncRequest = z.infer<typeof resyncRequest>;
/** See {@link errorMessage}. */
export type ErrorMessage = z.infer<typeof errorMessage>;
/** See {@link pong}. */
export type Pong = z.infer<typeof pong>;
/** See {@link serverMessage}. */
export type ServerMessage = z.infer<typeof serverMessage>;
