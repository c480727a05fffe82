/** Names that several teams go by, found when a registry is made. */
import { sportOf } from "./registry-team.ts";
import type { NameClaim } from "./team-lookup.ts";
import { compareText } from "../text.ts";

/** What can tell teams of one name apart. */
export type CollisionScope = "sport" | "source" | "country" | "squad";

/** A name that more than one team goes by: alone it identifies none of them. */
export interface AliasCollision {
  /** The normalized name. */
  readonly name: string;
  /** Sorted. */
  readonly teamIds: readonly string[];
  /**
   * What has to be known besides the name to tell all of them apart, sorted. Empty when nothing
   * tells: two teams of one country that every source calls so. By `squad` a club is told from a
   * team that is registered as one of its sides, "Ajax" from "Jong Ajax": the name is the club's.
   */
  readonly toldApartBy: readonly CollisionScope[];
}

/** The collisions among the confirmed names, sorted by name. */
export function findCollisions(
  names: Iterable<readonly [string, readonly NameClaim[]]>,
): AliasCollision[] {
  const collisions: AliasCollision[] = [];
  for (const [name, claims] of names) {
    const confirmed = claims.filter((claim) => sourcesOf(claim).length > 0);
    if (confirmed.length < 2) continue;
    collisions.push({
      name,
      teamIds: confirmed.map(({ team }) => team.id).sort(compareText),
      toldApartBy: scopesBetween(confirmed),
    });
  }
  return collisions.sort((a, b) => compareText(a.name, b.name));
}

function scopesBetween(claims: readonly NameClaim[]): CollisionScope[] {
  const needed = new Set<CollisionScope>();
  for (const [index, a] of claims.entries()) {
    for (const b of claims.slice(index + 1)) {
      const scope = scopeBetween(a, b);
      if (scope === undefined) return [];
      needed.add(scope);
    }
  }
  return [...needed].sort(compareText);
}

function scopeBetween(a: NameClaim, b: NameClaim): CollisionScope | undefined {
  if (sportOf(a.team) !== sportOf(b.team)) return "sport";
  const sources = new Set(sourcesOf(a));
  if (!sourcesOf(b).some((source) => sources.has(source))) return "source";
  if (a.isPlain !== b.isPlain) return "squad";
  const [home, other] = [a.team.country, b.team.country];
  // Where both may play in one league, the league's own is taken: the country still tells.
  return home === undefined || other === undefined || home === other ? undefined : "country";
}

/** The sources that use a name, `undefined` standing for all that have none of their own. */
function sourcesOf({ general, bySource }: NameClaim): (string | undefined)[] {
  const own = [...bySource].filter(([, status]) => status === "confirmed");
  return [...(general === "confirmed" ? [undefined] : []), ...own.map(([source]) => source)];
}
