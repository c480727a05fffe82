/**
 * The limit of what any engine can reach: prices in a bare Map, looked up by the match's id,
 * compared and written. It matches nothing and finds nothing.
 */
import type { MarketLine, SourceUpdate } from "arb-core";
import type { World } from "./world.ts";

interface Prices {
  home: number;
  away: number;
  over: number;
  under: number;
}

/** Four prices for every listing of a world. */
export class PriceMap {
  readonly #prices = new Map<string, Prices>();

  constructor(world: World) {
    for (let book = 0; book < world.books; book++) {
      for (let event = 0; event < world.events; event++) {
        const prices = { home: 0, away: 0, over: 0, under: 0 };
        const id: unknown = JSON.parse(JSON.stringify(world.id(book, event)));
        this.#prices.set(String(id), prices);
        write(prices, world.listing(book, event).lines);
      }
    }
  }

  /** Takes a message; returns how many of its matches differed. */
  apply(update: SourceUpdate): number {
    const listings = update.type === "delta" ? update.upserts : update.listings;
    let changed = 0;
    for (const { id, lines } of listings) {
      const prices = this.#prices.get(id);
      if (prices !== undefined && write(prices, lines)) changed += 1;
    }
    return changed;
  }
}

function write(prices: Prices, [handicap, total]: readonly MarketLine[]): boolean {
  const [home = 0, away = 0] = handicap?.odds ?? [];
  const [over = 0, under = 0] = total?.odds ?? [];
  const isSame =
    prices.home === home && prices.away === away && prices.over === over && prices.under === under;
  if (isSame) return false;
  prices.home = home;
  prices.away = away;
  prices.over = over;
  prices.under = under;
  return true;
}
