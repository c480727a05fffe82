/** Reads and watches the board of a page from outside: one string at a time crosses the boundary. */
import type { Frame, Page } from "playwright-core";
import { RetryableError } from "../errors.ts";
import { createPageBoard } from "./board-script.ts";
import type { Board, BoardChange, BoardPlan } from "./board-plan.ts";
import { toPageSource } from "./page-source.ts";

/** How many boards of a page are watched: a site may come in several forms. */
const watchedBoards = new WeakMap<Page, number>();
/** What begins to watch a page, until it has. */
const beginnings = new WeakMap<Page, Promise<unknown>>();

/** A page's board in all frames that have one. */
export class BoardState {
  readonly #frames = new Map<Frame, { at: number; context: string; blocks: Map<string, string> }>();

  /** Takes a message of a frame's board. */
  apply(frame: Frame, change: BoardChange): void {
    const known = this.#frames.get(frame);
    if (change.whole || known === undefined) {
      // A change to something that is not known cannot be understood.
      if (!change.whole) return;
      const { at, context = "", changed } = change;
      this.#frames.set(frame, { at, context, blocks: new Map(changed) });
      return;
    }
    known.at = change.at;
    if (change.context !== undefined) known.context = change.context;
    for (const key of change.removed) known.blocks.delete(key);
    for (const [key, html] of change.changed) known.blocks.set(key, html);
  }

  /** Forgets a frame: it was sent elsewhere, or is gone. */
  forget(frame: Frame): void {
    this.#frames.delete(frame);
  }

  /** The board of the first frame that has blocks; `undefined` when none has. */
  get board(): Board | undefined {
    for (const { at, context, blocks } of this.#frames.values()) {
      if (blocks.size === 0) continue;
      return { at, context, blocks: [...blocks].map(([key, html]) => ({ key, html })) };
    }
    return undefined;
  }
}

/**
 * Gathers the board of a page now, in whichever of its frames it is. Virtual lists are scrolled
 * through and back; the page is not changed otherwise.
 *
 * @returns `undefined` when no frame has one.
 * @throws RetryableError when a virtual list stays blank where it was scrolled to, or does not scroll to
 *   its end: what it holds there cannot be read, and a board with a hole is none.
 */
export async function readBoard(page: Page, plan: BoardPlan): Promise<Board | undefined> {
  const source = toPageSource(createPageBoard, `run(${JSON.stringify(plan)}).read()`);
  for (const frame of page.frames()) {
    const text = await frame.evaluate<string | undefined>(source).catch((error: unknown) => {
      // A frame that went away in the meantime has nothing to say.
      if (isGone(frame, error)) return undefined;
      throw isUnfollowed(error)
        ? new RetryableError(
            "Cannot read board: its virtual list does not show where it is scrolled",
          )
        : error;
    });
    if (text === undefined) continue;
    const { at, context = "", changed } = JSON.parse(text) as BoardChange;
    return { at, context, blocks: changed.map(([key, html]) => ({ key, html })) };
  }
  return undefined;
}

/**
 * Watches the board of a page: in all frames, and again whenever one is sent elsewhere. What changes is told as it changes, coalesced by the page itself within one task.
 *
 * @param onChange Called with the board after each change; `undefined` when it is gone for now.
 * @throws RangeError for a virtual list, which cannot be watched.
 */
export function watchBoard(
  page: Page,
  plan: BoardPlan,
  onChange: (board: Board | undefined) => void,
): Promise<void> {
  const begun = beginWatching(page, plan, onChange);
  const before = beginnings.get(page);
  beginnings.set(page, Promise.allSettled([before, begun]));
  return begun;
}

/**
 * Resolves when nothing that begins to watch a page is on its way. A page that is closed in the midst of
 * it takes Playwright's connection down with an error that nobody can catch.
 */
export async function whenBegun(page: Page): Promise<void> {
  await beginnings.get(page);
}

async function beginWatching(
  page: Page,
  plan: BoardPlan,
  onChange: (board: Board | undefined) => void,
): Promise<void> {
  if (plan.virtual === true) {
    throw new RangeError(
      "Cannot watch board: rows of a virtual list that are not there cannot change",
    );
  }
  const state = new BoardState();
  const forget = (frame: Frame): void => {
    const before = state.board;
    state.forget(frame);
    if (before !== undefined && state.board === undefined) onChange(undefined);
  };
  page.on("framedetached", forget);
  page.on("framenavigated", (frame) => {
    // Every other document speaks for itself.
    if (/^(?:about|chrome-error):/u.test(frame.url())) forget(frame);
  });
  const watched = watchedBoards.get(page) ?? 0;
  watchedBoards.set(page, watched + 1);
  // The name under which the page finds the way out. Pages have no such name of their own.
  const binding = `__scraperKitBoard${watched}`;
  await page.exposeBinding(binding, ({ frame }, text: string) => {
    state.apply(frame, JSON.parse(text) as BoardChange);
    onChange(state.board);
  });
  const start = `run(${JSON.stringify(plan)}).watch((text) => globalThis.${binding}(text))`;
  const content = toPageSource(
    createPageBoard,
    `globalThis.${binding}Watched ??= (${start}, true)`,
  );
  await page.addInitScript({ content });
  // A page that was sent on its way in the meantime is there already.
  await Promise.all(
    page.frames().map((frame) =>
      frame.evaluate(content).catch((error: unknown) => {
        if (!isGone(frame, error)) throw error;
      }),
    ),
  );
}

function isUnfollowed(error: unknown): boolean {
  return error instanceof Error && error.message.includes("virtual list did not follow");
}

/** Whether an error in a frame says no more than that its document was left. */
export function isGone(frame: Frame, error: unknown): boolean {
  if (frame.isDetached()) return true;
  const message = error instanceof Error ? error.message : "";
  return /context was destroyed|frame was detached|because of a navigation/iu.test(message);
}
