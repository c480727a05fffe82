import type { SiteStage } from "../site-stage.ts";
import type { SiteView } from "../site-view.ts";

/** What a site showed at a version of its feed. */
export interface ViewVersion {
  /** From 1; rises by one each time that something else is shown. */
  readonly version: number;
  readonly view: SiteView;
}

/** How many versions a site can still tell the changes since. */
const KEPT = 60;

/**
 * The last versions of what a site showed, so that a feed can say what changed and a screen can
 * show what the feed said.
 */
export class ViewHistory {
  readonly #stage: SiteStage;
  readonly #kept: ViewVersion[] = [];
  #shown = "";

  constructor(stage: SiteStage) {
    this.#stage = stage;
  }

  /** What the site shows now. */
  current(): ViewVersion {
    const view = this.#stage.view();
    const shown = JSON.stringify([view.live, view.upcoming], (key, value: unknown) =>
      key === "changed" || key === "played" ? undefined : value,
    );
    const last = this.#kept.at(-1);
    if (last !== undefined && shown === this.#shown) return last;
    this.#shown = shown;
    const next = { version: (last?.version ?? 0) + 1, view };
    this.#kept.push(next);
    if (this.#kept.length > KEPT) this.#kept.shift();
    return next;
  }

  /** What the site showed at a version; undefined when it does not know any more. */
  at(version: number): ViewVersion | undefined {
    return this.#kept.find((kept) => kept.version === version);
  }
}
