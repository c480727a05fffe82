import type { ViewRow } from "../site-view.ts";
import { SITES } from "../site.ts";
import { closed, firstHalf, line, rows, secondHalf, usualRows } from "./hand-match.ts";
import { scene } from "./scene.ts";
import type { SiteCase } from "./site-case.ts";

/** Lines and matches that close, open again, move and go. */
export const CLOSING_CASES: readonly SiteCase[] = [
  {
    number: 8,
    title: "Suspended line, then back with another line",
    sites: SITES,
    steps: [
      scene("open", { upcoming: [{ id: 1, rows: twoLines(-1) }] }),
      scene("first row suspended", { upcoming: [{ id: 1, rows: firstClosed(twoLines(-1)) }] }),
      scene("back with another line", { upcoming: [{ id: 1, rows: twoLines(-1.25) }] }),
      scene("totals of the match alone suspended", { upcoming: [{ id: 1, rows: totalClosed() }] }),
    ],
  },
  {
    number: 9,
    title: "Goal: suspend, score, new lines, running",
    sites: SITES,
    steps: [
      scene("running", { live: [{ id: 1, clock: firstHalf(31), rows: usualRows() }] }),
      scene("suspended", { live: [{ id: 1, clock: firstHalf(31), rows: closed(usualRows()) }] }),
      scene("score changed, new prices printed and closed", {
        live: [{ id: 1, ...afterGoal(), rows: closed(usualRows().map(newPrices)) }],
      }),
      scene("new lines, suspended", {
        live: [{ id: 1, ...afterGoal(), rows: closed(linesAfterGoal()) }],
      }),
      scene("running again", { live: [{ id: 1, ...afterGoal(), rows: linesAfterGoal() }] }),
    ],
  },
  {
    number: 10,
    title: "Red card",
    sites: SITES,
    steps: [
      scene("running", { live: [{ id: 1, clock: secondHalf(12), rows: eleven() }] }),
      scene("suspended", { live: [{ id: 1, clock: secondHalf(12), rows: closed(eleven()) }] }),
      scene("away has ten, running", {
        live: [{ id: 1, clock: secondHalf(13), redCards: { home: 0, away: 1 }, rows: ten() }],
      }),
      scene("both have ten", {
        live: [{ id: 1, clock: secondHalf(20), redCards: { home: 1, away: 1 }, rows: eleven() }],
      }),
    ],
  },
  {
    number: 22,
    title: "Match removed; match moved from today to running",
    sites: SITES,
    steps: [
      scene("two matches today", { upcoming: [{ id: 1, goesLive: true }, { id: 2 }] }),
      scene("one removed", { upcoming: [{ id: 1, goesLive: true }] }),
      scene("the other is running, with new lines", {
        live: [{ id: 1, clock: firstHalf(1), startsInMinutes: -1, rows: twoLines(-0.75) }],
      }),
      scene("it is gone too", {}),
    ],
  },
];

function afterGoal(): {
  readonly clock: ReturnType<typeof firstHalf>;
  readonly score: { readonly home: number; readonly away: number };
  readonly fullTimeResult: readonly [number, number, number];
  readonly firstHalfResult: readonly [number, number, number];
} {
  return {
    clock: firstHalf(32),
    score: { home: 1, away: 0 },
    fullTimeResult: [1.45, 4.3, 7],
    firstHalfResult: [1.22, 5.6, 17],
  };
}

function twoLines(handicap: number): readonly ViewRow[] {
  return rows(
    {
      ft_hdp: line(handicap, [0.97, 0.93]),
      ft_ou: line(2.5, [0.9, 0.98]),
      fh_hdp: line(-0.25, [-0.92, 0.8]),
    },
    { ft_hdp: line(handicap + 0.25, [0.74, -0.84]), ft_ou: line(2.75, [-0.88, 0.78]) },
  );
}

function firstClosed(open: readonly ViewRow[]): readonly ViewRow[] {
  return open.map((row) => ({ ...row, suspended: row.index === 0 }));
}

function totalClosed(): readonly ViewRow[] {
  return rows({
    ft_hdp: line(-1.25, [0.97, 0.93]),
    ft_ou: line(2.5, [0.9, 0.98], true),
    fh_hdp: line(-0.5, [-0.92, 0.8]),
    fh_ou: line(1, [0.84, -0.96]),
  });
}

/** The old lines with prices of the new score: they are printed before they can be had. */
function newPrices(row: ViewRow): ViewRow {
  const priced = rows({
    ft_hdp: line(-0.5, [0.3, -0.4]),
    ft_ou: line(2.5, [0.5, -0.6]),
    fh_hdp: line(-0.25, [0.25, -0.35]),
    fh_ou: line(1, [0.2, -0.3]),
  });
  return { ...row, lines: priced[0]?.lines ?? row.lines };
}

function linesAfterGoal(): readonly ViewRow[] {
  return rows(
    {
      ft_hdp: line(-0.25, [0.96, 0.94]),
      ft_ou: line(3.25, [0.92, 0.96]),
      fh_hdp: line(0, [0.75, -0.87]),
      fh_ou: line(1.5, [-0.8, 0.68]),
    },
    { ft_hdp: line(0, [0.66, -0.76]), ft_ou: line(3, [0.7, -0.82]) },
  );
}

function eleven(): readonly ViewRow[] {
  return rows({ ft_hdp: line(0, [0.95, 0.95]), ft_ou: line(1.25, [0.9, 0.98]) });
}

function ten(): readonly ViewRow[] {
  return rows({ ft_hdp: line(-0.25, [0.86, -0.96]), ft_ou: line(1.5, [0.95, 0.93]) });
}
