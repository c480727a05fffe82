import type { Express } from "express";
import type { Market } from "../market.ts";
import { ODDS_FORMATS, ODDS_FORMAT_NAMES } from "../odds-format.ts";
import { renderCmdBoard, renderCmdWindow } from "./cmd-board.ts";
import { renderPage, renderSelect } from "./html.ts";
import { createSiteApp, readFormat } from "./site-app.ts";

const CODES = { MY: "MY", HK: "HK", ID: "ID", DE: "DE", US: "US" } as const;
const FRAME = "Member/BetOdds/HdpDouble.aspx";
const HEADS = ["Time", "Event", "HDP", "O/U", "1X2", "1H HDP", "1H O/U", "1H 1X2"];

/** How many matches exist in the page at a time; its script keeps to the same number. */
const WINDOW_MATCHES = 15;

/** Creates the third bookmaker: a frame with a list of which only a window exists in the page. */
export function createCmdApp(market: Market, refreshMs: number): Express {
  const app = createSiteApp("cmd");
  app.get("/", (_request, response) => {
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
    const format = readFormat(request.query, CODES);
    const board = renderCmdBoard(market.view("cmd"), format);
    const options = ODDS_FORMATS.map((value) => ({ value, text: ODDS_FORMAT_NAMES[value] }));
    const heads = HEADS.map((text) => `<span>${text}</span>`).join("");
    response.send(
      renderPage({
        title: "HDP and O/U",
        style: "/assets/frame.css",
        script: "/assets/frame.js",
        refreshMs,
        body: `<div class="bar"><b>Soccer</b><output id="status"></output><label>Odds ${renderSelect("OddsType", options, format)}</label>${renderSelect("Language", [{ value: "en-US", text: "English" }], "en-US")}</div>
<div class="heads">${heads}</div>
<div id="oddsList" tabindex="0" data-window="${WINDOW_MATCHES}"><div id="oddsListSpacer">${renderCmdWindow(board, WINDOW_MATCHES)}</div></div>`,
      }),
    );
  });
  app.get("/Member/BetOdds/HdpDouble_view", (request, response) => {
    response.json(renderCmdBoard(market.view("cmd"), readFormat(request.query, CODES)));
  });
  return app;
}
