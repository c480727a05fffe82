/** The contract's hands on a page, from outside. */
import type { Frame, Page } from "playwright-core";
import { toPageSource } from "../page/page-source.ts";
import type { FixtureMarkup } from "./contract-fixtures.ts";
import { createPageMarkup } from "./markup-script.ts";

/** Changes a page and puts it back. */
export class PageHands {
  readonly #page: Page;
  readonly #markup: FixtureMarkup;

  constructor(page: Page, markup: FixtureMarkup) {
    this.#page = page;
    this.#markup = markup;
  }

  /** The frame that has the board. */
  async findFrame(): Promise<Frame> {
    const { containers } = this.#markup.plan;
    const isThere = `document.querySelector(${JSON.stringify(containers)}) !== null`;
    for (const frame of this.#page.frames()) {
      if (await frame.evaluate<boolean>(isThere)) return frame;
    }
    throw new Error(`Cannot change page: the markup's plan says ${containers}, which is nowhere`);
  }

  countPrices(): Promise<number> {
    return this.#run("countPrices()");
  }

  /** @returns whether the price could be moved. */
  nudge(price: number): Promise<boolean> {
    return this.#run(`nudge(${price})`);
  }

  /** Makes a price a suspended one, as the markup says. */
  suspend(price: number): Promise<void> {
    const { suspend } = this.#markup;
    if (suspend === undefined) {
      throw new RangeError("Cannot suspend price: the markup must say how, was undefined");
    }
    return this.#run(`touch(${price}, ${suspend.toString()})`);
  }

  /** @returns whether anything could be moved. */
  shuffle(seed: number): Promise<boolean> {
    return this.#run(`shuffle(${seed})`);
  }

  repeat(what: "row" | "match"): Promise<void> {
    return this.#run(`repeat(${JSON.stringify(what)})`);
  }

  repaint(round: number): Promise<void> {
    return this.#run(`repaint(${round})`);
  }

  save(): Promise<readonly string[]> {
    return this.#run("save()");
  }

  restore(saved: readonly string[]): Promise<void> {
    return this.#run(`restore(${JSON.stringify(saved)})`);
  }

  async #run<T>(expression: string): Promise<T> {
    const { plan, price } = this.#markup;
    const args = `${JSON.stringify(plan)}, ${JSON.stringify(price)}`;
    const frame = await this.findFrame();
    return frame.evaluate<T>(toPageSource(createPageMarkup, `run(${args}).${expression}`));
  }
}
