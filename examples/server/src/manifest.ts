/** The server's name and version, from its package.json. */
import { readFileSync } from "node:fs";
import { z } from "zod";

const manifest = z
  .object({ name: z.string(), version: z.string() })
  .parse(JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")));

/** The package's name. */
export const NAME: string = manifest.name;
/** The package's version. */
export const VERSION: string = manifest.version;
