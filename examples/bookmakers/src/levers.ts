import type { OddsFormat } from "./odds-format.ts";

/** The ways in which a site can be made to misbehave. All of them hold until they are set back. */
export interface Levers {
  /** The odds format that the user of the page has just chosen; undefined leaves it as it is. */
  readonly format: OddsFormat | undefined;
  /** Every page and every piece of data is answered with a login page, status 200. */
  readonly login: boolean;
  /** How long answers with data are held back, in ms. What they say is of the moment of the request. */
  readonly delayMs: number;
  /** The markup and the feed have other names and places than usual: a new release of the site. */
  readonly layout: "usual" | "changed";
  /** Only a window of the matches is in the page, where the site has a virtual list. */
  readonly virtual: boolean;
  /** The page is painted anew as a whole at every update, also where it is usually patched. */
  readonly repaint: boolean;
}

/** A site that behaves. */
export const USUAL_LEVERS: Levers = {
  format: undefined,
  login: false,
  delayMs: 0,
  layout: "usual",
  virtual: true,
  repaint: false,
};
