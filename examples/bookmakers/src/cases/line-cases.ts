import type { ViewRow } from "../site-view.ts";
import { SITES } from "../site.ts";
import { firstHalf, line, rows, usualRows } from "./hand-match.ts";
import { scene } from "./scene.ts";
import type { SiteCase } from "./site-case.ts";

/** Lines and prices of matches that stand still. */
export const LINE_CASES: readonly SiteCase[] = [
  {
    number: 1,
    title: "Two or three lines for one match, later lines without names",
    sites: SITES,
    steps: [
      scene("three lines", { upcoming: [{ id: 1, rows: threeLines() }, { id: 2 }] }),
      scene("two lines", { upcoming: [{ id: 1, rows: threeLines().slice(0, 2) }, { id: 2 }] }),
      scene("three lines again, in running", {
        live: [{ id: 1, rows: threeLines(), clock: firstHalf(20) }],
        upcoming: [{ id: 2 }],
      }),
    ],
  },
  {
    number: 2,
    title: "Favourite away",
    sites: SITES,
    steps: [
      scene("away gives", {
        upcoming: [
          {
            id: 1,
            rows: rows({ ft_hdp: line(1.25, [0.94, 0.96]), fh_hdp: line(0.5, [0.88, -0.98]) }),
            fullTimeResult: [7.2, 4.5, 1.42],
            firstHalfResult: [6.2, 2.4, 1.95],
          },
        ],
      }),
    ],
  },
  {
    number: 3,
    title: 'Level line: "0", no favourite',
    sites: SITES,
    steps: [
      scene("level in both halves", { upcoming: [{ id: 1, rows: levelRows() }] }),
      scene("level below a line that is not", {
        upcoming: [
          {
            id: 1,
            rows: rows(
              { ft_hdp: line(-0.25, [-0.9, 0.8]), ft_ou: line(2, [0.95, 0.95]) },
              { ft_hdp: line(0, [0.68, -0.78]) },
            ),
          },
        ],
      }),
    ],
  },
  {
    number: 4,
    title: "Giver of the match and giver of the first half differ",
    sites: SITES,
    steps: [
      scene("home gives, away in the half", {
        upcoming: [{ id: 1, rows: twoGivers(-0.25, 0.25) }],
      }),
      scene("away gives, home in the half", {
        upcoming: [{ id: 1, rows: twoGivers(0.25, -0.25) }],
      }),
    ],
  },
  {
    number: 5,
    title: "Quarter lines",
    sites: SITES,
    steps: [
      scene("home gives", { upcoming: [{ id: 1, rows: quarterRows(-1) }] }),
      scene("away gives", { upcoming: [{ id: 1, rows: quarterRows(1) }] }),
    ],
  },
  {
    number: 6,
    title: "Negative Malay on either side, both sides positive near even",
    sites: SITES,
    steps: [
      scene("first side negative", { upcoming: [{ id: 1, rows: priced([-0.86, 0.76]) }] }),
      scene("second side negative", { upcoming: [{ id: 1, rows: priced([0.76, -0.86]) }] }),
      scene("both positive", { upcoming: [{ id: 1, rows: priced([0.98, 0.92]) }] }),
      scene("even money", { upcoming: [{ id: 1, rows: priced([1, 0.9]) }] }),
    ],
  },
  {
    number: 7,
    title: "A market is absent",
    sites: SITES,
    steps: [
      scene("no market of the first half", {
        upcoming: [
          {
            id: 1,
            rows: rows({ ft_hdp: line(-0.5, [0.97, 0.93]), ft_ou: line(2.5, [0.9, 0.98]) }),
            firstHalfResult: undefined,
          },
        ],
      }),
      scene("totals alone", {
        upcoming: [
          {
            id: 1,
            rows: rows({ ft_ou: line(3, [0.9, 0.98]), fh_ou: line(1.25, [0.84, -0.96]) }),
            fullTimeResult: undefined,
            firstHalfResult: undefined,
          },
        ],
      }),
      scene("results alone", { upcoming: [{ id: 1, rows: rows({}) }] }),
      scene("everything back", { upcoming: [{ id: 1, rows: usualRows() }] }),
    ],
  },
];

function threeLines(): readonly ViewRow[] {
  return rows(
    {
      ft_hdp: line(-0.5, [0.97, 0.93]),
      ft_ou: line(2.5, [0.9, 0.98]),
      fh_hdp: line(-0.25, [-0.92, 0.8]),
      fh_ou: line(1, [0.84, -0.96]),
    },
    { ft_hdp: line(-0.25, [0.72, -0.82]), ft_ou: line(2.75, [-0.9, 0.78]) },
    { ft_hdp: line(-0.75, [-0.84, 0.72]), ft_ou: line(2.25, [0.68, -0.8]) },
  );
}

function levelRows(): readonly ViewRow[] {
  return rows({ ft_hdp: line(0, [0.9, 0.98]), fh_hdp: line(0, [0.95, 0.91]) });
}

function twoGivers(fullTime: number, half: number): readonly ViewRow[] {
  return rows({
    ft_hdp: line(fullTime, [0.95, 0.95]),
    ft_ou: line(2.5, [0.9, 0.98]),
    fh_hdp: line(half, [0.7, -0.82]),
  });
}

function quarterRows(sign: 1 | -1): readonly ViewRow[] {
  const sizes = [0.25, 0.75, 1.25, 1.75];
  return rows(
    ...sizes.map((size) => ({
      ft_hdp: line(sign * size, [0.97, 0.93]),
      ft_ou: line(size + 1.5, [0.9, 0.98]),
    })),
  );
}

function priced(prices: readonly [number, number]): readonly ViewRow[] {
  return rows({
    ft_hdp: line(-0.5, prices),
    ft_ou: line(2.5, prices),
    fh_hdp: line(0, prices),
    fh_ou: line(1, prices),
  });
}
