/** Updates as a session's feed looks at them. */
import type { FeedUpdate } from "../src/session-feed.ts";

/** An update with what a test does not name filled in: one match, named after its `seq`. */
export function feedUpdate(fields: Partial<FeedUpdate>): FeedUpdate {
  const { seq } = fields;
  return {
    seq,
    mode: "snapshot",
    part: undefined,
    at: 0,
    listings: [{ id: `m${seq ?? ""}`, home: "A", away: "B", lines: [] }],
    ...fields,
  };
}
