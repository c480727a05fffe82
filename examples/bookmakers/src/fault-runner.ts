import { createFaultScript, type FaultAction } from "./fault-script.ts";
import type { Market } from "./market.ts";
import type { PerSite, Site } from "./site.ts";
import type { SiteStage } from "./site-stage.ts";

/** Plays fault scripts, one tick at a time; after the last tick of one comes that of the next seed. */
export class FaultRunner {
  readonly #market: Market;
  readonly #stages: PerSite<SiteStage>;
  /** The match that the script closed at each site. */
  readonly #closed = new Map<Site, number>();
  #script: ReturnType<typeof createFaultScript> = [];
  #seed: number | undefined;
  #tick = 0;

  constructor(market: Market, stages: PerSite<SiteStage>) {
    this.#market = market;
    this.#stages = stages;
  }

  /** The seed of the script that is being played; undefined while none is. */
  get seed(): number | undefined {
    return this.#seed;
  }

  /** Starts a script, in place of the one that was being played. */
  start(seed: number): void {
    this.stop();
    this.#load(seed);
  }

  /** Ends the script and sets everything back, whoever set it, but for sessions that are over. */
  stop(): void {
    this.#seed = undefined;
    this.#closed.clear();
    this.#market.openMatches();
    for (const stage of Object.values(this.#stages)) stage.reset();
  }

  /** Does what is due at the next tick. */
  tick(): void {
    if (this.#seed === undefined) return;
    for (const action of this.#script[this.#tick] ?? []) this.#do(action);
    this.#tick += 1;
    if (this.#tick === this.#script.length) this.#load(this.#seed + 1);
  }

  #load(seed: number): void {
    this.#script = createFaultScript(seed);
    this.#seed = seed;
    this.#tick = 0;
  }

  #do(action: FaultAction): void {
    switch (action.act) {
      case "levers":
        this.#stages[action.site].setLevers(action.levers);
        break;
      case "end-sessions":
        this.#stages[action.site].endSessions();
        break;
      case "drop-sockets":
        this.#stages[action.site].dropSockets();
        break;
      case "navigate-frame":
        this.#stages[action.site].navigateFrame();
        break;
      case "close-match":
        this.#close(action.site, action.share);
        break;
      case "open-match":
        this.#open(action.site);
        break;
      case "goal":
        this.#market.scoreGoal(action.side);
    }
  }

  #close(site: Site, share: number): void {
    const { live, upcoming } = this.#market.view(site);
    const matches = [...live, ...upcoming].flatMap((league) => league.matches);
    const first = Math.floor(share * matches.length);
    // Matches of traps cannot be closed; there is always another one.
    const closed = [...matches.slice(first), ...matches.slice(0, first)].find(({ matchId }) =>
      this.#market.closeMatch(site, matchId),
    );
    if (closed !== undefined) this.#closed.set(site, closed.matchId);
  }

  #open(site: Site): void {
    const matchId = this.#closed.get(site);
    if (matchId !== undefined) this.#market.openMatch(site, matchId);
    this.#closed.delete(site);
  }
}
