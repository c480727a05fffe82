import type { Express } from "express";
import type { Market } from "../market.ts";
import { ODDS_FORMATS, ODDS_FORMAT_NAMES } from "../odds-format.ts";
import { renderPage, renderSelect } from "./html.ts";
import { renderSboBoard } from "./sbo-board.ts";
import { createSiteApp, readFormat } from "./site-app.ts";

const CODES = { MY: "MY", HK: "HK", ID: "ID", DE: "DE", US: "US" } as const;

/** Creates the first bookmaker: one page whose prices are patched in place. */
export function createSboApp(market: Market, refreshMs: number): Express {
  const app = createSiteApp("sbo");
  app.get("/", (request, response) => {
    const format = readFormat(request.query, CODES);
    const options = ODDS_FORMATS.map((value) => ({ value, text: ODDS_FORMAT_NAMES[value] }));
    response.send(
      renderPage({
        title: "sbo: local demo bookmaker",
        style: "/assets/board.css",
        script: "/assets/board.js",
        refreshMs,
        body: `<header><h1>sbo <small>local demo bookmaker</small></h1><nav><b>Football</b></nav><label>Odds ${renderSelect("odds-style", options, format)}</label><output id="board-status"></output></header>
<main><div id="module-odds-display">${renderSboBoard(market.view("sbo"), format)}</div></main>`,
      }),
    );
  });
  app.get("/board", (request, response) => {
    const format = readFormat(request.query, CODES);
    response.send(renderSboBoard(market.view("sbo"), format));
  });
  return app;
}
