/** Whether this is a build machine: `CI` is set, and neither to `0` nor to `false`. */
export function inCi(): boolean;
