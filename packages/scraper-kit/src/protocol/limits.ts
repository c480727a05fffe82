/** How much untrusted input one message may bring. */
export const WIRE_LIMITS = {
  /** Bytes of one message. */
  messageBytes: 1024 * 1024,
  /** Matches of one message. */
  matches: 5000,
  /** Messages of one snapshot. */
  parts: 64,
  /** Lines of one market of one match. */
  linesPerMarket: 32,
  /** How deeply a message may nest. */
  depth: 8,
  /** Characters of a team's or a league's name. */
  nameLength: 200,
  /** Characters of a match's id. */
  idLength: 200,
  /** Characters of what a site shows as a match's time. */
  timeLength: 64,
  /** Characters of the name of a match's period. */
  periodLength: 32,
  /** Goals of one side. */
  goals: 999,
} as const;
