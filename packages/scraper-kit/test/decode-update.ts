import { decodeOddsUpdate, decodeWorkerMessage, type DecodedUpdate } from "scraper-kit/protocol";

/** The reference's match. */
export const MATCH = {
  home_team: "Manchester United",
  away_team: "Chelsea",
  odds: {
    ft_hdp: { home: 1.95, away: 1.9, handicap: -0.5 },
    ft_ou: { over: 2.0, under: 1.85, line: 2.5 },
  },
  time: "15",
  league: "Premier League",
};

/** The reference's update, with other matches and more data. */
export function updateWith(matches: unknown[], data: object = {}): unknown {
  return {
    type: "odds:update",
    worker_id: "worker-sbo-12345",
    site: "sbo",
    timestamp: "2024-12-10T10:00:30",
    data: { site: "sbo", matches, count: matches.length, ...data },
  };
}

/**
 * Decodes an update as it arrives: through JSON text, so that 1e309 and `__proto__` mean what they
 * mean there.
 */
export function decodeUpdate(json: string): DecodedUpdate {
  const message = decodeWorkerMessage(json);
  if (!message.ok) throw new Error(`${message.error.code} at ${message.error.path}`);
  if (message.value.type !== "odds:update") throw new Error(message.value.type);
  return decodeOddsUpdate(message.value);
}
