import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { FakeClock } from "../src/fake-clock.ts";
import { createSessionPool, PAGE_STATE } from "../src/scraper-session.ts";
import { openSession } from "../src/session-context.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sessions-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const proxies = [{ url: "http://one.test:8000" }, { url: "http://two.test:8000" }];

describe("createSessionPool()", () => {
  test("uses one session until it is retired, then another with the next proxy", async () => {
    const pool = createSessionPool({ proxies });
    const first = await pool.getSession();
    expect(await pool.getSession()).toBe(first);
    first.retire();
    const second = await pool.getSession();
    expect(second.id).not.toBe(first.id);
    expect([first, second].map(({ proxyInfo }) => proxyInfo)).toEqual(proxies);
  });

  test("gives a session up after as many failures in a row as it is told", async () => {
    const pool = createSessionPool({ maxErrors: 2 });
    const session = await pool.getSession();
    session.markBad();
    session.markGood();
    session.markBad();
    expect(session.isUsable()).toBe(true);
    session.markBad();
    expect(session.isUsable()).toBe(false);
    expect(await pool.getSession()).not.toBe(session);
  });

  test("goes on with the page state of the process before, and a new session has none", async () => {
    const file = join(folder, "session.json");
    const before = createSessionPool({ file });
    (await before.getSession()).userData[PAGE_STATE] = { cookies: [], origins: [] };
    await before.save();
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    const pool = createSessionPool({ file });
    const session = await pool.getSession();
    expect(session.userData).toEqual({ [PAGE_STATE]: { cookies: [], origins: [] } });
    session.retire();
    expect((await pool.getSession()).userData).toEqual({});
  });

  test("begins without a past where the file is none of ours", async () => {
    const file = join(folder, "session.json");
    await writeFile(file, "{");
    expect((await createSessionPool({ file }).getSession()).userData).toEqual({});
    await createSessionPool({ file }).save();
    expect(await readFile(file, "utf8")).toBe("{");
  });

  test("throws when sessions may not fail at all", () => {
    expect(() => createSessionPool({ maxErrors: 0 })).toThrow(
      "Cannot create session pool: maxErrors must be at least 1, was 0",
    );
  });
});

describe("openSession()", () => {
  test("without a pool gives the context that everybody gets", async () => {
    const session = await openSession(undefined, { locale: "en-GB" });
    expect(session.contextOptions).toEqual({ locale: "en-GB" });
  });

  test("gives proxy and page state to the context", async () => {
    const url = "http://someone:word@one.test:8000";
    const pool = createSessionPool({ proxies: [{ url }] });
    (await pool.getSession()).userData[PAGE_STATE] = { cookies: [], origins: [] };
    expect((await openSession(pool, {})).contextOptions).toEqual({
      storageState: { cookies: [], origins: [] },
      proxy: { server: "http://one.test:8000", username: "someone", password: "word" },
    });
  });

  test("counts a session as good once, however often its page is read", async () => {
    let good = 0;
    const session = { id: "1", userData: {}, isUsable: () => true, markGood: () => (good += 1) };
    const other = { markBad: () => undefined, retire: () => undefined };
    const getSession = () => Promise.resolve({ ...session, ...other });
    const open = await openSession({ getSession });
    open.markGood();
    open.markGood();
    expect(good).toBe(1);
  });

  test("keeps the page's state unless the session was retired", async () => {
    const pool = createSessionPool();
    const state = { cookies: [{ name: "a" }], origins: [] };
    const page = {
      context: () => ({ storageState: () => Promise.resolve(state) }),
    } as unknown as Page;
    const session = await pool.getSession();
    const open = await openSession(pool);
    await open.keepState(page, new FakeClock());
    expect(session.userData[PAGE_STATE]).toBe(state);
    open.retire();
    session.userData[PAGE_STATE] = "as it was";
    await open.keepState(page, new FakeClock());
    expect(session.userData[PAGE_STATE]).toBe("as it was");
  });
});
