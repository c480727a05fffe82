/** A value in a script that carries data; undefined is a hole in an array. */
export type JsValue =
  string | number | undefined | readonly JsValue[] | { readonly [key: string]: JsValue };

/** Prints a value the way old sites do: single quotes, and holes in arrays for what is missing. */
export function printJs(value: JsValue): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return quote(value);
  if (isList(value)) {
    // A comma after a last hole; without one the array would be shorter.
    const end = value.length > 0 && value.at(-1) === undefined ? "," : "";
    return `[${value.map(printJs).join(",")}${end}]`;
  }
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}:${printJs(item)}`)
    .join(",")}}`;
}

function isList(value: object): value is readonly JsValue[] {
  return Array.isArray(value);
}

function quote(text: string): string {
  const escaped = text
    .replaceAll(/['\\]/g, "\\$&")
    .replaceAll(
      /[\p{Cc}\u2028\u2029<]/gu,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
  return `'${escaped}'`;
}
