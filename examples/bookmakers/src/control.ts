import express, { type Express } from "express";
import { z } from "zod";
import type { Market } from "./market.ts";
import { addErrorAnswers } from "./sites/site-app.ts";
import type { Ticker } from "./ticker.ts";

const actionSchema = z.discriminatedUnion("action", [
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
]);

/** Creates the control server: what is true about the market, and levers for tests. */
export function createControlApp(market: Market, ticker: Ticker): Express {
  const app = express();
  app.disable("x-powered-by");
  app.get("/truth", (_request, response) => {
    response.json(market.truth());
  });
  app.get("/state", (_request, response) => {
    response.json(market.state());
  });
  app.post("/control", express.json({ limit: "1kb" }), (request, response) => {
    const answer = act(actionSchema.parse(request.body), market, ticker);
    response.json({ ...answer, paused: ticker.paused, now: market.now });
  });
  addErrorAnswers(app);
  return app;
}

function act(
  action: z.output<typeof actionSchema>,
  market: Market,
  ticker: Ticker,
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
  }
}
