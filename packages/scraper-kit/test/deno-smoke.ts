// `scraper-kit/protocol` under Deno without a permission: it needs no Node, no socket, no file.
import { decodeOddsUpdate, decodeWorkerMessage } from "../src/protocol.ts";

const decoded = decodeWorkerMessage(
  JSON.stringify({
    type: "odds:update",
    worker_id: "worker-sbo-1",
    site: "sbo",
    timestamp: "2024-12-10T10:00:30",
    data: {
      site: "sbo",
      matches: [
        {
          home_team: "Manchester United",
          away_team: "Chelsea",
          odds: { ft_ou: { over: 2, under: 1.85, line: 2.5 } },
        },
        { home_team: "" },
      ],
    },
  }),
);
if (!decoded.ok || decoded.value.type !== "odds:update") throw new Error("refused");
const { listings, refused } = decodeOddsUpdate(decoded.value);
if (listings.length !== 1 || refused[0]?.path !== "data.matches[1].home_team") {
  throw new Error("decoded wrong");
}
console.log("scraper-kit/protocol runs under Deno");
