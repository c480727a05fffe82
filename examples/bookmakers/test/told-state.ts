import type { StateMatch } from "example-bookmakers";

/** What any feed says of a match, in words, so that feeds and states can be compared. */
export interface ToldMatch {
  readonly number: number;
  readonly league: string;
  readonly teams: string;
  /** MM/dd/yyyy HH:mm at UTC+8. */
  readonly startsAt: string;
  /** The period (1, 2, or 5 at half time) and the minute with the injury time, if it runs. */
  readonly time: string;
  readonly score: string;
  readonly redCards: string;
  /** The open lines: market, line and Malay prices, or decimal prices of the results. */
  readonly lines: readonly string[];
}

/** What a right reader tells of a state: matches that are some, and lines that are open. */
export function tellState(state: readonly StateMatch[]): readonly ToldMatch[] {
  return state
    .filter(({ pseudo }) => !pseudo)
    .map((match) => {
      const { score, redCards } = match;
      return {
        number: match.number,
        league: match.league,
        teams: `${match.home} v ${match.away}`,
        startsAt: tellStart(match.startsAt),
        time: tellTime(match),
        score: match.live ? `${score.home}-${score.away}` : "",
        redCards: match.live ? `${redCards.home}-${redCards.away}` : "",
        lines: [
          ...match.lines
            .filter(({ suspended }) => !suspended)
            .map(
              ({ market, line, prices }) => `${market} ${line} ${prices.map(toMalay).join(" ")}`,
            ),
          ...match.results
            .filter(({ suspended }) => !suspended)
            .map(({ market, prices }) => `${market} 0 ${prices.join(" ")}`),
        ].sort(),
      };
    });
}

/** How many of them are running and have open lines, or are to come: a test must see enough. */
export function countMatches(told: readonly ToldMatch[]): number {
  return told.filter(({ lines }) => lines.length > 0).length;
}

function tellTime({ period, minute = 0, injury = 0 }: StateMatch): string {
  if (period === undefined) return "";
  const code = period === "HT" ? 5 : Number(period[0]);
  return `${code} ${minute}+${injury}`;
}

function tellStart(iso: string): string {
  const [date = "", time = ""] = new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().split("T");
  const [year, month, day] = date.split("-");
  return `${month}/${day}/${year} ${time.slice(0, 5)}`;
}

/** Malay odds of a decimal price that was printed in them. */
function toMalay(decimal: number): number {
  const profit = decimal - 1;
  const malay = profit <= 1 ? profit : -1 / profit;
  return Math.round(malay * 100) / 100;
}
