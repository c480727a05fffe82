/** The REST interface: what the server knows, to read. Nothing here changes anything. */
import type { Engine } from "arb-core";
import express, { type Express, type RequestHandler, type Response } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import {
  encodeOpportunity,
  formatTimestamp,
  PROTOCOL_VERSION,
  siteName,
} from "scraper-kit/protocol";
import type { z } from "zod";
import { createTokenCheck } from "./bearer-token.ts";
import type { Clock } from "./clock.ts";
import type { ServerConfig } from "./config.ts";
import type { Hub } from "./hub.ts";
import { pageOfListings } from "./listing-page.ts";
import { showListing } from "./listing-view.ts";
import { NAME, VERSION } from "./manifest.ts";
import { sendProblem } from "./problem.ts";
import { noQuery, pageQuery, readQuery } from "./query.ts";
import { SOCKET_PATH } from "./upgrade.ts";
import { showSession } from "./session-view.ts";

/** What the interface shows. */
export interface AppOptions {
  readonly config: Pick<ServerConfig, "viewerToken">;
  readonly engine: Engine;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly log: Logger;
}

const ENDPOINTS = {
  "GET /": "this page",
  "GET /health": "whether the server is alive",
  "GET /workers": "the workers that are connected",
  "GET /odds": "the latest odds; parameters: site, limit, offset",
  "GET /opportunities": "the current opportunities; parameters: limit, offset",
  [`WS ${SOCKET_PATH}`]: "the workers' socket",
} as const;

const oddsQuery = pageQuery.extend({ site: siteName.optional() });

/** Makes the express application. It holds no state of its own but its starting time. */
export function createApp({ config, engine, hub, clock, log }: AppOptions): Express {
  const startedAt = performance.now();
  const app = express();
  app.disable("x-powered-by");
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      },
      // TLS, and with it this header, is the reverse proxy's.
      strictTransportSecurity: false,
    }),
  );
  app.use(refuseBodies);

  const viewer = requireToken(config.viewerToken);
  const now = (): string => formatTimestamp(clock.now());

  get(app, "/", [], noQuery, (response) =>
    response.json({
      name: NAME,
      version: VERSION,
      protocol: PROTOCOL_VERSION,
      endpoints: ENDPOINTS,
    }),
  );
  get(app, "/health", [], noQuery, (response) =>
    response.json({
      status: "ok",
      uptime_s: Math.floor((performance.now() - startedAt) / 1000),
      workers: hub.size,
      matches: engine.listingCount,
      opportunities: engine.opportunityCount,
    }),
  );
  get(app, "/workers", [viewer], pageQuery, (response, page) => {
    const sessions = hub.sessions();
    const workers = pageOf(sessions, page).map((session) => showSession(session, Date.now()));
    response.json({ count: workers.length, total: sessions.length, workers });
  });
  get(app, "/odds", [viewer], oddsQuery, (response, { site, ...page }) => {
    const { listings, total } = pageOfListings(engine.listings(), { site, ...page });
    const odds = listings.map(showListing);
    response.json({ timestamp: now(), count: odds.length, total, odds });
  });
  get(app, "/opportunities", [viewer], pageQuery, (response, page) => {
    const all = engine.opportunities();
    const opportunities = pageOf(all, page).map(encodeOpportunity);
    response.json({
      timestamp: now(),
      count: opportunities.length,
      total: all.length,
      opportunities,
    });
  });
  app.all(SOCKET_PATH, (_request, response) => {
    response.set("Upgrade", "websocket");
    sendProblem(response, 426, { detail: "this path is for WebSocket clients" });
  });

  app.use((_request, response) => {
    sendProblem(response, 404, { detail: "there is nothing at this path" });
  });
  app.use(answerError(log));
  return app;
}

/** Answers GET and HEAD at a path once its query is read, and every other method with 405. */
function get<Shape extends z.ZodRawShape>(
  app: Express,
  path: string,
  guards: readonly RequestHandler[],
  schema: z.ZodObject<Shape>,
  answer: (response: Response, query: z.output<z.ZodObject<Shape>>) => unknown,
): void {
  app.get(path, ...guards, (request, response) => {
    const query = readQuery(request.url, schema);
    if (query.ok) {
      answer(response, query.value);
      return;
    }
    const { parameter, message } = query.error;
    sendProblem(response, 400, { detail: `${parameter} ${message}`, parameter });
  });
  app.all(path, (_request, response) => {
    response.set("Allow", "GET, HEAD");
    sendProblem(response, 405, { detail: "this path is to be read only" });
  });
}

function pageOf<T>(
  items: readonly T[],
  { limit, offset }: z.output<typeof pageQuery>,
): readonly T[] {
  return items.slice(offset, offset + limit);
}

const refuseBodies: RequestHandler = (request, response, next) => {
  const { "content-length": length = "0", "transfer-encoding": encoding } = request.headers;
  if (encoding === undefined && Number(length) === 0) {
    next();
    return;
  }
  // The body stays unread, so nothing can follow on this connection.
  response.set("Connection", "close");
  sendProblem(response, 413, { detail: "this server takes no request bodies" });
};

function requireToken(token: string | undefined): RequestHandler {
  const isAuthorized = createTokenCheck(token);
  return (request, response, next) => {
    if (isAuthorized(request.headers.authorization)) {
      next();
      return;
    }
    response.set("WWW-Authenticate", "Bearer");
    sendProblem(response, 401, { detail: "a bearer token is needed" });
  };
}

/** Express's own refusals (a path that cannot be decoded) keep their status; the rest is ours. */
function answerError(log: Logger): express.ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  return (error: unknown, _request, response, _next) => {
    const status = error instanceof Error && "status" in error ? Number(error.status) : 500;
    if (status >= 400 && status < 500) {
      sendProblem(response, status, { detail: "the request cannot be understood" });
      return;
    }
    log.error({ err: error }, "a request could not be answered");
    sendProblem(response, 500, { detail: "the request could not be answered" });
  };
}
