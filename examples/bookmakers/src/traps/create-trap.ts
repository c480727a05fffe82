import type { Match } from "../match.ts";
import type { Roster } from "../roster.ts";
import { createPolishTrap } from "./polish-trap.ts";
import { createSquadTrap } from "./squad-trap.ts";
import { createSuspendedTrap } from "./suspended-trap.ts";
import { createSwappedTrap } from "./swapped-trap.ts";
import type { Trap, TrapKind } from "./trap.ts";

/** Sets a trap with matches of its own. */
export function createTrap(kind: TrapKind, roster: Roster, now: number): Trap {
  switch (kind) {
    case "women": {
      const men = roster.drawSpecial(now);
      return createSquadTrap(kind, men, drawSister(roster, now, men, kind));
    }
    case "under-21": {
      const men = roster.drawSpecial(now);
      return createSquadTrap(kind, men, drawSister(roster, now, men, kind));
    }
    case "polish":
      return createPolishTrap(roster.drawSpecial(now));
    case "swapped":
      return createSwappedTrap(roster.drawSpecial(now, { swappedAt: "ibc" }));
    case "suspended":
      return createSuspendedTrap(roster.drawSpecial(now));
  }
}

/** The match of the same clubs' other sides, at the same hour, which one bookmaker lacks. */
function drawSister(roster: Roster, now: number, men: Match, squad: "women" | "under-21"): Match {
  return roster.drawSpecial(now, {
    squad,
    fixture: men,
    startsAt: men.startsAt,
    absentAt: [squad === "women" ? "cmd" : "ibc"],
  });
}
