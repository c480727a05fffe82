import type { Request, RequestHandler, Response } from "express";
import type { SiteStage } from "../site-stage.ts";
import { renderPage } from "./html.ts";

/** Gives whoever loads the page the session that holds. */
export function startSession(stage: SiteStage, response: Response): void {
  response.cookie(cookieName(stage), String(stage.session), { httpOnly: true, sameSite: "lax" });
}

/** Says whether a request comes from a page whose session still holds. */
export function hasSession(stage: SiteStage, request: Request): boolean {
  const cookies = (request.headers.cookie ?? "").split(/;\s*/);
  return cookies.includes(`${cookieName(stage)}=${stage.session}`);
}

/** The page that asks for a name and a password. It takes none: loading the site again is enough. */
export function renderLoginPage(stage: SiteStage): string {
  return renderPage({
    title: `${stage.site}: sign in`,
    style: "/login/login.css",
    refreshMs: 0,
    body: `<main class="login"><h1>${stage.site} <small>local demo bookmaker</small></h1>
<form><label>User name <input name="username" autocomplete="off"></label>
<label>Password <input type="password" name="password" autocomplete="off"></label></form>
<p>The session is over. This demo knows no accounts: <a href="/" target="_top">open the page again</a>.</p></main>`,
  });
}

/** Answers everything with the login page, status 200, while the lever says so. */
export function answerLogin(stage: SiteStage): RequestHandler {
  return (_request, response, next) => {
    if (stage.levers.login) response.send(renderLoginPage(stage));
    else next();
  };
}

/** Sends an answer that is ready, held back as long as the lever says. */
export function sendLater(stage: SiteStage, response: Response, body: string): void {
  if (stage.levers.delayMs === 0) response.send(body);
  else setTimeout(() => response.send(body), stage.levers.delayMs).unref();
}

/** Sites share a host here, and cookies do not know ports. */
function cookieName(stage: SiteStage): string {
  return `${stage.site}_session`;
}
