/**
 * Whether this is a build machine: `CI` is set, and neither to `0` nor to `false`.
 *
 * @returns {boolean}
 */
export function inCi() {
  return !["", "0", "false"].includes((process.env.CI ?? "").toLowerCase());
}
