/** Longest line shown; what a site wrote into a name must not flood a terminal. */
const MAX_LENGTH = 400;

const LEVELS: Readonly<Record<number, string>> = {
  10: "trace ",
  20: "debug ",
  30: "",
  40: "WARN ",
  50: "ERROR ",
  60: "FATAL ",
};

/** Fields that every line of a JSON log carries and no reader of a terminal wants. */
const BOILERPLATE = new Set(["level", "time", "pid", "hostname", "name", "msg", "v"]);

/**
 * Turns one line of a process's output into text for a terminal: a pino JSON line becomes its
 * level (from warnings up), its message and its fields as `key=value`; any other line stays.
 * Control characters become spaces, so that no name from a web page can steer the terminal.
 *
 * @param line One line without its line break.
 * @param hidden Fields to leave out.
 * @returns At most 400 characters.
 */
export function formatLogLine(line: string, hidden: readonly string[] = []): string {
  const record = parseRecord(line);
  const text = record === undefined ? line : formatRecord(record, hidden);
  // eslint-disable-next-line no-control-regex -- control characters are the point
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trimEnd();
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH - 1)}…` : clean;
}

function parseRecord(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) && typeof value["level"] === "number" ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function formatRecord(record: Record<string, unknown>, hidden: readonly string[]): string {
  const message = typeof record["msg"] === "string" ? record["msg"] : "";
  const fields = Object.entries(record)
    .filter(([key]) => !BOILERPLATE.has(key) && !hidden.includes(key))
    .map(([key, value]) => `${key}=${formatValue(value)}`);
  return [`${LEVELS[Number(record["level"])] ?? ""}${message}`, ...fields].join(" ");
}

function formatValue(value: unknown): string {
  if (typeof value === "string") return /[\s"]/.test(value) ? JSON.stringify(value) : value;
  if (isRecord(value) && typeof value["message"] === "string") return formatValue(value["message"]);
  return JSON.stringify(value);
}
