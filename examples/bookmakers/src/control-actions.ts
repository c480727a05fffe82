import { z } from "zod";
import { SITE_CASES } from "./cases/site-cases.ts";
import type { FaultRunner } from "./fault-runner.ts";
import type { Levers } from "./levers.ts";
import type { Market } from "./market.ts";
import { ODDS_FORMATS } from "./odds-format.ts";
import { SITES, type PerSite } from "./site.ts";
import type { SiteStage } from "./site-stage.ts";
import type { Ticker } from "./ticker.ts";

/** What can be controlled. */
export interface Controlled {
  readonly market: Market;
  readonly ticker: Ticker;
  readonly stages: PerSite<SiteStage>;
  readonly faults: FaultRunner;
}

const site = z.enum(SITES);

const leversSchema = z.strictObject({
  /** null: none in particular. */
  format: z.enum(ODDS_FORMATS).nullable().optional(),
  login: z.boolean().optional(),
  delayMs: z.number().int().min(0).max(60_000).optional(),
  layout: z.enum(["usual", "changed"]).optional(),
  virtual: z.boolean().optional(),
  repaint: z.boolean().optional(),
});

const caseSchema = z
  .strictObject({
    action: z.literal("case"),
    site,
    number: z.number().int(),
    /** From 0. */
    step: z.number().int().min(0).default(0),
  })
  .transform((question, context) => {
    const siteCase = SITE_CASES.find(({ number }) => number === question.number);
    const step = siteCase?.sites.includes(question.site)
      ? siteCase.steps[question.step]
      : undefined;
    if (step === undefined) {
      context.addIssue({ code: "custom", message: "no such case, or step, at this site" });
      return z.NEVER;
    }
    return { action: question.action, site: question.site, step };
  });

/** What `POST /control` takes. */
export const actionSchema = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("tick"),
    count: z.number().int().min(1).max(1000).default(1),
  }),
  z.strictObject({ action: z.literal("pause") }),
  z.strictObject({ action: z.literal("resume") }),
  z.strictObject({
    action: z.literal("goal"),
    matchId: z.number().int().optional(),
    side: z.enum(["home", "away"]).default("home"),
  }),
  z.strictObject({
    action: z.literal("suspend"),
    site,
    matchId: z.number().int(),
    suspended: z.boolean().default(true),
  }),
  z.strictObject({ action: z.literal("levers"), site, levers: leversSchema }),
  z.strictObject({ action: z.literal("end-sessions"), site }),
  z.strictObject({ action: z.literal("drop-sockets"), site }),
  z.strictObject({ action: z.literal("navigate-frame"), site }),
  z.strictObject({
    action: z.literal("faults"),
    seed: z.number().int().min(0).max(0xffff_ffff).nullable(),
  }),
  z.strictObject({ action: z.literal("reset") }),
  caseSchema,
]);

/** One thing to do. */
export type ControlAction = z.output<typeof actionSchema>;

/**
 * Does what is asked.
 *
 * @returns for a match, its number, or null when there is no such match for it.
 */
export function act(
  action: ControlAction,
  { market, ticker, stages, faults }: Controlled,
): { readonly matchId?: number | null } {
  switch (action.action) {
    case "tick":
      ticker.tick(action.count);
      return {};
    case "pause":
      ticker.pause();
      return {};
    case "resume":
      ticker.resume();
      return {};
    case "goal":
      return { matchId: market.scoreGoal(action.side, action.matchId) ?? null };
    case "suspend": {
      const { site: at, matchId } = action;
      const done = action.suspended
        ? market.closeMatch(at, matchId)
        : market.openMatch(at, matchId);
      stages[at].changed();
      return { matchId: done ? matchId : null };
    }
    case "levers":
      stages[action.site].setLevers(readLevers(action.levers));
      return {};
    case "end-sessions":
      stages[action.site].endSessions();
      return {};
    case "drop-sockets":
      stages[action.site].dropSockets();
      return {};
    case "navigate-frame":
      stages[action.site].navigateFrame();
      return {};
    case "case":
      action.step.apply(stages[action.site]);
      return {};
    case "faults":
      if (action.seed === null) faults.stop();
      else faults.start(action.seed);
      return {};
    case "reset":
      faults.stop();
      return {};
  }
}

/** The levers that are named, and no others. */
function readLevers({ format, ...others }: z.output<typeof leversSchema>): Partial<Levers> {
  const named = Object.fromEntries(
    Object.entries(others).filter(([, value]) => value !== undefined),
  ) as Partial<Levers>;
  return format === undefined ? named : { ...named, format: format ?? undefined };
}
