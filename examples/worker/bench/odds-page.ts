/** A page of many prices in the markup of ibc's classic view, served from here. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ibcPage } from "../test/sites/fixtures/ibc-page.ts";
import { homeGives, total, type MatchContent } from "../test/sites/fixtures/page-content.ts";

/** Prices of a row: home and away, over and under, of the full time and of the first half. */
export const PRICES_PER_ROW = 8;

/** A running site. */
export interface OddsSite {
  readonly url: string;
  close(): void;
}

/** Serves a page of as many matches of one row each. */
export async function serveOddsPage(rows: number): Promise<OddsSite> {
  const html = `<!doctype html><meta charset="utf-8"><body id="UnderOver">${ibcPage(matches(rows))}`;
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, close: () => server.close() };
}

/** The id of a match by its number. */
export function matchId(number: number): string {
  return String(7000 + number);
}

function matches(rows: number): MatchContent[] {
  return Array.from({ length: rows }, (_, number) => ({
    id: matchId(number),
    league: `LEAGUE ${Math.floor(number / 10)}`,
    home: `Home Town ${number}`,
    away: `Away City ${number}`,
    clock: { time: "1H 15'", score: "0-0" },
    lines: [
      {
        ft_hdp: homeGives("0-0.5", "0.95", "0.93"),
        ft_ou: total("2.5", "0.94", "0.92"),
        fh_hdp: homeGives("0", "0.88", "0.98"),
        fh_ou: total("1-1.5", "0.91", "0.95"),
      },
    ],
  }));
}
