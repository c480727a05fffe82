import express, { type Express, type Request } from "express";
import { z } from "zod";
import type { SiteStage } from "../site-stage.ts";
import { escapeHtml, renameMarkup, renderPage, renderSelect } from "./html.ts";
import { renderIbcBoard, type IbcBoard, type IbcStyle } from "./ibc-board.ts";
import { answerIbcFeed, type IbcQuestion } from "./ibc-feed.ts";
import { IBC_FORMAT_CODES, IBC_FORMAT_OPTIONS } from "./ibc-formats.ts";
import { createPageOrders } from "./page-orders.ts";
import { allowWhiteLabels } from "./saba-frames.ts";
import { createSiteApp, readFormat } from "./site-app.ts";
import {
  answerLogin,
  hasSession,
  renderLoginPage,
  sendLater,
  startSession,
} from "./site-session.ts";
import { ViewHistory } from "./view-history.ts";

/** Names of the other layout, the longer ones first. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  oTableContainer_: "box-",
  selOddsType: "price-type",
  oddsTable: "grid",
  'id="e_': 'id="g-',
  'id="l_': 'id="c-',
  tabtitle: "title",
  text_time: "when",
  line_unR: "who",
  HdpGoalClass: "size",
  line_div: "part-",
  OddsDiv: "px",
  FavTeamClass: "t1",
  UdrDogTeamClass: "t2",
  FavOddsClass: "p1",
  UdrDogOddsClass: "p2",
};

const namesSchema = z.object({ names: z.enum(["all", "first"]).default("all") });
const viewSchema = z.object({
  l: z.coerce.number().int().min(1).optional(),
  t: z.coerce.number().int().min(1).optional(),
});
const feedSchema = z.object({
  Market: z.enum(["l", "t"]),
  RT: z.enum(["W", "U"]),
  OddsType: z.string().default(IBC_FORMAT_CODES.MY),
});

/** Creates the second bookmaker: an outer page with a frame that is painted anew at each update. */
export function createIbcApp(stage: SiteStage, refreshMs: number): Express {
  const app = createSiteApp("ibc");
  const history = new ViewHistory(stage);
  const orders = createPageOrders(stage);
  const inLayout = (html: string): string =>
    stage.levers.layout === "usual" ? html : renameMarkup(html, OTHER_NAMES);
  allowWhiteLabels(app);
  app.use(answerLogin(stage));
  app.get("/", (request, response) => {
    const query = namesQuery(request);
    startSession(stage, response);
    response.send(
      renderPage({
        title: "ibc: local demo bookmaker",
        style: "/assets/outer.css",
        refreshMs,
        body: `<header><h1>ibc <small>local demo bookmaker</small></h1><nav><b>Sports</b></nav></header>
<iframe id="oddsFrame" name="oddsFrame" title="Odds" src="UnderOver.aspx${query}"></iframe>`,
      }),
    );
  });
  app.get("/UnderOver.aspx", (request, response) => {
    const format = readFormat(request.query, IBC_FORMAT_CODES, stage.levers.format);
    const { names } = namesSchema.parse(request.query);
    startSession(stage, response);
    const board = renderIbcBoard(history.current().view, { format, names });
    response.send(
      renderPage({
        title: "Under Over",
        bodyId: "UnderOver",
        style: "/assets/frame.css",
        script: "/assets/frame.js",
        refreshMs,
        orders: orders.print(),
        body: inLayout(`<div class="bar"><b>Soccer</b> HDP &amp; OU<label>Odds ${renderSelect("selOddsType", IBC_FORMAT_OPTIONS, IBC_FORMAT_CODES[format])}</label><output id="status"></output></div>
<div id="boards" data-names="${escapeHtml(names)}"><div id="oTableContainer_L">${board.live}</div>
<div id="oTableContainer_D">${board.today}</div></div>
<iframe id="DataFrame_L" name="DataFrame_L" title="Data" hidden></iframe><iframe id="DataFrame_D" name="DataFrame_D" title="Data" hidden></iframe>`),
      }),
    );
  });
  app.get("/UnderOver_view", (request, response) => {
    const { l, t } = viewSchema.parse(request.query);
    const style = readStyle(request.query);
    const boardAt = (version: number | undefined): IbcBoard => {
      const known = version === undefined ? undefined : history.at(version);
      return renderIbcBoard((known ?? history.current()).view, style);
    };
    orders.send(response);
    response.json({ live: inLayout(boardAt(l).live), today: inLayout(boardAt(t).today) });
  });
  const form = express.urlencoded({ extended: false, limit: "4kb" });
  app.all("/UnderOver_data.aspx", form, (request, response) => {
    const question = readQuestion(request, stage);
    if (!hasSession(stage, request)) {
      sendLater(stage, response, renderLoginPage(stage));
      return;
    }
    response.type("text/javascript");
    sendLater(stage, response, answerIbcFeed(history, question));
  });
  app.get("/Banner.aspx", (request, response) => {
    response.send(renderBanner(`/UnderOver.aspx${namesQuery(request)}`, refreshMs));
  });
  app.get("/Login.aspx", (_request, response) => {
    response.send(renderLoginPage(stage));
  });
  return app;
}

/** Renders the page that stands in the frame for a moment, in place of the odds. */
export function renderBanner(back: string, refreshMs: number): string {
  return renderPage({
    title: "Banner",
    style: "/assets/outer.css",
    script: "/assets/banner.js",
    refreshMs,
    body: `<div class="banner"><b>An offer of this demo</b><p><a href="${escapeHtml(back)}">The odds</a> come back by themselves.</p></div>`,
  });
}

function readStyle(query: unknown): IbcStyle {
  return { format: readFormat(query, IBC_FORMAT_CODES), names: namesSchema.parse(query).names };
}

function namesQuery(request: Request): string {
  return namesSchema.parse(request.query).names === "first" ? "?names=first" : "";
}

function readQuestion(request: Request, stage: SiteStage): IbcQuestion {
  const fields = { ...request.query, ...(request.body as object | undefined) };
  const { Market: market, RT, OddsType: odds } = feedSchema.parse(fields);
  return {
    market,
    format: readFormat({ odds }, IBC_FORMAT_CODES),
    version: RT === "W" ? undefined : readVersion(fields),
    layout: stage.levers.layout,
  };
}

/** The version is the value of the field whose name rolls. */
function readVersion(fields: Readonly<Record<string, unknown>>): number | undefined {
  const rolling = Object.entries(fields).find(([name]) => /^k\d+$/.test(name));
  const digits = /^v(\d{1,9})$/.exec(String(rolling?.[1]))?.[1];
  return digits === undefined ? undefined : Number(digits);
}
