/**
 * `scraper-kit/protocol`: the wire protocol for any JavaScript runtime. The messages as schemas
 * and types, and the codec between the wire and arb-core.
 */
export { WIRE_LIMITS } from "./protocol/limits.ts";
export { matchOdds, type MatchOdds } from "./protocol/match-odds.ts";
export {
  arbitrageOpportunities,
  CLOSE_CODES,
  errorMessage,
  oddsUpdate,
  ping,
  pong,
  PROTOCOL_VERSION,
  registrationAck,
  resyncRequest,
  serverMessage,
  SILENT_HEARTBEATS,
  siteName,
  wireMatch,
  wireOpportunity,
  workerId,
  workerMessage,
  workerRegister,
  workerStatus,
  type ArbitrageOpportunities,
  type ErrorMessage,
  type OddsUpdate,
  type Ping,
  type Pong,
  type RegistrationAck,
  type ResyncRequest,
  type ServerMessage,
  type WireMatch,
  type WireOpportunity,
  type WorkerMessage,
  type WorkerRegister,
  type WorkerStatus,
} from "./protocol/messages.ts";
export {
  decodeOddsUpdate,
  decodeWorkerMessage,
  encodeListing,
  encodeOpportunity,
  type DecodedUpdate,
} from "./protocol/codec.ts";
export type { WireError } from "./protocol/refusal.ts";
export { formatTimestamp, parseTimestamp } from "./protocol/timestamp.ts";
