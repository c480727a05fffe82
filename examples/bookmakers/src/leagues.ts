import type { PerSite } from "./site.ts";

/** Who plays: a club's first team, its women, or its under-21 side. */
export type Squad = "men" | "women" | "under-21";

/** A league, with the names that the bookmakers print for it and for its sister leagues. */
export interface League {
  readonly id: string;
  readonly names: Readonly<Record<Squad, PerSite<string>>>;
}

/** The leagues, in the order of the boards. */
export const LEAGUES: readonly League[] = [
  {
    id: "england",
    names: {
      men: {
        sbo: "ENGLISH PREMIER LEAGUE",
        ibc: "*ENGLISH PREMIER LEAGUE",
        cmd: "England Premier League",
      },
      women: {
        sbo: "ENGLAND SUPER LEAGUE (W)",
        ibc: "ENGLAND WOMEN'S SUPER LEAGUE",
        cmd: "England Women's Super League",
      },
      "under-21": {
        sbo: "ENGLAND U21 PREMIER LEAGUE 2",
        ibc: "ENGLAND PREMIER LEAGUE U21",
        cmd: "England Premier League 2",
      },
    },
  },
  {
    id: "spain",
    names: {
      men: { sbo: "SPAIN LA LIGA", ibc: "*SPAIN PRIMERA LALIGA", cmd: "Spain La Liga" },
      women: {
        sbo: "SPAIN PRIMERA DIVISION (W)",
        ibc: "SPAIN WOMEN'S PRIMERA DIVISION",
        cmd: "Spain Women's Primera Division",
      },
      "under-21": {
        sbo: "SPAIN U21 LEAGUE",
        ibc: "SPAIN LEAGUE U21",
        cmd: "Spain Youth League",
      },
    },
  },
  {
    id: "italy",
    names: {
      men: { sbo: "ITALY SERIE A", ibc: "*ITALY SERIE A", cmd: "Italy Serie A" },
      women: {
        sbo: "ITALY SERIE A (W)",
        ibc: "ITALY WOMEN'S SERIE A",
        cmd: "Italy Women's Serie A",
      },
      "under-21": {
        sbo: "ITALY U21 CAMPIONATO",
        ibc: "ITALY CAMPIONATO U21",
        cmd: "Italy Youth Campionato",
      },
    },
  },
  {
    id: "germany",
    names: {
      men: { sbo: "GERMANY BUNDESLIGA", ibc: "*GERMANY BUNDESLIGA", cmd: "Germany Bundesliga" },
      women: {
        sbo: "GERMANY BUNDESLIGA (W)",
        ibc: "GERMANY WOMEN'S BUNDESLIGA",
        cmd: "Germany Women's Bundesliga",
      },
      "under-21": {
        sbo: "GERMANY U21 LEAGUE",
        ibc: "GERMANY LEAGUE U21",
        cmd: "Germany Youth League",
      },
    },
  },
  {
    id: "france",
    names: {
      men: { sbo: "FRANCE LIGUE 1", ibc: "*FRANCE LIGUE 1", cmd: "France Ligue 1" },
      women: {
        sbo: "FRANCE PREMIERE LIGUE (W)",
        ibc: "FRANCE WOMEN'S PREMIERE LIGUE",
        cmd: "France Women's Premiere Ligue",
      },
      "under-21": {
        sbo: "FRANCE U21 CHAMPIONNAT",
        ibc: "FRANCE CHAMPIONNAT U21",
        cmd: "France Youth Championnat",
      },
    },
  },
];

/** The number that a bookmaker gives to the league of a squad. */
export function leagueNumber(league: League, squad: Squad): number {
  const squads: readonly Squad[] = ["men", "women", "under-21"];
  return 1100 + LEAGUES.indexOf(league) * 10 + squads.indexOf(squad);
}
