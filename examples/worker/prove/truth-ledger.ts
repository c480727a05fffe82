/**
 * Holds everything that a worker publishes against what the site said at the time. The site's states
 * are written down as they come about; a price is right when it was the site's true price at some
 * moment between its time stamp and its arrival: the stamp is when the site is known to have been
 * asked, and what it answered may be newer.
 */
import { stateOf, type SiteStage } from "example-bookmakers";
import type { WireMatch } from "scraper-kit/protocol";
import {
  isSamePrices,
  nameOf,
  saidLines,
  trueLines,
  trueNameOf,
  type SaidLine,
} from "./true-state.ts";

/** What became of the prices. */
export interface TruthCounts {
  /** Prices published as open, each time that they were. */
  prices: number;
  /** Of these, how many were true at the moment of their time stamp itself. */
  atTheirStamp: number;
  /** Prices that were not the site's, or of a match that was at another score. */
  wrong: number;
  /** Prices that the site had suspended all the time between stamp and arrival. */
  suspendedPublished: number;
}

interface State {
  readonly from: number;
  readonly isRounded: boolean;
  readonly matches: ReadonlyMap<string, TrueMatch>;
}

interface TrueMatch {
  readonly live: boolean;
  readonly score: string;
  readonly lines: ReadonlyMap<string, SaidLine>;
}

type Verdict = "true" | "suspended" | "wrong";

/** Longer than anything is on its way, or vouched for. */
const KEPT_MS = 180_000;
/** How long prices may be those of another format after the page went back to Malay odds. */
const ROUNDED_MS = 15_000;

/** The ledger of one site. */
export class TruthLedger {
  readonly counts: TruthCounts = { prices: 0, atTheirStamp: 0, wrong: 0, suspendedPublished: 0 };
  /** The first findings, for people. */
  readonly findings: string[] = [];
  readonly #stage: SiteStage;
  readonly #end: () => void;
  #states: State[] = [];
  #roundedUntil = 0;

  constructor(stage: SiteStage) {
    this.#stage = stage;
    this.#write();
    this.#end = stage.listen((event) => {
      if (event === "change") this.#write();
    });
  }

  /** Stops writing. */
  close(): void {
    this.#end();
  }

  /**
   * Checks what a worker has published.
   *
   * @param at the time stamp, in epoch milliseconds.
   */
  check(matches: readonly WireMatch[], at: number, who: string): void {
    const now = Date.now();
    const states = this.#statesBetween(at, now);
    for (const match of matches) {
      for (const line of saidLines(match)) {
        if (line.suspended) continue;
        this.counts.prices += line.prices.length;
        const verdicts = states.map((state) => judge(match, line, state));
        if (verdicts[0] === "true") this.counts.atTheirStamp += line.prices.length;
        if (verdicts.includes("true")) continue;
        const isSuspended = verdicts.includes("suspended");
        this.counts[isSuspended ? "suspendedPublished" : "wrong"] += line.prices.length;
        if (this.findings.length < 40) {
          this.findings.push(
            `${who}: ${nameOf(match)} ${line.market} ${line.line} at ${line.prices.join(", ")}, stamped ${now - at} ms before: ${isSuspended ? "suspended" : "wrong"}`,
          );
        }
      }
    }
  }

  #write(): void {
    const now = Date.now();
    const { format } = this.#stage.levers;
    const matches = stateOf(this.#stage).map((match): [string, TrueMatch] => [
      trueNameOf(match),
      {
        live: match.live,
        score: `${match.score.home}-${match.score.away}`,
        lines: new Map(
          match.pseudo
            ? []
            : trueLines(match).map((line) => [`${line.market} ${line.line}`, line] as const),
        ),
      },
    ]);
    // A page goes on for a moment in the format that it had.
    if (format !== undefined && format !== "MY") this.#roundedUntil = now + ROUNDED_MS;
    const isRounded = now < this.#roundedUntil;
    this.#states.push({ from: now, isRounded, matches: new Map(matches) });
    const oldest = this.#states.findIndex(({ from }) => from > now - KEPT_MS);
    if (oldest > 1) this.#states = this.#states.slice(oldest - 1);
  }

  #statesBetween(at: number, now: number): State[] {
    return this.#states.filter(({ from }, index) => {
      const until = this.#states[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      return from <= now && until > at;
    });
  }
}

function judge(match: WireMatch, line: SaidLine, state: State): Verdict {
  const own = state.matches.get(nameOf(match));
  const is = own?.lines.get(`${line.market} ${line.line}`);
  if (own === undefined || is === undefined || own.live !== (match.live === true)) return "wrong";
  const score = match.score === undefined ? undefined : `${match.score.home}-${match.score.away}`;
  if (own.live && score !== own.score) return "wrong";
  if (is.suspended) return "suspended";
  return isSamePrices(line, is, state.isRounded) ? "true" : "wrong";
}
