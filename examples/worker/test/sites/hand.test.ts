/** Pages and feeds of each site that were written by hand, with what a reading of them must say. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { FeedMessage, SiteReading } from "scraper-kit";
import type { WireMatch } from "scraper-kit/protocol";
import type { FeedDecoder } from "../../src/reading/feed-decoder.ts";
import { CmdFeed } from "../../src/sites/cmd/feed.ts";
import { parseCmd } from "../../src/sites/cmd/parse.ts";
import { ClassicFeed } from "../../src/sites/ibc/classic-feed.ts";
import { parseClassic } from "../../src/sites/ibc/classic-parse.ts";
import { SabaFeed } from "../../src/sites/ibc/saba-feed.ts";
import { parseSaba } from "../../src/sites/ibc/saba-parse.ts";
import { SboFeed } from "../../src/sites/sbo/feed.ts";
import { parseSbo } from "../../src/sites/sbo/parse.ts";

const NOON = Date.UTC(2026, 10, 22, 17);
const CLOCK = { now: NOON, utcOffsetMinutes: 480 };

const hand = (name: string): string =>
  readFileSync(new URL(`./fixtures/hand/${name}.txt`, import.meta.url), "utf8");

interface Texts {
  readonly id: string;
  readonly time: string;
}

const getafe = ({ id, time }: Texts, odds: WireMatch["odds"]): WireMatch => ({
  id,
  sport: "football",
  league: "SPAIN LA LIGA",
  home_team: "Getafe",
  away_team: "Real Madrid",
  live: true,
  time,
  period: "2H",
  score: { home: 1, away: 2 },
  odds: {
    ft_hdp: [{ home: 1.92, away: 1.98, handicap: 0.75 }],
    ft_ou: [
      { over: 1 + 1 / 0.95, under: 1.85, line: 3.75 },
      { over: 1 + 1 / 0.74, under: 1.62, line: 4 },
    ],
    ft_1x2: [{ home: 8.5, draw: 4.75, away: 1.38 }],
    ...odds,
  },
});

const koeln = ({ id, time }: Texts): WireMatch => ({
  id,
  sport: "football",
  league: "GERMANY BUNDESLIGA",
  home_team: "1. FC Köln",
  away_team: "Bayern München",
  live: true,
  time,
  period: "HT",
  score: { home: 0, away: 0 },
  odds: {
    ft_hdp: [{ home: 1.96, away: 1.92, handicap: 1.25 }],
    ft_ou: [{ over: 1.99, under: 1.87, line: 2.25 }],
  },
});

const chelsea = ({ id, time }: Texts): WireMatch => ({
  id,
  sport: "football",
  league: "ENGLAND FA WOMEN'S CUP",
  home_team: "Chelsea (W)",
  away_team: "Arsenal (W)",
  live: false,
  ...(time !== "" && { time }),
  start_time: "2026-11-22T19:00:00.000Z",
  neutral: true,
  odds: {
    ft_hdp: [
      { home: 1.93, away: 1.95, handicap: -0.25 },
      { home: 1.62, away: 1 + 1 / 0.76, handicap: 0 },
    ],
    fh_hdp: [{ home: 1.6, away: 1 + 1 / 0.74, handicap: 0.25 }],
    ft_ou: [
      { over: 1.88, under: 1 + 1 / 0.98, line: 2.5 },
      { over: 1 + 1 / 0.91, under: 1.79, line: 2.75 },
    ],
    fh_ou: [{ over: 1.9, under: 1.96, line: 1 }],
    ft_1x2: [{ home: 2.15, draw: 3.4, away: 3.05 }],
    fh_1x2: [{ home: 2.85, draw: 2.1, away: 3.6 }],
  },
});

/** The suspended line of the first match, where the site goes on showing its prices. */
const SHOWN_SUSPENDED = {
  ft_hdp: [
    { home: 1.92, away: 1.98, handicap: 0.75 },
    { home: 1.66, away: 1 + 1 / 0.78, handicap: 1, suspended: true as const },
  ],
};

/** Of cmd whole rows are suspended. */
const ROW_SUSPENDED = {
  ...SHOWN_SUSPENDED,
  ft_ou: [
    { over: 1 + 1 / 0.95, under: 1.85, line: 3.75 },
    { over: 1 + 1 / 0.74, under: 1.62, line: 4, suspended: true as const },
  ],
};

const answer = (url: string, body: string, askedAt: number, request = ""): FeedMessage => ({
  kind: "response",
  url,
  status: 200,
  request,
  body,
  askedAt,
  at: askedAt + 40,
});

/** Lines of `17:00:00.100 < body`: `<` what the site says, `>` what the page does. */
const readFrames = (text: string, url: string): FeedMessage[] => {
  const frames = text
    .trimEnd()
    .split("\n")
    .map((line): FeedMessage => {
      const [, time = "", direction, body = ""] = /^(\S+) ([<>]) (.*)$/u.exec(line) ?? [];
      const at = Date.parse(`2026-11-22T${time}Z`);
      return { kind: "frame", url, socket: 1, sent: direction === ">", body, at };
    });
  return [{ kind: "socket-open", url, socket: 1, at: NOON }, ...frames];
};

const SABA_URL = "wss://odds.example/socket.io/?gid=1&EIO=3&transport=websocket";
const CLASSIC_URL = "https://odds.example/UnderOver_data.aspx";
const CMD_URL = "https://odds.example/Member/BetsView/BetLight/DataOdds.ashx";
const SBO_URL = "https://odds.example/web-root/restricted/odds-display/today-data.aspx";

interface HandSite {
  readonly page: () => SiteReading;
  readonly feed: () => { readonly decoder: FeedDecoder; readonly messages: FeedMessage[] };
  /** The moment of which the feed's reading is. */
  readonly feedAt: number;
  readonly odds: WireMatch["odds"];
  readonly ids: readonly [getafe: string, koeln: string, chelsea: string];
  /** The same matches print another time in the page and in the feed. */
  readonly pageTimes: readonly [string, string, string];
  readonly feedTimes: readonly [string, string, string];
  /** Where the corners are noted: a feed that counts them apart has none. */
  readonly pageCorners: string;
  readonly feedCorners: readonly string[];
}

const classicForm = (market: string): string =>
  `Market=${market}&Sport=1&DT=&RT=W&OddsType=4&k0=v0&key=odds`;

const SITES: Readonly<Record<string, HandSite>> = {
  sbo: {
    page: () => parseSbo(hand("sbo-page"), CLOCK),
    feed: () => ({
      decoder: new SboFeed(480),
      messages: [
        answer(`${SBO_URL}?od-param=2,1,1,1,1,2,1,2,0&fi=1&v=0&dl=3`, hand("sbo-feed"), NOON + 7),
      ],
    }),
    feedAt: NOON + 7,
    odds: {},
    ids: ["3120877", "3120901", "3121500"],
    pageTimes: ["2H 45'+3", "HT", "11/23 03:00"],
    feedTimes: ["2H 45'+3", "HT", "11/23/2026 03:00"],
    pageCorners: "odds-row-live-9000412_0",
    feedCorners: [],
  },
  "ibc classic": {
    page: () => parseClassic(hand("ibc-page"), CLOCK),
    feed: () => ({
      decoder: new ClassicFeed(480),
      messages: [
        answer(CLASSIC_URL, hand("ibc-feed-l"), NOON + 5, classicForm("l")),
        answer(CLASSIC_URL, hand("ibc-feed-t"), NOON + 9, classicForm("t")),
      ],
    }),
    feedAt: NOON + 5,
    odds: {},
    ids: ["58204001", "58204050", "58209913"],
    pageTimes: ["2H 45' +3", "H.Time", "LIVE 03:00AM"],
    feedTimes: ["2H 45'", "HT", "11/23/2026 03:00"],
    pageCorners: "e_58204777_1_1",
    feedCorners: ["58204777"],
  },
  "ibc SABA": {
    page: () => parseSaba(hand("saba-page"), CLOCK),
    feed: () => ({
      decoder: new SabaFeed(),
      messages: readFrames(hand("saba-feed"), SABA_URL),
    }),
    feedAt: NOON + 3100,
    odds: SHOWN_SUSPENDED,
    ids: ["58204001", "58204050", "58209913"],
    pageTimes: ["2H45'+3", "H.Time", "LIVE 03:00AM"],
    feedTimes: ["2H 45'+3", "HT", ""],
    pageCorners: "58204777",
    feedCorners: ["58204777"],
  },
  cmd: {
    page: () => parseCmd(hand("cmd-page"), CLOCK),
    feed: () => ({
      decoder: new CmdFeed(480),
      messages: [
        answer(
          CMD_URL,
          hand("cmd-feed"),
          NOON + 11,
          "fc=1&m_accType=MY&clientTime=&SingleDouble=double",
        ),
      ],
    }),
    feedAt: NOON + 11,
    odds: ROW_SUSPENDED,
    ids: ["6b0f2c1e-0001", "6b0f2c1e-0002", "6b0f2c1e-0003"],
    pageTimes: ["2H45+", "HT", "11/23 03:00AM"],
    feedTimes: ["2H45+", "HT", "11/23/2026 03:00"],
    pageCorners: "R_770003",
    feedCorners: ["6b0f2c1e-0009"],
  },
};

function expectedMatches(site: HandSite, times: readonly [string, string, string]): WireMatch[] {
  const [one, two, three] = site.ids;
  return [
    getafe({ id: one, time: times[0] }, site.odds),
    koeln({ id: two, time: times[1] }),
    chelsea({ id: three, time: times[2] }),
  ];
}

/** Prices to the last digits of a double, in which `1 + 0.93` and 1.93 differ. */
function rounded(matches: readonly WireMatch[]): unknown {
  return JSON.parse(JSON.stringify(matches), (_, value: unknown) =>
    typeof value === "number" ? Number(value.toFixed(10)) : value,
  );
}

describe.each(Object.entries(SITES))("what was written by hand for %s", (_, site) => {
  it("is read from the page", () => {
    const reading = site.page();
    expect(reading.problems).toEqual([{ code: "pseudo-match", where: site.pageCorners }]);
    expect(rounded(reading.matches)).toEqual(rounded(expectedMatches(site, site.pageTimes)));
    expect(reading.rows).toBe(6);
  });

  it("is read from the feed", () => {
    const { decoder, messages } = site.feed();
    for (const message of messages) decoder.take(message);
    const reading = decoder.reading(NOON + 5000);
    expect(reading?.problems).toEqual(
      site.feedCorners.map((where) => ({ code: "pseudo-match", where })),
    );
    expect(rounded(reading?.matches ?? [])).toEqual(rounded(expectedMatches(site, site.feedTimes)));
    expect(reading?.at).toBe(site.feedAt);
  });
});
