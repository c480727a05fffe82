/**
 * Events by their ids. The meetings of two teams on one day share an id and are numbered by their
 * kick-offs, so an event that comes or goes can change the ids of others.
 */
import { compareNumbers } from "./listing-identity.ts";
import type { MatchedEvent } from "./matched-event.ts";
import { compareText } from "../text.ts";

/** What changed among the events. */
export interface Rematch {
  /** The events that are new, or that were composed anew. */
  readonly changed: readonly MatchedEvent[];
  /**
   * The ids that no event has any more, and for each the event that most of its listings now stand
   * in, `undefined` where that is none or not one.
   */
  readonly gone: ReadonlyMap<string, string | undefined>;
}

const NONE: readonly MatchedEvent[] = [];

/** Events that come and go, numbered where they share an id. */
export class EventNumbers {
  /** By id before numbering. */
  readonly #unnumbered = new Map<string, readonly MatchedEvent[]>();
  /** By id before numbering, as of the last {@link renumber}. */
  readonly #numbered = new Map<string, readonly MatchedEvent[]>();
  readonly #touched = new Set<string>();

  /** Takes an event in; its id is that of a first meeting. */
  add(event: MatchedEvent): void {
    this.#replace(event.id, (this.#unnumbered.get(event.id) ?? NONE).concat(event));
  }

  /** Lets an event go that was taken in. */
  delete(event: MatchedEvent): void {
    const others = this.#unnumbered.get(event.id) ?? NONE;
    this.#replace(
      event.id,
      others.filter((other) => other !== event),
    );
  }

  /** All events as of the last {@link renumber}. */
  events(): MatchedEvent[] {
    return [...this.#numbered.values()].flat();
  }

  /** Numbers the events whose ids were touched, and says what is not as it was. */
  renumber(): Rematch {
    const before: MatchedEvent[] = [];
    const changed: MatchedEvent[] = [];
    for (const id of this.#touched) {
      before.push(...(this.#numbered.get(id) ?? NONE));
      const events = numberMeetings(this.#unnumbered.get(id) ?? NONE);
      changed.push(...events);
      if (events.length === 0) this.#numbered.delete(id);
      else this.#numbered.set(id, events);
    }
    this.#touched.clear();
    const ids = new Set(changed.map(({ id }) => id));
    const gone = before.filter(({ id }) => !ids.has(id));
    return { changed, gone: findSuccessors(gone, changed) };
  }

  #replace(id: string, events: readonly MatchedEvent[]): void {
    if (events.length === 0) this.#unnumbered.delete(id);
    else this.#unnumbered.set(id, events);
    this.#touched.add(id);
  }
}

/** Numbers the events that share an id by their kick-offs; the first keeps the id. */
function numberMeetings(events: readonly MatchedEvent[]): readonly MatchedEvent[] {
  if (events.length < 2) return events;
  return events
    .toSorted(compareMeetings)
    .map((event, index) => (index === 0 ? event : { ...event, id: `${event.id}:${index + 1}` }));
}

function compareMeetings(a: MatchedEvent, b: MatchedEvent): number {
  return (
    compareNumbers(a.startsAt ?? Infinity, b.startsAt ?? Infinity) ||
    compareText(a.league, b.league) ||
    compareText(a.members[0]?.provider ?? "", b.members[0]?.provider ?? "") ||
    compareText(a.members[0]?.listing.id ?? "", b.members[0]?.listing.id ?? "")
  );
}

/** The events that most of the listings of others now stand in, where that is one. */
function findSuccessors(
  gone: readonly MatchedEvent[],
  changed: readonly MatchedEvent[],
): ReadonlyMap<string, string | undefined> {
  if (gone.length === 0) return new Map();
  // A listing may stand in an event as another object than before: its name is what stays.
  const shared = new Map(gone.map((event) => [event, new Map<string, number>()]));
  const standing = groupMembers(gone);
  for (const { id, members } of changed) {
    for (const { provider, listing } of members) {
      for (const event of standing.get(provider)?.get(listing.id ?? "") ?? NONE) {
        const counts = shared.get(event);
        counts?.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
  }
  return new Map([...shared].map(([{ id }, counts]) => [id, greatestOf(counts)]));
}

/** By bookmaker and id of a listing: the events that it stands in. */
function groupMembers(
  events: readonly MatchedEvent[],
): ReadonlyMap<string, ReadonlyMap<string, readonly MatchedEvent[]>> {
  const standing = new Map<string, Map<string, readonly MatchedEvent[]>>();
  for (const event of events) {
    for (const { provider, listing } of event.members) {
      const ids = standing.get(provider) ?? new Map<string, readonly MatchedEvent[]>();
      const id = listing.id ?? "";
      standing.set(provider, ids.set(id, [...(ids.get(id) ?? NONE), event]));
    }
  }
  return standing;
}

/** What is counted most often, if that is one. */
function greatestOf(counts: ReadonlyMap<string, number>): string | undefined {
  const [best, second] = [...counts].sort(([, a], [, b]) => b - a);
  return best === undefined || best[1] === second?.[1] ? undefined : best[0];
}
