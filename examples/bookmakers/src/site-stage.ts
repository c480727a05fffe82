import { USUAL_LEVERS, type Levers } from "./levers.ts";
import type { Market } from "./market.ts";
import type { SiteView } from "./site-view.ts";
import type { Site } from "./site.ts";

/** What a script makes of a bookmaker's view: adds matches, closes lines, takes matches away. */
export type Direction = (view: SiteView) => SiteView;

/** Something that happens to a site at one moment, and is over. */
export type StageEvent =
  /** What is shown may have changed. */
  | "change"
  /** Every session of this moment is over: what its pages ask for is answered as to strangers. */
  | "session-over"
  /** Open sockets are cut; pages come back by themselves, and are not sent a new beginning. */
  | "drop-sockets"
  /** The frame with the odds is sent elsewhere, and comes back at the next update. */
  | "navigate-frame";

/**
 * One bookmaker's site as it is at the moment: the market's view with whatever a script makes of
 * it, and the ways in which it misbehaves. Pages and feeds take both from here, so a screen and a
 * feed of the same moment say the same.
 */
export class SiteStage {
  readonly site: Site;
  readonly #market: Market;
  readonly #listeners = new Set<(event: StageEvent) => void>();
  #levers: Levers = USUAL_LEVERS;
  #direction: Direction | undefined;
  #session = 1;
  #version = 1;

  constructor(site: Site, market: Market) {
    this.site = site;
    this.#market = market;
  }

  /** How the site misbehaves. */
  get levers(): Levers {
    return this.#levers;
  }

  /** The number of sessions that were ended, and 1 for the one that holds. */
  get session(): number {
    return this.#session;
  }

  /** Rises by one each time that what is shown may have changed. */
  get version(): number {
    return this.#version;
  }

  /** What the site shows. */
  view(): SiteView {
    const view = this.#market.view(this.site);
    return this.#direction === undefined ? view : this.#direction(view);
  }

  /** Sets levers; the others stay. */
  setLevers(levers: Partial<Levers>): void {
    this.#levers = { ...this.#levers, ...levers };
    this.changed();
  }

  /** Lets a script change what is shown, in place of the one before; undefined: none does. */
  direct(direction: Direction | undefined): void {
    this.#direction = direction;
    this.changed();
  }

  /** Everything as at the start, but for sessions that are over. */
  reset(): void {
    this.#levers = USUAL_LEVERS;
    this.direct(undefined);
  }

  /** Ends every session: pages that are open are strangers from now on. */
  endSessions(): void {
    this.#session += 1;
    this.#emit("session-over");
  }

  dropSockets(): void {
    this.#emit("drop-sockets");
  }

  navigateFrame(): void {
    this.#emit("navigate-frame");
  }

  /** Tells that what is shown may have changed; the ticker does after each tick. */
  changed(): void {
    this.#version += 1;
    this.#emit("change");
  }

  /** @returns what ends the listening. */
  listen(listener: (event: StageEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #emit(event: StageEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
