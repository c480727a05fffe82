/** Query parameters: each one known, given once and valid, or refused by name. */
import { err, ok, type Result } from "arb-core";
import { z } from "zod";

/** Why a query is refused. */
export interface QueryError {
  /** The parameter's name, cut to 64 characters. */
  readonly parameter: string;
  readonly message: string;
}

const MAX_PAGE = 1000;

function count(min: number, max: number, fallback: number) {
  const range = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, range)
    .transform(Number)
    .pipe(z.int().min(min, range).max(max, range))
    .default(fallback);
}

/** The parameters of a list in pages. */
export const pageQuery = z.object({
  /** At most this many items. */
  limit: count(1, MAX_PAGE, 100),
  /** So many items are left out at the beginning. */
  offset: count(0, 999_999_999, 0),
});

/** For paths that take no parameters. */
export const noQuery = z.object({});

/** Reads the query of a request's URL with a schema that says which parameters there are. */
export function readQuery<Shape extends z.ZodRawShape>(
  url: string,
  schema: z.ZodObject<Shape>,
): Result<z.output<z.ZodObject<Shape>>, QueryError> {
  const start = url.indexOf("?");
  const given = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(start < 0 ? "" : url.slice(start))) {
    const parameter = name.slice(0, 64);
    if (!Object.hasOwn(schema.shape, name)) {
      return err({ parameter, message: "is not a parameter of this path" });
    }
    if (given.has(name)) return err({ parameter, message: "must be given once" });
    given.set(name, value);
  }
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return err({
    parameter: String(issue?.path[0] ?? ""),
    message: issue?.message ?? "is not valid",
  });
}
