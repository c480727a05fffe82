import { SITES } from "../site.ts";
import { secondHalfRows } from "./hand-match.ts";
import { scene } from "./scene.ts";
import type { SiteCase } from "./site-case.ts";

/** What happens between a page and its site. */
export const SESSION_CASES: readonly SiteCase[] = [
  {
    number: 19,
    title: "The session is over",
    sites: SITES,
    steps: [
      scene("usual", {}),
      scene("session over", { event: (stage) => stage.endSessions(), readable: false }),
      scene("login page for everybody", { levers: { login: true }, readable: false }),
      scene("pages again, with a new session", { levers: { login: false } }),
    ],
  },
  {
    number: 21,
    title: "The socket is cut, and what follows goes on without a new beginning",
    sites: ["ibc"],
    steps: [
      scene("before", { upcoming: [{ id: 1 }, { id: 2 }] }),
      scene("socket cut, and other prices and a match less before it is back", {
        upcoming: [{ id: 1, rows: secondHalfRows() }],
        event: (stage) => stage.dropSockets(),
      }),
    ],
  },
];
