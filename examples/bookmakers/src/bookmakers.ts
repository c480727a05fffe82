import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import { createControlApp } from "./control.ts";
import { Market } from "./market.ts";
import { createRandom } from "./random.ts";
import { createCmdApp } from "./sites/cmd.ts";
import { createIbcApp } from "./sites/ibc.ts";
import { createSboApp } from "./sites/sbo.ts";
import { addErrorAnswers } from "./sites/site-app.ts";
import type { PerSite } from "./site.ts";
import { startTicker } from "./ticker.ts";

export type { Market } from "./market.ts";
export type { MarketState, StateLine, StateMatch } from "./market-state.ts";
export type { Truth, TruthLeg, TruthPair } from "./truth.ts";

/** How to start the demo bookmakers. Every field may be left out. */
export interface BookmakersOptions {
  /** The address to listen on; 127.0.0.1. */
  readonly host?: string;
  /** The control server's port, the bookmakers taking the next three; 0, any free ports. */
  readonly port?: number;
  /** Where chance begins; 1. */
  readonly seed?: number;
  /** How often the market moves and the pages ask for news, in ms; 1000. */
  readonly tickMs?: number;
  /** Real time that a minute of play takes, in ms; 60,000. */
  readonly minuteMs?: number;
  /** Whether the market stands still until told to move; false. */
  readonly paused?: boolean;
  /** Gives epoch ms; the system's clock. */
  readonly clock?: () => number;
}

/** The demo bookmakers, running. */
export interface Bookmakers {
  readonly ports: PerSite<number> & { readonly control: number };
  readonly market: Market;
  /** Stops the market and the servers and cuts every open connection. */
  close(): Promise<void>;
}

/**
 * Starts the three demo bookmakers and the control server on one market.
 *
 * @throws when a port cannot be had; nothing is left running then.
 */
export async function startBookmakers(options: BookmakersOptions = {}): Promise<Bookmakers> {
  const { host = "127.0.0.1", port = 0, tickMs = 1000, clock = Date.now } = options;
  const market = new Market({
    random: createRandom(options.seed ?? 1),
    now: clock(),
    minuteMs: options.minuteMs ?? 60_000,
  });
  const ticker = startTicker(market, { periodMs: tickMs, paused: options.paused ?? false, clock });
  const sites = [
    createSboApp(market, tickMs),
    createIbcApp(market, tickMs),
    createCmdApp(market, tickMs),
  ];
  sites.forEach(addErrorAnswers);
  const apps = [createControlApp(market, ticker), ...sites];
  const servers: Server[] = [];
  const close = async (): Promise<void> => {
    ticker.close();
    await Promise.all(servers.map(closeServer));
  };
  try {
    for (const [index, app] of apps.entries()) {
      servers.push(await listen(app, host, port === 0 ? 0 : port + index));
    }
  } catch (error) {
    await close();
    throw error;
  }
  const [control = 0, sbo = 0, ibc = 0, cmd = 0] = servers.map(
    (server) => (server.address() as AddressInfo).port,
  );
  return { ports: { control, sbo, ibc, cmd }, market, close };
}

function listen(app: Express, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(app);
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
