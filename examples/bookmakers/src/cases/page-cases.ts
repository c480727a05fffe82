import { SITES } from "../site.ts";
import { line, rows, type HandMatch } from "./hand-match.ts";
import { scene } from "./scene.ts";
import type { SiteCase } from "./site-case.ts";

/** What pages do with themselves. */
export const PAGE_CASES: readonly SiteCase[] = [
  {
    number: 16,
    title: "The page is painted anew as a whole",
    sites: SITES,
    steps: [
      scene("painted anew", { levers: { repaint: true }, upcoming: [priced(0.9)] }),
      scene("with another price", { upcoming: [priced(0.88)] }),
      scene("patched again", { levers: { repaint: false }, upcoming: [priced(0.86)] }),
    ],
  },
  {
    number: 17,
    title: "Only a window of the list is in the page",
    sites: ["cmd"],
    steps: [
      scene("a long list in a window", { levers: { virtual: true }, upcoming: longList() }),
      scene("the whole list", { levers: { virtual: false }, upcoming: longList() }),
      scene("a window again", { levers: { virtual: true }, upcoming: longList().slice(0, 3) }),
    ],
  },
  {
    number: 18,
    title: "The frame with the odds goes elsewhere and comes back",
    sites: ["ibc", "cmd"],
    steps: [
      scene("before", { upcoming: [priced(0.9)] }),
      scene("frame sent elsewhere", {
        upcoming: [priced(0.88)],
        event: (stage) => stage.navigateFrame(),
      }),
    ],
  },
  {
    number: 20,
    title: "The user of the page picks another odds format",
    sites: SITES,
    steps: [
      scene("Hong Kong", { levers: { format: "HK" }, upcoming: [priced(-0.9)] }),
      scene("decimal", { levers: { format: "DE" }, upcoming: [priced(-0.9)] }),
      scene("Indonesian", { levers: { format: "ID" }, upcoming: [priced(-0.9)] }),
      scene("American", { levers: { format: "US" }, upcoming: [priced(-0.9)] }),
      scene("Malay", { levers: { format: "MY" }, upcoming: [priced(-0.9)] }),
    ],
  },
];

function priced(second: number): HandMatch {
  const first = second < 0 ? 0.8 : 0.95;
  return {
    id: 1,
    rows: rows({ ft_hdp: line(-0.5, [first, second]), ft_ou: line(2.5, [second, first]) }),
  };
}

function longList(): readonly HandMatch[] {
  return Array.from({ length: 40 }, (_, index) => ({
    id: index + 1,
    startsInMinutes: 60 + 5 * index,
  }));
}
