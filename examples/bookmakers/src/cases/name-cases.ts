import { SITES, type Site } from "../site.ts";
import { firstHalf, handNumber, line, rows, type HandMatch } from "./hand-match.ts";
import { scene } from "./scene.ts";
import type { SiteCase } from "./site-case.ts";

/** Names that say more than who plays, and rows that are no matches. */
export const NAME_CASES: readonly SiteCase[] = [
  {
    number: 14,
    title: "Neutral ground, women, under 21, corners, e-football",
    sites: SITES,
    steps: [
      scene("neutral ground", { upcoming: [{ id: 1, home: "Hand Home (N)", neutral: true }] }),
      scene("women", {
        league: { name: "HAND MADE LEAGUE WOMEN" },
        upcoming: [{ id: 1, home: "Hand Home (W)", away: "Hand Away (W)" }, { id: 2 }],
      }),
      scene("under 21", {
        league: { name: "HAND MADE LEAGUE U21" },
        upcoming: [{ id: 1, home: "Hand Home U21", away: "Hand Away U21" }],
      }),
      scene("corners and bookings of a match to come", (site) => ({
        upcoming: [{ id: 1 }, corners(site, 1), bookings(site, 1)],
      })),
      scene("corners of a running match", (site) => ({
        live: [
          { id: 1, clock: firstHalf(25), score: { home: 1, away: 0 } },
          { ...corners(site, 1), clock: firstHalf(25), score: { home: 4, away: 2 } },
        ],
      })),
      scene("e-football of two times eight minutes", {
        league: { name: "E-FOOTBALL HAND MADE CUP - 2 x 8 minutes", remark: "2 x 8 minutes" },
        live: [{ id: 1, home: "Hand Home (Ann)", away: "Hand Away (Bob)", clock: firstHalf(4) }],
      }),
    ],
  },
  {
    number: 15,
    title: "Zero-width letters between the letters of names",
    sites: ["sbo"],
    steps: [
      scene("letters, digits, quotes and accents", {
        league: { name: 'HAND\'S "OWN" LEAGUE 2' },
        upcoming: [{ id: 1, home: "1. FC Köln", away: "Queen's Park \\ 05 & Co" }],
      }),
    ],
  },
];

function corners(site: Site, of: number): HandMatch {
  return {
    id: 11,
    home: `Hand Home ${of} No. of Corners`,
    away: `Hand Away ${of} No. of Corners`,
    pseudo: { counts: "corners", of: handNumber(site, of) },
    rows: rows({
      ft_hdp: line(-1.5, [0.9, 0.9]),
      ft_ou: line(9.5, [0.92, 0.88]),
      fh_ou: line(4.5, [0.85, 0.95]),
    }),
    fullTimeResult: undefined,
    firstHalfResult: undefined,
  };
}

function bookings(site: Site, of: number): HandMatch {
  return {
    id: 12,
    home: `Hand Home ${of} Total Bookings`,
    away: `Hand Away ${of} Total Bookings`,
    pseudo: { counts: "bookings", of: handNumber(site, of) },
    rows: rows({ ft_hdp: line(0.5, [0.9, 0.9]), ft_ou: line(3.5, [0.92, 0.88]) }),
    fullTimeResult: undefined,
    firstHalfResult: undefined,
  };
}
