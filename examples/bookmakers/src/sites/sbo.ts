import type { Express, Request } from "express";
import { z } from "zod";
import type { SiteStage } from "../site-stage.ts";
import { ODDS_FORMATS, ODDS_FORMAT_NAMES, type OddsFormat } from "../odds-format.ts";
import { renameMarkup, renderPage, renderSelect } from "./html.ts";
import { createPageOrders } from "./page-orders.ts";
import { renderSboBoard } from "./sbo-board.ts";
import { answerSboFeed, SBO_LOGOUT, type SboQuestion } from "./sbo-feed.ts";
import { createSiteApp, readFormat } from "./site-app.ts";
import {
  answerLogin,
  hasSession,
  renderLoginPage,
  sendLater,
  startSession,
} from "./site-session.ts";
import { ViewHistory } from "./view-history.ts";

const CODES = { MY: "MY", HK: "HK", ID: "ID", DE: "DE", US: "US" } as const;
const FEED = "/web-root/restricted/odds-display/today-data.aspx";

/** The first number of `od-param` is the page, the ninth the place of the format in the select. */
const PAGE_PLACE = 0;
const FORMAT_PLACE = 8;

/** Names of the other layout, the longer ones first. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  "module-odds-display": "offers",
  "odds-display-nonlive": "offers-coming",
  "odds-display-live": "offers-running",
  "odds-table": "offer-list",
  "odds-row-": "offer-",
  "odds-value": "offer-price",
  "odds-style": "price-style",
  "league-row": "competition",
};

const feedSchema = z.object({
  "od-param": z.string().regex(/^\d+(?:,\d+)*$/),
  v: z.coerce.number().int().min(0).default(0),
});
const boardSchema = z.object({ v: z.coerce.number().int().min(1).optional() });

/** Creates the first bookmaker: one page whose prices are patched in place, fed by scripts. */
export function createSboApp(stage: SiteStage, refreshMs: number): Express {
  const app = createSiteApp("sbo");
  const history = new ViewHistory(stage);
  const orders = createPageOrders(stage);
  const inLayout = (html: string): string =>
    stage.levers.layout === "usual" ? html : renameMarkup(html, OTHER_NAMES);
  app.use(answerLogin(stage));
  app.get("/", (request, response) => {
    const format = readFormat(request.query, CODES, stage.levers.format);
    startSession(stage, response);
    const options = ODDS_FORMATS.map((value) => ({ value, text: ODDS_FORMAT_NAMES[value] }));
    const board = renderSboBoard(history.current().view, format);
    response.send(
      renderPage({
        title: "sbo: local demo bookmaker",
        style: "/assets/board.css",
        script: "/assets/board.js",
        refreshMs,
        orders: orders.print(),
        body: inLayout(`<header><h1>sbo <small>local demo bookmaker</small></h1><nav><b>Football</b></nav><label>Odds ${renderSelect("odds-style", options, format)}</label><output></output></header>
<main><div id="module-odds-display">${board}</div></main>`),
      }),
    );
  });
  app.get("/board", (request, response) => {
    const { v } = boardSchema.parse(request.query);
    const shown = (v === undefined ? undefined : history.at(v)) ?? history.current();
    orders.send(response);
    response.send(inLayout(renderSboBoard(shown.view, readFormat(request.query, CODES))));
  });
  app.get(FEED, (request, response) => {
    const question = readQuestion(request, stage);
    const body = hasSession(stage, request) ? answerSboFeed(history, question) : SBO_LOGOUT;
    response.type("text/javascript");
    sendLater(stage, response, body);
  });
  app.get("/logout.aspx", (_request, response) => {
    response.send(renderLoginPage(stage));
  });
  return app;
}

function readQuestion(request: Request, stage: SiteStage): SboQuestion {
  const { "od-param": parameters, v } = feedSchema.parse(request.query);
  const numbers = parameters.split(",").map(Number);
  const format: OddsFormat = ODDS_FORMATS[numbers[FORMAT_PLACE] ?? 0] ?? "MY";
  return { page: numbers[PAGE_PLACE] ?? 0, format, version: v, layout: stage.levers.layout };
}
