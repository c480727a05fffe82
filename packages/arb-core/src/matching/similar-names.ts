/**
 * Which of the names that are listed at the moment resemble one another, kept while names come
 * and go. It is the same for any order in which they came.
 *
 * Two names are compared where they share a *key*: a word, the start of a word, its first letter
 * and its end, or their initials. A key that very many names share says nothing of any of them and
 * joins none, so a feed of ten thousand names that are nearly the same costs no more than one of
 * ten thousand different ones; those names match where they are equal.
 */
import { prepareName, scoreWithoutContradiction, type PreparedName } from "../names/similarity.ts";
import type { NameWord } from "../names/team.ts";
import type { TeamIdentity } from "./team-identity.ts";
import type { TeamRegistry } from "../registry/team-registry.ts";
import { compareText } from "../text.ts";

/** Names that resemble each other less than this are different names. */
export const LEAST_RESEMBLANCE = 0.3;

/** Keys that more names share join none. Real days have some 5,000 names, and starts of words that 100 share. */
export const MAX_SHARING = 200;

/** One name that is listed, and what it resembles. */
interface NameNode {
  readonly identity: TeamIdentity;
  /** Every spelling that is known of it. */
  readonly forms: readonly PreparedName[];
  readonly keys: readonly string[];
  readonly similar: Map<NameNode, number>;
  /** How many listings have it. */
  uses: number;
}

/** The names that are listed, of all sports and squads; those of different ones never resemble. */
export class SimilarNames {
  readonly #registry: TeamRegistry;
  readonly #nodes = new Map<string, NameNode>();
  readonly #sharing = new Map<string, Set<NameNode>>();
  readonly #changed = new Set<string>();

  readonly #maxSharing: number;

  constructor(registry: TeamRegistry, maxSharing: number = MAX_SHARING) {
    this.#registry = registry;
    this.#maxSharing = maxSharing;
  }

  /** Counts a name in, as often as it is listed. */
  add(identity: TeamIdentity): void {
    const known = this.#nodes.get(identity.spelling);
    if (known !== undefined) {
      known.uses += 1;
      return;
    }
    const node: NameNode = {
      identity,
      forms: prepareForms(identity, this.#registry),
      keys: keysOf(identity, this.#registry),
      similar: new Map(),
      uses: 1,
    };
    this.#nodes.set(identity.spelling, node);
    for (const key of node.keys) {
      let sharing = this.#sharing.get(key);
      if (sharing === undefined) {
        sharing = new Set();
        this.#sharing.set(key, sharing);
      }
      sharing.add(node);
    }
    for (const other of this.#sharingWith(node)) this.#compare(node, other);
    // A key that came to be shared by too many joins no longer.
    for (const key of node.keys) {
      const sharing = this.#sharing.get(key);
      if (sharing?.size === this.#maxSharing + 1) this.#compareAll(sharing);
    }
  }

  /** Counts a name out. */
  remove({ spelling }: TeamIdentity): void {
    const node = this.#nodes.get(spelling);
    if (node === undefined) return;
    node.uses -= 1;
    if (node.uses > 0) return;
    this.#nodes.delete(spelling);
    for (const other of node.similar.keys()) other.similar.delete(node);
    for (const shared of node.keys) {
      const sharing = this.#sharing.get(shared);
      sharing?.delete(node);
      if (sharing?.size === 0) this.#sharing.delete(shared);
      // And one that few enough share joins again.
      if (sharing?.size === this.#maxSharing) this.#compareAll(sharing);
    }
  }

  /** How alike two listed names are: 1 for the same, `undefined` for different ones. */
  scoreOf(a: TeamIdentity, b: TeamIdentity): number | undefined {
    if (a.key === b.key) return 1;
    const second = this.#nodes.get(b.spelling);
    return second && this.#nodes.get(a.spelling)?.similar.get(second);
  }

  /** The keys of a listed name and of all that resemble it. */
  *similarTo({ key, spelling }: TeamIdentity): Generator<string> {
    yield key;
    for (const { identity } of this.#nodes.get(spelling)?.similar.keys() ?? []) yield identity.key;
  }

  /** The spellings whose resemblances changed since the last call, the added ones aside. */
  takeChanged(): string[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  *#sharingWith(node: NameNode): Generator<NameNode> {
    const seen = new Set<NameNode>([node]);
    for (const key of node.keys) {
      const sharing = this.#sharing.get(key);
      if (sharing === undefined || sharing.size > this.#maxSharing) continue;
      for (const other of sharing) {
        if (seen.has(other)) continue;
        seen.add(other);
        yield other;
      }
    }
  }

  /** Looks again at every two names that share a key whose worth has changed. */
  #compareAll(sharing: ReadonlySet<NameNode>): void {
    const nodes = [...sharing];
    for (const [index, a] of nodes.entries()) {
      for (const b of nodes.slice(index + 1)) {
        const before = a.similar.get(b);
        if (this.#joins(a, b)) this.#compare(a, b);
        else {
          a.similar.delete(b);
          b.similar.delete(a);
        }
        if (a.similar.get(b) === before) continue;
        this.#changed.add(a.identity.spelling).add(b.identity.spelling);
      }
    }
  }

  #joins(a: NameNode, b: NameNode): boolean {
    return a.keys.some(
      (key) => b.keys.includes(key) && (this.#sharing.get(key)?.size ?? 0) <= this.#maxSharing,
    );
  }

  #compare(a: NameNode, b: NameNode): void {
    if (a.similar.has(b)) return;
    const score = compareForms(a, b, this.#registry);
    if (score < LEAST_RESEMBLANCE) return;
    a.similar.set(b, score);
    b.similar.set(a, score);
  }
}

/**
 * How alike two names are, by any spelling that is known of them; 0 where the registry parts them.
 */
function compareForms(a: NameNode, b: NameNode, registry: TeamRegistry): number {
  if (areKnownApart(a.identity, b.identity, registry)) return 0;
  let best = 0;
  for (const one of a.forms) {
    for (const other of b.forms) best = Math.max(best, scoreWithoutContradiction(one, other));
  }
  return best;
}

/** Whether the registry says that two names are of different teams. */
export function areKnownApart(a: TeamIdentity, b: TeamIdentity, registry: TeamRegistry): boolean {
  if (a.team !== undefined && b.team !== undefined) return a.team.id !== b.team.id;
  return (
    (a.team !== undefined && registry.isRejected(a.team.id, b.base)) ||
    (b.team !== undefined && registry.isRejected(b.team.id, a.base))
  );
}

function prepareForms(identity: TeamIdentity, registry: TeamRegistry): PreparedName[] {
  return formsOf(identity, registry).map((words) => prepareName(words, registry.weights));
}

/** Every spelling that is known of a name. */
export function formsOf(
  { team, words }: TeamIdentity,
  registry: TeamRegistry,
): readonly (readonly NameWord[])[] {
  return team === undefined ? [words] : registry.namesOf(team);
}

/** What two names must share one of to be compared; a name with letters of two scripts has none. */
export function keysOf(identity: TeamIdentity, registry: TeamRegistry): string[] {
  if (identity.isMixedScript) return [];
  const keys = new Set<string>();
  for (const words of formsOf(identity, registry)) {
    const texts = words.map(({ text }) => text);
    for (const text of [...texts, texts.join("")]) {
      keys.add(`=${text}`);
      keys.add(`^${text.slice(0, 3)}`);
      keys.add(`$${text.slice(0, 1)}${text.slice(-3)}`);
    }
    keys.add(`=${texts.map((text) => text.slice(0, 1)).join("")}`);
    // "Paris SG" is "PSG": a short word may be initials already.
    keys.add(`=${texts.map((text) => (text.length <= 3 ? text : text.slice(0, 1))).join("")}`);
  }
  return [...keys].map((key) => `${identity.squad}${key}`).sort(compareText);
}
