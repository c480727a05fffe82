import express, { type Express } from "express";
import { z } from "zod";
import type { SiteStage } from "../site-stage.ts";
import { ODDS_FORMATS, ODDS_FORMAT_NAMES } from "../odds-format.ts";
import { cmdListHeight, renderCmdBoard, renderCmdWindow, type CmdLeague } from "./cmd-board.ts";
import { answerCmdFeed, answerNothing, CMD_DEAD } from "./cmd-feed.ts";
import { renameMarkup, renderPage, renderSelect } from "./html.ts";
import { createPageOrders } from "./page-orders.ts";
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
const FRAME = "Member/BetOdds/HdpDouble.aspx";
const HEADS = ["Time", "Event", "HDP", "O/U", "1X2", "1H HDP", "1H O/U", "1H 1X2"];

/** How many matches exist in the page at a time; its script keeps to the same number. */
const WINDOW_MATCHES = 15;

/** Names of the other layout, the longer ones first. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  oddsListSpacer: "rows-inner",
  oddsList: "rows-box",
  OddsType: "PriceType",
  "tableDiv-match-": "fixture-",
  'class="match': 'class="fixture',
  "default-match": "lead",
  'id="R_': 'id="line-',
  'class="league': 'class="group',
  Dbox_: "mk-",
  'class="odds': 'class="px',
  "no-hover": "off",
};

const feedSchema = z.object({
  fc: z.coerce.number().int(),
  m_accType: z.enum(ODDS_FORMATS).default("MY"),
  clientTime: z.union([
    z.literal("").transform(() => undefined),
    z.coerce.number().int().min(0).optional(),
  ]),
});
const viewSchema = z.object({ v: z.coerce.number().int().min(1).optional() });

/** What a page asks for that wants all running and today's matches. */
const RUNNING_AND_TODAY = 1;

/** Creates the third bookmaker: a frame with a list of which only a window exists in the page. */
export function createCmdApp(stage: SiteStage, refreshMs: number): Express {
  const app = createSiteApp("cmd");
  const history = new ViewHistory(stage);
  const orders = createPageOrders(stage);
  const inLayout = (html: string): string =>
    stage.levers.layout === "usual" ? html : renameMarkup(html, OTHER_NAMES);
  app.use(answerLogin(stage));
  app.get("/", (_request, response) => {
    startSession(stage, response);
    response.send(
      renderPage({
        title: "cmd: local demo bookmaker",
        style: "/assets/home.css",
        refreshMs,
        body: `<header><h1>cmd <small>local demo bookmaker</small></h1><nav><b>Sportsbook</b></nav></header>
<iframe id="oddsFrame" name="oddsFrame" title="Odds" src="${FRAME}"></iframe>`,
      }),
    );
  });
  app.get(`/${FRAME}`, (request, response) => {
    const format = readFormat(request.query, CODES, stage.levers.format);
    startSession(stage, response);
    const board = renderCmdBoard(history.current().view, format);
    const options = ODDS_FORMATS.map((value) => ({ value, text: ODDS_FORMAT_NAMES[value] }));
    const heads = HEADS.map((text) => `<span>${text}</span>`).join("");
    response.send(
      renderPage({
        title: "HDP and O/U",
        style: "/assets/frame.css",
        script: "/assets/frame.js",
        refreshMs,
        orders: orders.print(),
        body: inLayout(`<div class="bar"><b>Soccer</b><output id="status"></output><label>Odds ${renderSelect("OddsType", options, format)}</label>${renderSelect("Language", [{ value: "en-US", text: "English" }], "en-US")}</div>
<div class="heads">${heads}</div>
<div id="oddsList" tabindex="0" data-window="${WINDOW_MATCHES}"><div id="oddsListSpacer" style="height:${cmdListHeight(board)}px">${renderCmdWindow(board, stage.levers.virtual ? WINDOW_MATCHES : Infinity)}</div></div>`),
      }),
    );
  });
  app.get("/Member/BetOdds/HdpDouble_view", (request, response) => {
    const { v } = viewSchema.parse(request.query);
    const shown = (v === undefined ? undefined : history.at(v)) ?? history.current();
    const board = renderCmdBoard(shown.view, readFormat(request.query, CODES));
    orders.send(response);
    response.json(board.map((league) => renameLeague(league, inLayout)));
  });
  app.post(
    "/Member/BetsView/BetLight/DataOdds.ashx",
    express.urlencoded({ extended: false, limit: "4kb" }),
    (request, response) => {
      const { fc, m_accType: format, clientTime: version } = feedSchema.parse(request.body);
      const answer = (): string => {
        if (!hasSession(stage, request)) return CMD_DEAD;
        if (fc !== RUNNING_AND_TODAY) return answerNothing(history);
        return answerCmdFeed(history, { format, version, layout: stage.levers.layout });
      };
      response.type("application/json");
      sendLater(stage, response, answer());
    },
  );
  app.get("/Member/Banner.aspx", (_request, response) => {
    response.send(
      renderPage({
        title: "Banner",
        style: "/assets/frame.css",
        script: "/assets/banner.js",
        refreshMs,
        body: `<div class="banner"><b>An offer of this demo</b><p>The odds come back by themselves.</p></div>`,
      }),
    );
  });
  app.get("/Member/Login.aspx", (_request, response) => {
    response.send(renderLoginPage(stage));
  });
  return app;
}

function renameLeague(league: CmdLeague, rename: (html: string) => string): CmdLeague {
  const matches = league.matches.map((match) => ({ ...match, html: rename(match.html) }));
  return { html: rename(league.html), matches };
}
