import type { Levers } from "../levers.ts";
import type { Direction, SiteStage } from "../site-stage.ts";
import type { SiteView, ViewLeague } from "../site-view.ts";
import type { Site } from "../site.ts";
import { createHandMatch, type HandMatch } from "./hand-match.ts";
import type { CaseStep } from "./site-case.ts";

/** What a step puts on top of a bookmaker's board, and what it does to the site. */
export interface Scene {
  readonly league?: { readonly name: string; readonly remark?: string };
  readonly live?: readonly HandMatch[];
  readonly upcoming?: readonly HandMatch[];
  readonly levers?: Partial<Levers>;
  /** Done before the rest: who misses something by it misses what the scene changes. */
  readonly event?: (stage: SiteStage) => void;
  readonly readable?: boolean;
}

/** Above all leagues of the market. */
const LEAGUE_NUMBER = 9000;

/** A step that shows a scene, in place of the one before; levers of earlier steps stay. */
export function scene(name: string, plan: Scene | ((site: Site) => Scene)): CaseStep {
  const readable = typeof plan === "function" || plan.readable !== false;
  return {
    name,
    readable,
    apply: (stage) => {
      const own = typeof plan === "function" ? plan(stage.site) : plan;
      own.event?.(stage);
      if (own.levers !== undefined) stage.setLevers(own.levers);
      stage.direct(createDirection(own, stage.site, stage.view().now));
    },
  };
}

function createDirection(
  { league = { name: "HAND MADE LEAGUE" }, live = [], upcoming = [] }: Scene,
  site: Site,
  now: number,
): Direction | undefined {
  if (live.length + upcoming.length === 0) return undefined;
  const head = { number: LEAGUE_NUMBER, name: league.name, remark: league.remark ?? "" };
  const onTop = (plans: readonly HandMatch[], market: SiteView["live"]): readonly ViewLeague[] =>
    plans.length === 0
      ? market
      : [{ ...head, matches: plans.map((plan) => createHandMatch(site, now, plan)) }, ...market];
  return (view) => ({
    ...view,
    live: onTop(live, view.live),
    upcoming: onTop(upcoming, view.upcoming),
  });
}
