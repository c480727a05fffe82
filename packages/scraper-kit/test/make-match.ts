import type { WireMatch } from "../src/protocol/messages.ts";

/** A match with one handicap line. */
export function makeMatch(fields: Partial<WireMatch> = {}): WireMatch {
  return {
    home_team: "Manchester United",
    away_team: "Chelsea",
    odds: { ft_hdp: { home: 1.95, away: 1.9, handicap: -0.5 } },
    ...fields,
  };
}
