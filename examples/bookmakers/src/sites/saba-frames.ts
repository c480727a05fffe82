import type { Express } from "express";

/** Where a white label enters the site. */
export const SABA_ENTRY = "/NewIndex";

/** For pages that stand in frames of a white label, which is another origin. */
export const FRAMED_CONTENT_POLICY =
  "default-src 'self'; img-src data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors http:";

/** Lets a white label have the single page in its frame, and the login page in place of it. */
export function allowWhiteLabels(app: Express): void {
  app.use([SABA_ENTRY, "/EntryIndex", "/Sports"], (_request, response, next) => {
    response.set("Content-Security-Policy", FRAMED_CONTENT_POLICY);
    next();
  });
}
