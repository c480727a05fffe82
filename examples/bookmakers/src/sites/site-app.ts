import { join } from "node:path";
import express, { type ErrorRequestHandler, type Express } from "express";
import { z } from "zod";
import { ODDS_FORMATS, type OddsFormat } from "../odds-format.ts";
import type { Site } from "../site.ts";

const PUBLIC = join(import.meta.dirname, "..", "..", "public");

/** Pages load nothing from elsewhere and run no inline script. */
const CONTENT_POLICY =
  "default-src 'self'; style-src-attr 'unsafe-inline'; img-src data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** Creates a bookmaker's application with what all of them have: headers and static files. */
export function createSiteApp(site: Site): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.use((_request, response, next) => {
    response.set({
      "Content-Security-Policy": CONTENT_POLICY,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    });
    next();
  });
  app.use("/assets", express.static(join(PUBLIC, site), { index: false }));
  app.use("/login", express.static(join(PUBLIC, "login"), { index: false }));
  return app;
}

/** Answers what nothing answered, and a request that cannot be read, without a stack trace. */
export function addErrorAnswers(app: Express): void {
  app.use((_request, response) => {
    response.status(404).type("text/plain").send("Not found\n");
  });
  const answer: ErrorRequestHandler = (error, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const [status, text] = describeError(error);
    response.status(status).type("text/plain").send(`${text}\n`);
  };
  app.use(answer);
}

function describeError(error: unknown): readonly [status: number, text: string] {
  if (error instanceof z.ZodError) return [400, z.prettifyError(error)];
  const { data } = z.object({ status: z.number().min(400).max(499) }).safeParse(error);
  return data === undefined ? [500, "Internal error"] : [data.status, "Bad request"];
}

/**
 * Reads the odds format that a request asks for.
 *
 * @param codes the site's own code for each format.
 * @param usual what it is when the request asks for none.
 * @throws ZodError when it asks for a format that does not exist.
 */
export function readFormat(
  query: unknown,
  codes: Readonly<Record<OddsFormat, string>>,
  usual: OddsFormat = "MY",
): OddsFormat {
  const byCode = new Map(ODDS_FORMATS.map((format) => [codes[format], format]));
  const schema = z.object({
    odds: z
      .enum([...byCode.keys()])
      .default(codes[usual])
      .transform((code) => byCode.get(code) ?? "MY"),
  });
  return schema.parse(query).odds;
}
