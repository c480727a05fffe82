/** What the server takes from the environment: one schema, read once, at the start. */
import { readFileSync } from "node:fs";
import { isIPv4 } from "node:net";
import { DEFAULT_POLICY, err, ok, type Result } from "arb-core";
import { z } from "zod";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** A bearer token as RFC 6750 writes it, with room for any visible ASCII letter. */
const TOKEN = /^[\x21-\x7e]{1,4096}$/;

function integer(min: number, max: number, fallback: number) {
  return z
    .string()
    .regex(/^\d{1,15}$/, "must be a whole number")
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .default(fallback);
}

const token = z
  .string()
  .regex(TOKEN, "must be 1 to 4096 visible ASCII letters without spaces")
  .optional();

/** Every variable that the server knows; others are left alone. Times are in milliseconds. */
const environment = z
  .object({
    /** The address to listen on. Beyond loopback both tokens are needed. */
    HOST: z.string().max(255).default("127.0.0.1"),
    /** 0 takes any free port. */
    PORT: integer(0, 65_535, 8000),
    /** What workers show at the upgrade: `Authorization: Bearer …`. `WORKER_TOKEN_FILE` likewise. */
    WORKER_TOKEN: token,
    /** What readers of the REST interface show. `VIEWER_TOKEN_FILE` likewise. */
    VIEWER_TOKEN: token,
    /** How often each worker is pinged; one that is silent for 2.5 times as long is dropped. */
    HEARTBEAT_MS: integer(10, 3_600_000, 5000),
    /** Quotes older than this leave the book. */
    MAX_AGE_MS: integer(1, 86_400_000, DEFAULT_POLICY.maxAgeMs),
    /** The least margin that is reported, in percent. Without it the engine's own. */
    MIN_MARGIN: z
      .string()
      .regex(/^\d{1,3}(\.\d{1,9})?$/, "must be a percentage such as 0.5")
      .transform(Number)
      .pipe(z.number().min(0).max(100))
      .optional(),
    /**
     * 2, or 3 to look for home, draw and away as well. Whoever bets must then read `legs`:
     * `leg_1` and `leg_2` are two of three bets.
     */
    MAX_LEGS: z
      .enum(["2", "3"])
      .default("2")
      .transform((legs): 2 | 3 => (legs === "3" ? 3 : 2)),
    /** `system`, or `messages` for replays: then it is as late as the last message says. */
    CLOCK: z.enum(["system", "messages"]).default("system"),
    /** Where everything that the engine is told is written down, a line each. Default: nowhere. */
    RECORD_FILE: z.string().max(4096).optional(),
    LOG_LEVEL: z.enum(LOG_LEVELS).default("info"),
    /** Sockets, registered or not. */
    MAX_CONNECTIONS: integer(1, 100_000, 1000),
    /** Origins of web pages that may open a socket, separated by commas. Default: none. */
    ALLOWED_ORIGINS: z
      .string()
      .transform((list) => list.split(",").map((origin) => origin.trim()))
      .pipe(z.array(z.url("must be a list of origins such as https://example.org")))
      .default([]),
    /** How long a socket may stay open without registering. */
    REGISTER_TIMEOUT_MS: integer(10, 3_600_000, 5000),
    /** Messages and control frames that one socket may send in the long run. */
    MESSAGES_PER_SECOND: integer(1, 1_000_000, 50),
    /** Messages and control frames that one socket may send at once. */
    MESSAGE_BURST: integer(1, 1_000_000, 200),
    /** After a broadcast, changes are gathered for this long. */
    CONFLATE_MS: integer(0, 60_000, 50),
    /** A socket with more bytes than this waiting gets the newest list only, once it reads. */
    SLOW_READER_BYTES: integer(1, 1_000_000_000, 1024 * 1024),
    /** A socket that stays above SLOW_READER_BYTES for this long is closed. */
    SLOW_READER_MS: integer(10, 3_600_000, 10_000),
    /** How long a shutdown waits for peers to close before it cuts them off. */
    SHUTDOWN_GRACE_MS: integer(0, 600_000, 5000),
  })
  .refine(
    (env) =>
      isLoopback(env.HOST) || (env.WORKER_TOKEN !== undefined && env.VIEWER_TOKEN !== undefined),
    {
      path: ["HOST"],
      message:
        "is reachable from other machines, which needs WORKER_TOKEN and VIEWER_TOKEN; " +
        "set both, or listen on 127.0.0.1",
    },
  )
  .transform((env) => ({
    host: env.HOST,
    port: env.PORT,
    workerToken: env.WORKER_TOKEN,
    viewerToken: env.VIEWER_TOKEN,
    heartbeatMs: env.HEARTBEAT_MS,
    maxAgeMs: env.MAX_AGE_MS,
    minMargin: env.MIN_MARGIN,
    maxLegs: env.MAX_LEGS,
    clock: env.CLOCK,
    recordFile: env.RECORD_FILE,
    logLevel: env.LOG_LEVEL,
    maxConnections: env.MAX_CONNECTIONS,
    allowedOrigins: env.ALLOWED_ORIGINS,
    registerTimeoutMs: env.REGISTER_TIMEOUT_MS,
    messagesPerSecond: env.MESSAGES_PER_SECOND,
    messageBurst: env.MESSAGE_BURST,
    conflateMs: env.CONFLATE_MS,
    slowReaderBytes: env.SLOW_READER_BYTES,
    slowReaderMs: env.SLOW_READER_MS,
    shutdownGraceMs: env.SHUTDOWN_GRACE_MS,
  }));

/** The settings of one server; {@link readConfig} makes them. */
export type ServerConfig = Readonly<z.output<typeof environment>>;

const SECRETS = ["WORKER_TOKEN", "VIEWER_TOKEN"] as const;

/** Whether only this machine can reach a server that listens on `host`. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));
}

/**
 * Reads the settings from the environment. An empty variable counts as absent. A secret may stand
 * in a file that `WORKER_TOKEN_FILE` or `VIEWER_TOKEN_FILE` names.
 *
 * @returns the settings, or one sentence for each thing that is wrong; no sentence shows a value.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): Result<ServerConfig, readonly string[]> {
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && value !== "") given.set(name, value);
  }

  const problems: string[] = [];
  for (const name of SECRETS) {
    const file = given.get(`${name}_FILE`);
    if (file === undefined) continue;
    if (given.has(name)) {
      problems.push(`${name} and ${name}_FILE are both set: set one`);
      continue;
    }
    try {
      given.set(name, readFileSync(file, "utf8").trim());
    } catch {
      problems.push(`${name}_FILE names a file that cannot be read`);
    }
  }
  if (problems.length > 0) return err(problems);

  const parsed = environment.safeParse(Object.fromEntries(given));
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues.map((issue) => `${issue.path.slice(0, 1).join("")} ${issue.message}`),
  );
}
