import { z } from "zod";

/** How the demo bookmakers are started. */
export interface Config {
  /** The address to listen on. */
  readonly host: string;
  /** The control server's port; the bookmakers take the four that follow. 0: any free ports. */
  readonly port: number;
  /** Where chance begins. */
  readonly seed: number;
  /** How often the market moves and the pages ask for news, in ms. */
  readonly tickMs: number;
  /** The seed of the faults that happen by themselves; undefined: none do. */
  readonly faultsSeed: number | undefined;
}

const schema = z.object({
  BOOKMAKERS_HOST: z.string().min(1).default("127.0.0.1"),
  BOOKMAKERS_PORT: z.coerce.number().int().min(0).max(65_531).default(8100),
  SEED: z.coerce.number().int().min(0).max(0xffff_ffff).default(1),
  TICK_MS: z.coerce.number().int().min(20).max(600_000).default(1000),
  FAULTS_SEED: z.coerce.number().int().min(0).max(0xffff_ffff).optional(),
});

/**
 * Reads the configuration from environment variables.
 *
 * @throws ZodError that names every variable that cannot be read.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const values = schema.parse(env);
  return {
    host: values.BOOKMAKERS_HOST,
    port: values.BOOKMAKERS_PORT,
    seed: values.SEED,
    tickMs: values.TICK_MS,
    faultsSeed: values.FAULTS_SEED,
  };
}
