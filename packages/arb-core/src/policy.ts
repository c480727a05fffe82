/** What is reported, as data. */
import { EPSILON, OPPORTUNITY_CLASSES, type OpportunityClass } from "./arbitrage.ts";
import { isCommission, type Commission } from "./commission.ts";

/** Which combinations of prices are reported, and which are flagged. */
export interface Policy {
  /** Margins, in percent, must be above this. Default 0. */
  readonly minMargin: number;
  /** Above this margin (across lines: this least profit), in percent, `suspicious`. Default 10. */
  readonly suspiciousMargin: number;
  /** Default `arb`, `arb-middle` and `no-loss`. */
  readonly classes: readonly OpportunityClass[];
  /**
   * `all` combinations of bookmakers, or of each bet (the same propositions, see
   * {@link propositionOf}) the `best` alone: the one that guarantees most. Default `all`.
   */
  readonly pairs: "all" | "best";
  /**
   * 2, or 3 to look for home, draw and away as well; two of three legs may be of one bookmaker.
   * Default 3.
   */
  readonly maxLegs: 2 | 3;
  /**
   * Whether combinations are reported of two books of which one may have home and away exchanged,
   * by their prices (see {@link isOrientationDoubtful}). Default no.
   */
  readonly reportDoubtful: boolean;
  /** Bookmakers that are one book under several names: their prices never pair. Default none. */
  readonly skinGroups: readonly (readonly string[])[];
  /** What bookmakers keep of a winning bet, by their names. Default none. */
  readonly commissions: Readonly<Record<string, Commission>>;
  /**
   * A price that makes sure bets with the prices of more other bookmakers than this is an outlier:
   * only the best of its combinations is reported, and flagged. At least 1; default 5.
   */
  readonly maxPartners: number;
  /** A price that was not confirmed for longer than this is dropped. Default 30,000. */
  readonly maxAgeMs: number;
  /** A leg that was not confirmed for longer than this is flagged `old`. Default 10,000. */
  readonly oldAfterMs: number;
  /** Legs whose last confirmations are further apart are flagged `skew`. Default 5,000. */
  readonly maxSkewMs: number;
}

/** The policy that holds unless parts of it are replaced. */
export const DEFAULT_POLICY: Policy = {
  minMargin: 0,
  suspiciousMargin: 10,
  classes: ["arb", "arb-middle", "no-loss"],
  pairs: "all",
  maxLegs: 3,
  reportDoubtful: false,
  skinGroups: [],
  commissions: {},
  maxPartners: 5,
  maxAgeMs: 30_000,
  oldAfterMs: 10_000,
  maxSkewMs: 5000,
};

const NUMBERS = [
  "minMargin",
  "suspiciousMargin",
  "maxPartners",
  "maxAgeMs",
  "oldAfterMs",
  "maxSkewMs",
] as const;

/**
 * The parts of a policy that are given, the others by default. An infinite number is held as the
 * greatest or least that there is, so that a policy is JSON.
 *
 * @throws RangeError when a part is none: policies are also read from files.
 */
export function completePolicy(parts: Partial<Policy>): Policy {
  const policy = { ...DEFAULT_POLICY, ...parts };
  const finite: Partial<Record<(typeof NUMBERS)[number], number>> = {};
  for (const name of NUMBERS) {
    checkPart(
      typeof policy[name] === "number" && !Number.isNaN(policy[name]),
      `${name} must be a number`,
      policy[name],
    );
    finite[name] = Math.min(Math.max(policy[name], -Number.MAX_VALUE), Number.MAX_VALUE);
  }
  const { classes, pairs, maxLegs, maxPartners, skinGroups, commissions } = policy;
  checkPart(maxPartners >= 1, "maxPartners must be at least 1", maxPartners);
  for (const kind of classes) {
    checkPart(OPPORTUNITY_CLASSES.includes(kind), "classes must be known ones", kind);
  }
  checkPart(["all", "best"].includes(pairs), "pairs must be all or best", pairs);
  checkPart([2, 3].includes(maxLegs), "maxLegs must be 2 or 3", maxLegs);
  for (const group of skinGroups) {
    checkPart(Array.isArray(group), "skinGroups must be lists of names", group);
  }
  for (const [provider, commission] of Object.entries(commissions)) {
    checkPart(
      isCommission(commission),
      `the commission of ${provider} must be on a known basis, at a rate of at least 0 and below 1`,
      JSON.stringify(commission),
    );
  }
  return { ...policy, ...finite };
}

/** What 1 / (the sum of 1/odds) must be above. */
export function leastReturnOf({ minMargin }: Policy): number {
  return 1 + (minMargin + EPSILON) / 100;
}

const SURE_CLASSES: ReadonlySet<OpportunityClass> = new Set(["arb", "arb-middle", "no-loss"]);

/** Whether combinations that can lose are reported. */
export function reportsLosers({ classes }: Policy): boolean {
  return classes.some((kind) => !SURE_CLASSES.has(kind));
}

function checkPart(holds: boolean, rule: string, was: unknown): void {
  if (!holds) throw new RangeError(`Cannot use policy: ${rule}, was ${String(was)}`);
}
