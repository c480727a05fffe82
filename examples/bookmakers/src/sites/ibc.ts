import type { Express } from "express";
import { z } from "zod";
import type { Market } from "../market.ts";
import { ODDS_FORMATS, ODDS_FORMAT_NAMES, type OddsFormat } from "../odds-format.ts";
import { escapeHtml, renderPage, renderSelect } from "./html.ts";
import { renderIbcBoard, type IbcStyle } from "./ibc-board.ts";
import { createSiteApp, readFormat } from "./site-app.ts";

const CODES: Readonly<Record<OddsFormat, string>> = { MY: "4", HK: "2", ID: "3", DE: "1", US: "5" };

const namesSchema = z.object({ names: z.enum(["all", "first"]).default("all") });

/** Creates the second bookmaker: an outer page with a frame that is painted anew at each update. */
export function createIbcApp(market: Market, refreshMs: number): Express {
  const app = createSiteApp("ibc");
  app.get("/", (request, response) => {
    const { names } = readStyle(request.query);
    const query = names === "first" ? "?names=first" : "";
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
    const style = readStyle(request.query);
    const board = renderIbcBoard(market.view("ibc"), style);
    const options = ODDS_FORMATS.map((format) => ({
      value: CODES[format],
      text: ODDS_FORMAT_NAMES[format],
    }));
    response.send(
      renderPage({
        title: "Under Over",
        bodyId: "UnderOver",
        style: "/assets/frame.css",
        script: "/assets/frame.js",
        refreshMs,
        body: `<div class="bar"><b>Soccer</b> HDP &amp; OU<label>Odds ${renderSelect("selOddsType", options, CODES[style.format])}</label><output id="status"></output></div>
<div id="boards" data-names="${escapeHtml(style.names)}"><div id="oTableContainer_L">${board.live}</div>
<div id="oTableContainer_D">${board.today}</div></div>`,
      }),
    );
  });
  app.get("/UnderOver_view", (request, response) => {
    response.json(renderIbcBoard(market.view("ibc"), readStyle(request.query)));
  });
  return app;
}

function readStyle(query: unknown): IbcStyle {
  return { format: readFormat(query, CODES), names: namesSchema.parse(query).names };
}
