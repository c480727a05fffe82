/**
 * The law of the line between a worker and a server: after any mixture of lost, repeated and
 * reordered frames, of frames of a session that broke, and of readings that were passed over, the
 * server has nothing, or one reading that the worker has shown; and once the line is good again it
 * has the newest.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeWorkerMessage, type OddsUpdate, type WireMatch } from "scraper-kit/protocol";
import { runs } from "../../../test/runs.ts";
import { withSeq } from "../src/outgoing.ts";
import { UpdateFeed } from "../src/update-feed.ts";
import {
  applyEdits,
  describeReading,
  FIRST_READING,
  HeardListings,
  readingEdits,
  type Edit,
} from "./snapshot-delta-world.ts";

const WORKER = { workerId: "w", site: "sbo" };
const SNAPSHOT_EVERY_MS = 60_000;

interface Frame {
  readonly text: string;
  /** What the worker saw when it was sent. */
  readonly reading: readonly WireMatch[];
}

/** What a server makes of a frame. */
type Outcome = "duplicate" | "gap" | "waiting" | "part" | "snapshot" | "delta";

/** One session at a server that goes by the protocol's rules for `seq` and for parts. */
class ModelSession {
  readonly listings = new HeardListings();
  #seq = 0;
  #state: "new" | "synchronized" | "resyncing" = "new";
  /** The matches of the parts so far. */
  #matches: unknown[] = [];
  #nextPart = 0;

  /** It asked for a snapshot that has not come. */
  get isWaiting(): boolean {
    return this.#state === "resyncing";
  }

  receive(text: string): Outcome {
    const message = receiveUpdate(text);
    const { seq = 0, data } = message;
    const { mode = "snapshot", part = { index: 0, of: 1 } } = data;
    if (seq <= this.#seq) return "duplicate";
    const isNext = seq === this.#seq + 1;
    this.#seq = seq;
    if (mode === "delta") {
      if (!isNext || this.#nextPart > 0 || this.#state !== "synchronized") return this.#loseTrack();
      this.listings.hear(message);
      return "delta";
    }
    if (part.index === 0) this.#matches = [];
    else if (!isNext || part.index !== this.#nextPart) return this.#loseTrack();
    this.#matches.push(...data.matches);
    this.#nextPart = part.index + 1;
    if (this.#nextPart < part.of) return "part";
    this.#nextPart = 0;
    this.#state = "synchronized";
    this.listings.hear({ ...message, data: { ...data, matches: this.#matches } });
    return "snapshot";
  }

  #loseTrack(): Outcome {
    this.listings.withdraw();
    // One request is enough, until the snapshot that answers it fails as well.
    const isAsked = this.#state === "resyncing" && this.#nextPart === 0;
    this.#nextPart = 0;
    this.#state = "resyncing";
    return isAsked ? "waiting" : "gap";
  }
}

/** What happened, over all runs. */
interface Reached {
  lost: number;
  reordered: number;
  broken: number;
  passedOver: number;
  outcomes: Record<Outcome, number>;
}

/** A worker, a line and a server. */
class World {
  readonly #reached: Reached;
  readonly #maxMatches: number;
  readonly #feed: UpdateFeed;
  #reading: readonly WireMatch[] = FIRST_READING;
  #session = new ModelSession();
  /** What the server has. */
  #known = "";
  #seq = 0;
  #now = 0;
  #frames: Frame[] = [];
  #resyncs = 0;
  /** Nothing of this session was lost, repeated or reordered. */
  #isGoodLine = true;

  constructor(maxMatches: number, reached: Reached) {
    this.#reached = reached;
    this.#maxMatches = maxMatches;
    const limits = { messageBytes: 1024 * 1024, matches: maxMatches, parts: 64 };
    this.#feed = new UpdateFeed({ worker: WORKER, limits, snapshotEveryMs: SNAPSHOT_EVERY_MS });
    this.#connect();
  }

  /** The worker looks again; while the socket is slow, nothing is sent. */
  look(edits: readonly Edit[], isSlow = false): void {
    if (this.#feed.isOwed) this.#reached.passedOver += 1;
    this.#reading = applyEdits(this.#reading, edits);
    this.#feed.offer(this.#reading, this.#now, this.#now);
    if (!isSlow) this.send();
  }

  /** The socket takes what is owed. */
  send(): void {
    for (const text of this.#feed.take(this.#now)) {
      this.#seq += 1;
      const frame = { text: withSeq(text, this.#seq), reading: this.#reading };
      expect(receiveUpdate(frame.text).data.matches.length).toBeLessThanOrEqual(this.#maxMatches);
      this.#frames.push(frame);
    }
  }

  /** One of the frames that are under way arrives; it may still be under way, too. */
  deliver(at: number, isRepeated: boolean): void {
    const index = at % this.#frames.length;
    const frame = this.#frames[index];
    if (frame === undefined) return;
    if (index > 0) this.#reached.reordered += 1;
    if (index > 0 || isRepeated) this.#isGoodLine = false;
    if (!isRepeated) this.#frames.splice(index, 1);
    this.#receive(frame);
  }

  lose(at: number): void {
    if (this.#frames.length === 0) return;
    this.#frames.splice(at % this.#frames.length, 1);
    this.#reached.lost += 1;
    this.#isGoodLine = false;
  }

  /** The server's request for a snapshot arrives. */
  answer(): void {
    for (; this.#resyncs > 0; this.#resyncs -= 1) this.#feed.resync();
  }

  /** The line breaks, with what is under way on it, and the worker comes back. */
  break(): void {
    this.#reached.broken += 1;
    this.#connect();
  }

  wait(ms: number): void {
    this.#now += ms;
  }

  /** The line is good from now on: the server has what the worker shows next. */
  settle(): void {
    this.#lookUndisturbed();
    if (this.#session.isWaiting) {
      // The answer to its request was lost: the next snapshot comes unasked.
      this.wait(SNAPSHOT_EVERY_MS);
      this.#lookUndisturbed();
    }
    expect(this.#known).toBe(describeReading(this.#reading));
  }

  #lookUndisturbed(): void {
    this.answer();
    this.look([]);
    do {
      while (this.#frames.length > 0) this.deliver(0, false);
      this.answer();
      this.send();
    } while (this.#frames.length > 0);
  }

  #connect(): void {
    this.#session = new ModelSession();
    this.#known = "";
    this.#seq = 0;
    this.#frames = [];
    this.#resyncs = 0;
    this.#isGoodLine = true;
    this.#feed.startSession({
      type: "registration:ack",
      worker_id: WORKER.workerId,
      status: "registered",
      protocol: 1,
    });
  }

  #receive({ text, reading }: Frame): void {
    const before = this.#known;
    const outcome = this.#session.receive(text);
    this.#reached.outcomes[outcome] += 1;
    if (outcome === "gap") this.#resyncs += 1;
    if (this.#isGoodLine) expect(["snapshot", "delta", "part"]).toContain(outcome);
    this.#known = this.#session.listings.describe();
    if (outcome === "snapshot" || outcome === "delta") {
      expect(this.#known).toBe(describeReading(reading));
    } else {
      expect(["", before]).toContain(this.#known);
    }
  }
}

function receiveUpdate(text: string): OddsUpdate {
  const message = decodeWorkerMessage(text);
  if (!message.ok || message.value.type !== "odds:update") throw new Error("no update");
  return message.value;
}

type Step = (world: World) => void;

const at = fc.nat({ max: 3 });
/** One time in four. */
const isTrue = fc.nat({ max: 3 }).map((drawn) => drawn === 3);

const STEPS: readonly (readonly [weight: number, step: fc.Arbitrary<Step>])[] = [
  [
    24,
    fc.tuple(readingEdits(), isTrue).map(
      ([edits, isSlow]) =>
        (world) =>
          world.look(edits, isSlow),
    ),
  ],
  [4, fc.constant((world) => world.send())],
  [16, fc.constant((world) => world.deliver(0, false))],
  [
    12,
    fc.tuple(at, isTrue).map(
      ([at, isRepeated]) =>
        (world) =>
          world.deliver(at, isRepeated),
    ),
  ],
  [4, at.map((at) => (world) => world.lose(at))],
  [6, fc.constant((world) => world.answer())],
  [1, fc.constant((world) => world.break())],
  [2, fc.constantFrom(1000, 11_000, SNAPSHOT_EVERY_MS).map((ms) => (world) => world.wait(ms))],
];
const step = fc.oneof(...STEPS.map(([weight, arbitrary]) => ({ weight, arbitrary })));

test("the server has nothing or a reading that was shown, and the newest when the line is good", () => {
  const reached: Reached = {
    lost: 0,
    reordered: 0,
    broken: 0,
    passedOver: 0,
    outcomes: { duplicate: 0, gap: 0, waiting: 0, part: 0, snapshot: 0, delta: 0 },
  };
  const steps = fc.array(step, { minLength: 10, maxLength: 60, size: "max" });
  fc.assert(
    fc.property(fc.constantFrom(2, 5, 5000), steps, (maxMatches, story) => {
      const world = new World(maxMatches, reached);
      for (const happens of story) happens(world);
      world.settle();
    }),
    { numRuns: runs(250) },
  );
  const { outcomes, ...others } = reached;
  for (const [what, times] of Object.entries({ ...outcomes, ...others })) {
    expect(times, what).toBeGreaterThan(20);
  }
});
