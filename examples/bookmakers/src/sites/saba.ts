import { join } from "node:path";
import express, { type Express } from "express";
import type { SiteStage } from "../site-stage.ts";
import { escapeHtml, renderPage, renderSelect } from "./html.ts";
import { renderBanner } from "./ibc.ts";
import { IBC_FORMAT_CODES, IBC_FORMAT_OPTIONS } from "./ibc-formats.ts";
import { createPageOrders } from "./page-orders.ts";
import { FRAMED_CONTENT_POLICY, SABA_ENTRY } from "./saba-frames.ts";
import { SABA_SOCKET_PATH } from "./saba-socket.ts";
import { createSiteApp, readFormat } from "./site-app.ts";
import { answerLogin, hasSession, renderLoginPage, startSession } from "./site-session.ts";

const PUBLIC = join(import.meta.dirname, "..", "..", "public", "saba");
const ODDS = "/Sports/1/";
const BACK = `${ODDS}?market=T`;

/** Classes of the other layout, the longer ones first. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  "c-odds-page": "x-offers",
  "c-odds-table": "x-grid",
  "c-odds-button": "x-button",
  "c-bettype-col": "x-cell",
  "c-text-goal": "x-size",
  "c-match": "x-fixture",
  "c-team-name": "x-team",
  "c-league": "x-cup",
  "c-odds": "x-price",
};

/**
 * Adds the single-page form of a site to its classic one: an entry page, and in its frame a page that
 * shows what a socket says.
 */
export function addSabaPages(app: Express, stage: SiteStage, refreshMs: number): void {
  const orders = createPageOrders(stage);
  app.use("/Sports/assets", express.static(PUBLIC, { index: false }));
  app.get(SABA_ENTRY, (_request, response) => {
    startSession(stage, response);
    response.send(
      renderPage({
        title: "Sports",
        style: "/Sports/assets/entry.css",
        refreshMs,
        body: `<div id="athenaMainContainer"><iframe id="sportsFrame" name="sportsFrame" title="Sports" src="/EntryIndex/OpenSports?lang=en"></iframe></div>`,
      }),
    );
  });
  app.get("/EntryIndex/OpenSports", (_request, response) => {
    response.redirect(BACK);
  });
  app.get(ODDS, (request, response) => {
    if (!hasSession(stage, request)) {
      response.send(renderLoginPage(stage));
      return;
    }
    const format = readFormat({}, IBC_FORMAT_CODES, stage.levers.format);
    const names = stage.levers.layout === "usual" ? {} : OTHER_NAMES;
    response.send(
      renderPage({
        title: "Soccer",
        style: "/Sports/assets/sports.css",
        script: "/Sports/assets/sports.js",
        refreshMs,
        orders: orders.print(),
        body: `<header class="c-header"><b>Soccer</b><output class="c-status"></output><label>Odds ${renderSelect("oddsType", IBC_FORMAT_OPTIONS, IBC_FORMAT_CODES[format])}</label></header>
<main id="mainArea" data-names="${escapeHtml(JSON.stringify(names))}"></main>`,
      }),
    );
  });
  app.get("/Sports/orders", (_request, response) => {
    orders.send(response);
    response.status(204).end();
  });
  app.get("/Sports/Banner", (_request, response) => {
    response.send(renderBanner(BACK, refreshMs));
  });
  // What a page asks whose socket does not open: a polling transport, which is not there.
  app.get(SABA_SOCKET_PATH, (request, response) => {
    if (hasSession(stage, request)) {
      response.status(400).json({ code: 0, message: "Transport unknown" });
    } else {
      response.send(renderLoginPage(stage));
    }
  });
}

/** Creates the page of a white label, of another origin, that has the single page in its frame. */
export function createSabaApp(
  stage: SiteStage,
  refreshMs: number,
  sportsPort: () => number,
): Express {
  const app = createSiteApp("ibc");
  app.use(answerLogin(stage));
  app.get("/", (request, response) => {
    const origin = `http://${request.hostname}:${sportsPort()}`;
    response.set("Content-Security-Policy", `${FRAMED_CONTENT_POLICY}; frame-src ${origin}`);
    response.send(
      renderPage({
        title: "ibc, single page: local demo bookmaker",
        style: "/assets/outer.css",
        refreshMs,
        body: `<header><h1>ibc <small>single page, local demo bookmaker</small></h1><nav><b>Sports</b></nav></header>
<iframe id="wlFrame" name="wlFrame" title="Sports" src="${escapeHtml(`${origin}${SABA_ENTRY}?lang=en`)}"></iframe>`,
      }),
    );
  });
  return app;
}
