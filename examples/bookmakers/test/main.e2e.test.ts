import { spawn } from "node:child_process";
import { connect } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

describe("main", () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    test(`ends cleanly on ${signal} while a connection is open`, async () => {
      const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
        cwd: ROOT,
        env: { ...process.env, BOOKMAKERS_PORT: "0" },
        stdio: ["ignore", "pipe", "inherit"],
      });
      const exited = new Promise<Exit>((resolve) =>
        child.once("exit", (code, by) => resolve({ code, signal: by })),
      );
      const urls: URL[] = [];
      for await (const text of createInterface({ input: child.stdout })) {
        const { url } = JSON.parse(text) as { url?: string };
        if (url !== undefined) urls.push(new URL(url));
        if (urls.length === 4) break;
      }
      const socket = connect(Number(urls[1]?.port), "127.0.0.1");
      socket.on("error", () => undefined);
      await new Promise((resolve) => socket.once("connect", resolve));
      child.kill(signal);
      expect(await exited).toEqual({ code: 0, signal: null });
    });
  }
});
