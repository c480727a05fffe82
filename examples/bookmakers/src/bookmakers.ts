import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import { createControlApp } from "./control.ts";
import { FaultRunner } from "./fault-runner.ts";
import { Market } from "./market.ts";
import { createRandom } from "./random.ts";
import { createCmdApp } from "./sites/cmd.ts";
import { createIbcApp } from "./sites/ibc.ts";
import { addSabaPages, createSabaApp } from "./sites/saba.ts";
import { attachSabaSockets, type SabaSockets } from "./sites/saba-socket.ts";
import { createSboApp } from "./sites/sbo.ts";
import { addErrorAnswers } from "./sites/site-app.ts";
import { SiteStage } from "./site-stage.ts";
import { perSite, type PerSite } from "./site.ts";
import { startTicker } from "./ticker.ts";

export type { Market } from "./market.ts";
export { SITE_CASES } from "./cases/site-cases.ts";
export type { CaseStep, SiteCase } from "./cases/site-case.ts";
export type { Levers } from "./levers.ts";
export { stateOf } from "./market-state.ts";
export type { MarketState, StateLine, StateMatch, StateResult } from "./market-state.ts";
export { SITES, type Site } from "./site.ts";
export type { Direction, SiteStage, StageEvent } from "./site-stage.ts";
export type { Truth, TruthLeg, TruthPair } from "./truth.ts";

/** How to start the demo bookmakers. Every field may be left out. */
export interface BookmakersOptions {
  /** The address to listen on; 127.0.0.1. */
  readonly host?: string;
  /** The control server's port, the bookmakers taking the next four; 0, any free ports. */
  readonly port?: number;
  /** Where chance begins; 1. */
  readonly seed?: number;
  /** How often the market moves and the pages ask for news, in ms; 1000. */
  readonly tickMs?: number;
  /** Real time that a minute of play takes, in ms; 60,000. */
  readonly minuteMs?: number;
  /** Whether the market stands still until told to move; false. */
  readonly paused?: boolean;
  /** The seed of the faults that happen by themselves; none do. */
  readonly faultsSeed?: number | undefined;
  /** How long a socket of `saba` holds before it is cut, in ms; until something cuts it. */
  readonly socketLifeMs?: number | undefined;
  /** Gives epoch ms; the system's clock. */
  readonly clock?: () => number;
}

/** The demo bookmakers, running. */
export interface Bookmakers {
  /** `saba` is the single-page form of `ibc`, in a page of its own. */
  readonly ports: PerSite<number> & { readonly control: number; readonly saba: number };
  readonly market: Market;
  /** What each bookmaker shows, and how it misbehaves. */
  readonly stages: PerSite<SiteStage>;
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
  const stages = perSite((site) => new SiteStage(site, market));
  const faults = new FaultRunner(market, stages);
  if (options.faultsSeed !== undefined) faults.start(options.faultsSeed);
  const ticker = startTicker(market, {
    periodMs: tickMs,
    paused: options.paused ?? false,
    clock,
    onTick: () => {
      faults.tick();
      for (const stage of Object.values(stages)) stage.changed();
    },
  });
  const ibc = createIbcApp(stages.ibc, tickMs);
  addSabaPages(ibc, stages.ibc, tickMs);
  const sites = [
    createSboApp(stages.sbo, tickMs),
    ibc,
    createCmdApp(stages.cmd, tickMs),
    createSabaApp(stages.ibc, tickMs, () => ports.ibc),
  ];
  sites.forEach(addErrorAnswers);
  const apps = [createControlApp({ market, ticker, stages, faults, ports: () => ports }), ...sites];
  const servers: Server[] = [];
  let sockets: SabaSockets | undefined;
  const close = async (): Promise<void> => {
    ticker.close();
    sockets?.close();
    await Promise.all(servers.map(closeServer));
  };
  try {
    for (const [index, app] of apps.entries()) {
      const server = await listen(app, host, port === 0 ? 0 : port + index);
      servers.push(server);
      if (app === ibc) {
        sockets = attachSabaSockets(server, stages.ibc, { lifeMs: options.socketLifeMs });
      }
    }
  } catch (error) {
    await close();
    throw error;
  }
  const portAt = (index: number): number => (servers[index]?.address() as AddressInfo).port;
  const ports = {
    control: portAt(0),
    sbo: portAt(1),
    ibc: portAt(2),
    cmd: portAt(3),
    saba: portAt(4),
  };
  return { ports, market, stages, close };
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
