/** Small files that are made up: a season as football-data.co.uk spells it, and a recording. */
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatRecord } from "arb-core";

const HEADER = [
  "Div,Date,Time,HomeTeam,AwayTeam,FTHG,FTAG,AHh,B365AHH,B365AHA,PAHH,PAHA",
  "B365>2.5,B365<2.5,P>2.5,P<2.5,AHCh,B365CAHH,B365CAHA,PCAHH,PCAHA",
].join(",");

const ROWS = [
  // Opening: home -0.25 at 1.95 with away +0.25 at 2.10, a draw. Closing: nothing.
  "E0,12/08/2023,15:00,Reds,Blues,1,1,-0.25,1.95,1.90,1.80,2.10,1.90,1.90,1.90,1.90,-0.25,1.90,1.90,1.90,1.90",
  // Opening: over 2.5 at 2.10 with under 2.5 at 2.05. Closing: home 0 at 2.05 and away 0 at 2.00.
  "E0,02/09/2023,15:00,Greens,Whites,2,1,-0.5,1.90,1.90,1.90,1.90,2.10,1.75,1.80,2.05,0,2.05,1.85,1.95,2.00",
  // Not played: the same sure bet, never settled.
  "E0,03/09/2023,15:00,Yellows,Blacks,,,-0.5,1.90,1.90,1.90,1.90,2.10,1.75,1.80,2.05,,,,,",
];

const odds = (provider: string, away: number) => ({
  type: "snapshot" as const,
  source: `worker-${provider}`,
  provider,
  listings: [
    {
      id: "1",
      home: "Reds",
      away: "Blues",
      startsAt: Date.UTC(2023, 7, 12, 14),
      lines: [{ market: "ft_hdp" as const, line: -0.5, odds: [1.95, away] as const }],
    },
  ],
});

/** A sure bet opens, gets better and ends with the worker that saw a leg of it. */
const RECORDING = (
  [
    odds("sbo", 1.9),
    odds("ibc", 2.1),
    odds("ibc", 2.2),
    { type: "remove-source", source: "worker-ibc" },
  ] as const
).map((command, second) => formatRecord(Date.UTC(2023, 7, 12, 12, 0, second), command));

/** What a test has while it runs: a folder with the files that the examples of the help name. */
export interface SeasonFolder {
  readonly cwd: string;
  remove(): Promise<void>;
}

/** Writes `seasons/E0_2023-24.csv` and `odds.ndjson`. */
export async function createSeasonFolder(): Promise<SeasonFolder> {
  const cwd = await mkdtemp(join(tmpdir(), "arb-core-"));
  await mkdir(join(cwd, "seasons"));
  await writeFile(join(cwd, "seasons/E0_2023-24.csv"), [HEADER, ...ROWS, ""].join("\r\n"));
  await writeFile(join(cwd, "odds.ndjson"), `${RECORDING.join("\n")}\n`);
  return { cwd, remove: () => rm(cwd, { recursive: true }) };
}
