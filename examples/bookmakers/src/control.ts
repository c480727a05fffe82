import { join } from "node:path";
import express, { type Express } from "express";
import { SITE_CASES } from "./cases/site-cases.ts";
import { act, actionSchema, type Controlled } from "./control-actions.ts";
import { stateOf, type StateMatch } from "./market-state.ts";
import { addErrorAnswers } from "./sites/site-app.ts";
import { perSite, type Site } from "./site.ts";

/** Where everything listens: the sites, and what belongs to them. */
export type Ports = Readonly<Record<string, number>>;

const PUBLIC = join(import.meta.dirname, "..", "public", "control");

/** The page loads nothing from elsewhere and runs no inline script. */
const CONTENT_POLICY =
  "default-src 'self'; img-src data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Creates the control server: what is true about the market, levers for tests, and a page of them. */
export function createControlApp(controlled: Controlled & { ports: () => Ports }): Express {
  const { market, ticker, stages } = controlled;
  const app = express();
  app.disable("x-powered-by");
  app.use((_request, response, next) => {
    response.set({
      "Content-Security-Policy": CONTENT_POLICY,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    });
    next();
  });
  app.use(express.static(PUBLIC));
  app.get("/truth", (_request, response) => {
    response.json(market.truth());
  });
  app.get("/state", (_request, response) => {
    response.json({ now: market.now, sites: perSite((site) => stateOf(stages[site])) });
  });
  app.get("/control", (_request, response) => {
    response.json(describe(controlled));
  });
  app.post("/control", express.json({ limit: "1kb" }), (request, response) => {
    const answer = act(actionSchema.parse(request.body), controlled);
    response.json({ ...answer, paused: ticker.paused, now: market.now });
  });
  addErrorAnswers(app);
  return app;
}

/** What the control page shows. */
function describe({ market, ticker, stages, faults, ports }: Controlled & { ports: () => Ports }) {
  const { control: _control, ...sites } = ports();
  return {
    now: market.now,
    paused: ticker.paused,
    faultsSeed: faults.seed ?? null,
    ports: sites,
    sites: perSite((site) => {
      const { levers, session } = stages[site];
      const matches = stateOf(stages[site]).map(describeMatch);
      return { session, levers: { ...levers, format: levers.format ?? null }, matches };
    }),
    cases: SITE_CASES.map(({ number, title, sites: at, steps }) => ({
      number,
      title,
      sites: at satisfies readonly Site[],
      steps: steps.map(({ name }) => name),
    })),
  };
}

function describeMatch({ matchId, home, away, live, score, lines }: StateMatch): object {
  const suspended = lines.length > 0 && lines.every((line) => line.suspended);
  return { matchId, home, away, live, score, suspended };
}
