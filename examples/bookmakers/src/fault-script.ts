import type { Levers } from "./levers.ts";
import { between, createRandom, integerBetween, pick, type Random } from "./random.ts";
import { SITES, type Site } from "./site.ts";

/** Everything that a fault script makes go wrong. */
export const FAULT_KINDS = [
  "goal",
  "suspend",
  "repaint",
  "session-over",
  "format",
  "slow",
  "login",
  "drop-sockets",
  "navigate-frame",
  "virtual",
  "layout",
] as const;

/** One thing that goes wrong. */
export type FaultKind = (typeof FAULT_KINDS)[number];

/** What to do at one tick. */
export type FaultAction = { readonly kind: FaultKind } & (
  | { readonly act: "levers"; readonly site: Site; readonly levers: Partial<Levers> }
  | { readonly act: "end-sessions" | "drop-sockets" | "navigate-frame"; readonly site: Site }
  /** `share`, in [0, 1), says which of the site's matches. */
  | { readonly act: "close-match"; readonly site: Site; readonly share: number }
  /** Opens the match that was closed there. */
  | { readonly act: "open-match"; readonly site: Site }
  | { readonly act: "goal"; readonly side: "home" | "away" }
);

/** An action with the tick at which it is due. */
interface Due {
  readonly tick: number;
  readonly action: FaultAction;
}

/** What one kind does at one site: how long it lasts, and what happens in that time. */
interface Fault {
  readonly site: Site;
  /** Ticks from its first action to its last; 0 for what is over at once. */
  readonly length: { readonly least: number; readonly most: number };
  readonly plan: (random: Random, length: number) => readonly Due[];
}

const TICKS = 3600;
/** Ticks before the first of a kind at a site, and between one and the next. */
const FIRST = { least: 10, most: 900 };
const REST = { least: 200, most: 900 };
const SHORT = { least: 5, most: 15 };
const LONG = { least: 20, most: 60 };
const AT_ONCE = { least: 0, most: 0 };
/** How long the usual format is asked for, so that pages that are slow pick it too. */
const BACK_TO_MALAY_TICKS = 15;

/** The sites at which each kind can happen; goals happen everywhere at once. */
const FAULT_SITES: Readonly<Record<FaultKind, readonly Site[]>> = {
  goal: ["sbo"],
  suspend: SITES,
  repaint: SITES,
  "session-over": SITES,
  format: SITES,
  slow: SITES,
  login: SITES,
  "drop-sockets": ["ibc"],
  "navigate-frame": ["ibc", "cmd"],
  virtual: ["cmd"],
  layout: SITES,
};

/**
 * Writes down what goes wrong, tick by tick: every kind at every site that has it, again and again,
 * each for a bounded time. The same seed gives the same script. In the end all is as it was, but
 * for sessions that are over.
 *
 * @param ticks how long it is; at least 1000.
 * @returns what to do at each tick, mostly nothing.
 */
export function createFaultScript(
  seed: number,
  ticks: number = TICKS,
): readonly (readonly FaultAction[])[] {
  if (!Number.isSafeInteger(ticks) || ticks < 1000) {
    throw new RangeError(`Cannot create fault script: it needs 1000 ticks or more, was ${ticks}`);
  }
  const random = createRandom(seed);
  const script = Array.from({ length: ticks }, (): FaultAction[] => []);
  for (const kind of FAULT_KINDS) {
    for (const site of FAULT_SITES[kind]) {
      for (const { tick, action } of schedule(createFault(kind, site), random, ticks)) {
        script[tick]?.push(action);
      }
    }
  }
  return script;
}

function schedule({ length, plan }: Fault, random: Random, ticks: number): readonly Due[] {
  const due: Due[] = [];
  let start = integerBetween(random, FIRST.least, FIRST.most);
  for (;;) {
    const lasts = integerBetween(random, length.least, length.most);
    if (start + lasts >= ticks) return due;
    due.push(...plan(random, lasts).map(({ tick, action }) => ({ tick: start + tick, action })));
    start += lasts + integerBetween(random, REST.least, REST.most);
  }
}

function createFault(kind: FaultKind, site: Site): Fault {
  const window = (on: Partial<Levers>, off: Partial<Levers>, length: Fault["length"]): Fault => ({
    site,
    length,
    plan: (_random, lasts) => [
      { tick: 0, action: { kind, act: "levers", site, levers: on } },
      { tick: lasts, action: { kind, act: "levers", site, levers: off } },
    ],
  });
  const once = (act: "end-sessions" | "drop-sockets" | "navigate-frame"): Fault => ({
    site,
    length: AT_ONCE,
    plan: () => [{ tick: 0, action: { kind, act, site } }],
  });
  switch (kind) {
    case "goal":
      return { site, length: AT_ONCE, plan: planGoal };
    case "suspend":
      return { site, length: LONG, plan: (random, lasts) => planClosing(site, random, lasts) };
    case "repaint":
      return window({ repaint: true }, { repaint: false }, LONG);
    case "session-over":
      return once("end-sessions");
    case "format":
      return { site, length: LONG, plan: (random, lasts) => planFormat(site, random, lasts) };
    case "slow":
      return { site, length: LONG, plan: (random, lasts) => planDelay(site, random, lasts) };
    case "login":
      return window({ login: true }, { login: false }, SHORT);
    case "drop-sockets":
      return once("drop-sockets");
    case "navigate-frame":
      return once("navigate-frame");
    case "virtual":
      return window({ virtual: false }, { virtual: true }, LONG);
    case "layout":
      return window({ layout: "changed" }, { layout: "usual" }, SHORT);
  }
}

function planGoal(random: Random): readonly Due[] {
  const side = pick(random, ["home", "away"] as const);
  return [{ tick: 0, action: { kind: "goal", act: "goal", side } }];
}

function planClosing(site: Site, random: Random, lasts: number): readonly Due[] {
  const share = random();
  return [
    { tick: 0, action: { kind: "suspend", act: "close-match", site, share } },
    { tick: lasts, action: { kind: "suspend", act: "open-match", site } },
  ];
}

/** Another format, then Malay for a while, then none in particular. */
function planFormat(site: Site, random: Random, lasts: number): readonly Due[] {
  const format = pick(random, ["HK", "ID", "DE", "US"] as const);
  const choose = (tick: number, chosen: Levers["format"]): Due => ({
    tick,
    action: { kind: "format", act: "levers", site, levers: { format: chosen } },
  });
  const back = lasts - BACK_TO_MALAY_TICKS;
  return [choose(0, format), choose(back, "MY"), choose(lasts, undefined)];
}

function planDelay(site: Site, random: Random, lasts: number): readonly Due[] {
  const delay = (tick: number, delayMs: number): Due => ({
    tick,
    action: { kind: "slow", act: "levers", site, levers: { delayMs } },
  });
  return [delay(0, Math.round(between(random, 300, 3000))), delay(lasts, 0)];
}
