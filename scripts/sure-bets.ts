import { parseMarketKey } from "arb-core";
import { z } from "zod";

const leg = z.object({
  provider: z.string(),
  market: z.string(),
  side: z.string(),
  line: z.number(),
  odds: z.number(),
});

/** What a summary needs of `GET /opportunities`. */
const opportunityList = z.object({
  opportunities: z.array(
    z.object({
      home: z.string(),
      away: z.string(),
      market: z.string(),
      profit_min: z.number(),
      legs: z.array(leg),
      flags: z.array(z.string()),
    }),
  ),
});

/**
 * Sums a list of opportunities up in one line: how many, and the best one's least profit and legs.
 * Suspicious ones are counted apart and are never the best.
 *
 * @param body The answer of `GET /opportunities`, best first.
 * @returns Undefined when this is no such answer.
 */
export function summarizeSureBets(body: unknown): string | undefined {
  const parsed = opportunityList.safeParse(body);
  if (!parsed.success) return undefined;
  const { opportunities } = parsed.data;
  if (opportunities.length === 0) return "none now";
  const [suspicious, plain] = [true, false].map((wanted) =>
    opportunities.filter(({ flags }) => flags.includes("suspicious") === wanted),
  );
  const [best] = plain ?? [];
  const aside = suspicious?.length ? `${suspicious.length} suspicious` : undefined;
  if (best === undefined) return aside;
  const legs = best.legs.map((each) => describeLeg(each, best.market));
  return [
    `${plain?.length ?? 0} now${aside === undefined ? "" : ` (and ${aside})`}`,
    `best ${best.profit_min.toFixed(2)} %: ${best.home} v ${best.away}, ${best.market}`,
    legs.join(" + "),
  ].join("; ");
}

/** A leg's bet: its market where the legs' differ, its line where the market has one. */
function describeLeg(
  { provider, market, side, line, odds }: z.infer<typeof leg>,
  sharedMarket: string,
): string {
  const words = [provider];
  if (market !== sharedMarket) words.push(market);
  words.push(side);
  if (parseMarketKey(market)?.line !== "none") words.push(String(line));
  return `${words.join(" ")} at ${odds.toFixed(2)}`;
}
