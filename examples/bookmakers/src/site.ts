/** The three demo bookmakers, in the order of their ports. */
export const SITES = ["sbo", "ibc", "cmd"] as const;

/** One of the three demo bookmakers. */
export type Site = (typeof SITES)[number];

/** Something that each bookmaker has one of. */
export type PerSite<T> = Record<Site, T>;

/** Builds one value for each bookmaker, in the order of `SITES`. */
export function perSite<T>(build: (site: Site) => T): PerSite<T> {
  return { sbo: build("sbo"), ibc: build("ibc"), cmd: build("cmd") };
}
