import { CLOCK_CASES } from "./clock-cases.ts";
import { CLOSING_CASES } from "./closing-cases.ts";
import { LINE_CASES } from "./line-cases.ts";
import { NAME_CASES } from "./name-cases.ts";
import { PAGE_CASES } from "./page-cases.ts";
import { SESSION_CASES } from "./session-cases.ts";
import type { SiteCase } from "./site-case.ts";

/** Everything odd that such sites do and that a reader must bear, by number from 1. */
export const SITE_CASES: readonly SiteCase[] = [
  ...LINE_CASES,
  ...CLOSING_CASES,
  ...CLOCK_CASES,
  ...NAME_CASES,
  ...PAGE_CASES,
  ...SESSION_CASES,
].sort((a, b) => a.number - b.number);
