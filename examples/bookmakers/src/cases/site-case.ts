import type { SiteStage } from "../site-stage.ts";
import type { Site } from "../site.ts";

/** One state into which a case brings a site. */
export interface CaseStep {
  readonly name: string;
  /**
   * Whether the site can be read in this state: a reader then finds what `stateOf(stage)` says.
   * Otherwise it must say that it cannot read, and what it read before is no longer true.
   */
  readonly readable: boolean;
  /** Brings a site into the state, from that of the step before or from the usual one. */
  apply(stage: SiteStage): void;
}

/** Something that happens at such sites and that a reader must bear. Its steps follow each other. */
export interface SiteCase {
  readonly number: number;
  readonly title: string;
  /** The bookmakers at which it happens. */
  readonly sites: readonly Site[];
  readonly steps: readonly CaseStep[];
}
