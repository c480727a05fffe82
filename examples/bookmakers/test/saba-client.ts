import { WebSocket } from "ws";
import type { ToldMatch } from "./told-state.ts";

/** An object of the feed; what is read of it depends on its type. */
export type Told = Readonly<Record<string, string | number>> & { readonly type: string };

/** A message about a room. */
export interface Message {
  readonly name: "r" | "p";
  readonly room: string;
  readonly objects: readonly Told[];
  readonly rev: number;
}

const PATH = "/socket.io/?gid=1&token=demo&id=0&rid=2&EIO=3&transport=websocket";
const MARKETS = new Map([
  [1, "ft_hdp"],
  [3, "ft_ou"],
  [5, "ft_1x2"],
  [7, "fh_hdp"],
  [8, "fh_ou"],
  [15, "fh_1x2"],
]);

/** A page's end of the socket, written apart from the page: it keeps objects by id. */
export class SabaClient {
  readonly frames: string[] = [];
  readonly messages: Message[] = [];
  readonly socket: WebSocket;
  readonly #rooms = new Map<string, Map<string, Told>>();

  constructor(port: number, cookie: string) {
    this.socket = new WebSocket(`ws://127.0.0.1:${port}${PATH}`, { headers: { cookie } });
    this.socket.on("message", (data: Buffer) => this.#take(data.toString()));
    this.socket.on("error", () => undefined);
  }

  /** Asks for both markets, from the revisions that are known. */
  subscribe(revs: readonly [number, number] = [0, 0], oddstype?: number): void {
    const condition = { sporttype: 1, bettype: [1, 3, 5, 7, 8, 15], sorting: "n", oddstype };
    const wanted = (["L", "T"] as const).map((marketid, index) => ({
      id: `c${index + 1}`,
      rev: revs[index],
      condition: { ...condition, marketid },
    }));
    this.socket.send(`42${JSON.stringify(["subscribe", "odds", wanted])}`);
  }

  #take(frame: string): void {
    this.frames.push(frame);
    if (!frame.startsWith('42["r"') && !frame.startsWith('42["p"')) return;
    const [name, body] = JSON.parse(frame.slice(2)) as ["r" | "p", [string, ...unknown[]]];
    const [room, objects, rev] = (name === "r" ? body.slice(1) : body) as [string, Told[], number];
    this.messages.push({ name, room, objects, rev });
    for (const object of objects) this.#apply(room, object);
  }

  #apply(room: string, object: Told): void {
    const { type, leagueid, matchid, oddsid } = object;
    if (type === "reset") this.#rooms.set(room, new Map());
    const known = this.#rooms.get(room) ?? new Map<string, Told>();
    if (type === "do") known.delete(`o${oddsid}`);
    if (type === "dm") {
      known.delete(`m${matchid}`);
      for (const [key, item] of known) {
        if (item.type === "o" && item["matchid"] === matchid) known.delete(key);
      }
    }
    const id = { l: leagueid, m: matchid, o: oddsid }[type];
    const key = `${type}${id}`;
    if (id !== undefined) known.set(key, { ...known.get(key), ...object });
  }

  /** The objects of a type in all rooms. */
  all(type: string): readonly Told[] {
    return [...this.#rooms.values()].flatMap((room) =>
      [...room.values()].filter((item) => item.type === type),
    );
  }

  /** The matches, by number; minutes are counted from the machine's clock. */
  tell(): readonly ToldMatch[] {
    return [...this.#rooms.values()]
      .flatMap((room) => tellRoom([...room.values()]))
      .sort((a, b) => a.number - b.number);
  }
}

function tellRoom(objects: readonly Told[]): readonly ToldMatch[] {
  const all = (type: string): readonly Told[] => objects.filter((item) => item.type === type);
  const names = new Map(all("l").map((item) => [item["leagueid"], item["leaguenameen"]]));
  return all("m")
    .filter(({ homenameen }) => !/No\. of Corners|Total Bookings/.test(String(homenameen)))
    .map((match) => {
      const live = match["marketid"] === "L";
      const odds = all("o").filter(({ matchid }) => matchid === match["matchid"]);
      return {
        number: Number(match["matchid"]),
        league: String(names.get(match["leagueid"])),
        teams: `${match["homenameen"]} v ${match["awaynameen"]}`,
        startsAt: tellStart(Number(match["kickofftime"])),
        time: live ? tellTime(match) : "",
        score: live ? `${match["livehomescore"]}-${match["liveawayscore"]}` : "",
        redCards: live ? `${match["homered"]}-${match["awayred"]}` : "",
        lines: odds.flatMap(tellLine).sort(),
      };
    });
}

function tellStart(seconds: number): string {
  const [date = "", time = ""] = new Date((seconds + 8 * 3600) * 1000).toISOString().split("T");
  const [year, month, day] = date.split("-");
  return `${month}/${day}/${year} ${time.slice(0, 5)}`;
}

function tellTime(match: Told): string {
  if (match["csstatus"] === "1") return "5 0+0";
  const minute = Math.floor((Date.now() / 1000 - Number(match["livetimer"])) / 60);
  return `${match["liveperiod"]} ${minute}+${match["injurytime"]}`;
}

function tellLine(item: Told): readonly string[] {
  if (item["oddsstatus"] !== "running") return [];
  const { bettype, hdp1, hdp2, odds1a, odds2a, com1, comx, com2 } = item;
  const market = MARKETS.get(Number(bettype)) ?? "";
  if (market.endsWith("1x2")) return [`${market} 0 ${com1} ${comx} ${com2}`];
  const line = market.endsWith("hdp") ? Number(hdp2) - Number(hdp1) : Number(hdp1);
  return [`${market} ${line} ${odds1a} ${odds2a}`];
}
