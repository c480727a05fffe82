import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { startFixtureSite, until, type FixtureSite } from "../src/testing.ts";

let site: FixtureSite;

beforeEach(async () => {
  site = await startFixtureSite({ "/": "<p>1.95</p>", "/odds": "{}", "/script": "run()" });
  return () => site.close();
});

async function get(path: string): Promise<{ status: number; type: string; text: string }> {
  const response = await fetch(new URL(path, site.url));
  const { status, headers } = response;
  return { status, type: headers.get("content-type") ?? "", text: await response.text() };
}

describe("startFixtureSite()", () => {
  test("serves texts by path, with the type that they look like", async () => {
    expect(await get("/")).toEqual({
      status: 200,
      type: "text/html; charset=utf-8",
      text: "<p>1.95</p>",
    });
    expect((await get("/odds?v=0")).type).toBe("application/json; charset=utf-8");
    expect((await get("/script")).type).toBe("text/plain; charset=utf-8");
    expect(await get("/nothing")).toMatchObject({ status: 404, text: "" });
  });

  test("answers differently from the moment at which it is told to", async () => {
    site.set("/odds", "<form>", {
      status: 403,
      type: "text/plain",
      headers: { "retry-after": "7" },
    });
    expect(await get("/odds")).toEqual({ status: 403, type: "text/plain", text: "<form>" });
    site.set("/odds?v=1", "delta");
    expect((await get("/odds?v=1")).text).toBe("delta");
    expect((await get("/odds?v=2")).text).toBe("<form>");
  });

  test("makes an answer of the request, and remembers requests", async () => {
    site.set("/odds", ({ method, body }) => `${method} ${body}`);
    const response = await fetch(new URL("/odds?v=3", site.url), {
      method: "POST",
      body: "since=2",
    });
    expect(await response.text()).toBe("POST since=2");
    expect(site.requests).toEqual([{ method: "POST", path: "/odds?v=3", body: "since=2" }]);
  });

  test("takes its time where it is told to", async () => {
    site.set("/slow", "late", { delayMs: 50 });
    const [slow, quick] = [get("/slow"), get("/")];
    expect(await Promise.race([slow, quick])).toMatchObject({ text: "<p>1.95</p>" });
    expect((await slow).text).toBe("late");
  });

  test("ends with an answer still on its way", async () => {
    site.set("/slow", "late", { delayMs: 3_600_000 });
    const answer = get("/slow").then(
      () => "answered",
      () => "cut",
    );
    await until(() => site.requests.length === 1);
    await site.close();
    expect(await answer).toBe("cut");
    site = await startFixtureSite();
  });

  test("refuses a path that is none", () => {
    expect(() => site.set("odds", "")).toThrow(
      new RangeError("Cannot set answer: the path must begin with /, was odds"),
    );
  });
});

describe("its sockets", () => {
  const heard: string[] = [];
  let socket: WebSocket;
  let closed: number | undefined;

  function connect(path: string): WebSocket {
    heard.length = 0;
    closed = undefined;
    const opened = new WebSocket(new URL(path, site.url.replace("http", "ws")));
    socket = opened;
    opened.on("message", (data: Buffer) => heard.push(data.toString()));
    opened.on("close", (code) => {
      // The end of the socket before may be heard of late.
      if (socket === opened) closed = code;
    });
    opened.on("error", () => undefined);
    return opened;
  }

  afterEach(() => socket.terminate());

  test("say what the script says, and what the test says", async () => {
    site.socket("/feed", {
      onOpen: (end) => end.send("hello"),
      onMessage: (text, end) => end.send(`${text} ${end.received.length}`),
    });
    connect("/feed?token=1");
    await until(() => heard.length === 1);
    socket.send("subscribe");
    await until(() => heard.length === 2);
    site.send("/feed", "1.95");
    await until(() => heard.length === 3);
    expect(heard).toEqual(["hello", "subscribe 1", "1.95"]);
  });

  test("are cut, or closed with a code", async () => {
    site.socket("/feed");
    connect("/feed");
    await until(() => socket.readyState === WebSocket.OPEN);
    site.drop();
    await until(() => closed !== undefined);
    expect(closed).toBe(1006);
    site.socket("/feed", { onOpen: (end) => end.close(4000) });
    connect("/feed");
    await until(() => closed !== undefined);
    expect(closed).toBe(4000);
  });

  test("are refused where no script is", async () => {
    connect("/nowhere");
    await until(() => closed !== undefined);
    expect(closed).toBe(1006);
  });
});
