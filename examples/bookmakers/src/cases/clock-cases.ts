import { SITES } from "../site.ts";
import { firstHalf, secondHalf, secondHalfRows } from "./hand-match.ts";
import { scene } from "./scene.ts";
import type { SiteCase } from "./site-case.ts";

/** What stands in the time cell. */
export const CLOCK_CASES: readonly SiteCase[] = [
  {
    number: 11,
    title: "Half time",
    sites: SITES,
    steps: [
      scene("end of the first half", { live: [{ id: 1, clock: firstHalf(45) }] }),
      scene("half time", {
        live: [{ id: 1, clock: { state: "half-time" }, rows: secondHalfRows() }],
      }),
      scene("second half", { live: [{ id: 1, clock: secondHalf(1), rows: secondHalfRows() }] }),
    ],
  },
  {
    number: 12,
    title: "Injury time",
    sites: SITES,
    steps: [
      scene("in the first half", { live: [{ id: 1, clock: firstHalf(45, 2) }] }),
      scene("in the second half", {
        live: [
          { id: 1, clock: secondHalf(45, 3), score: { home: 1, away: 0 }, rows: secondHalfRows() },
        ],
      }),
    ],
  },
  {
    number: 13,
    title: "Match to come that will go live",
    sites: SITES,
    steps: [
      scene("one goes live, the other does not", {
        upcoming: [
          { id: 1, goesLive: true, startsInMinutes: 45 },
          { id: 2, startsInMinutes: 45 },
        ],
      }),
      scene("kick-off is late", { upcoming: [{ id: 1, goesLive: true, startsInMinutes: -2 }] }),
    ],
  },
];
