/**
 * Which listings are connected: a listing with every listing of another bookmaker in the fixtures
 * that its own has an accepted link to. Whatever one bookmaker's listing does not reach of a
 * fixture, which is its own bookmaker's, any other bookmaker's does; so two voices of a fixture say
 * all that it has to say, however many it has.
 */
import type { Fixture, GraphListing } from "./fixture.ts";

/** Listings by the fixtures that they stand in; no fixture without any. */
export type Component = ReadonlyMap<Fixture, readonly GraphListing[]>;

/** The connected components of all listings of some fixtures. */
export function componentsOf(fixtures: readonly Fixture[]): Component[] {
  const left = new Map(fixtures.map((fixture) => [fixture, fixture.voices()]));
  const components: Component[] = [];
  for (const fixture of fixtures) {
    let [start] = left.get(fixture) ?? [];
    while (start !== undefined) {
      components.push(takeComponent(fixture, start, left));
      [start] = left.get(fixture) ?? [];
    }
  }
  return components;
}

/** Moves what a listing is connected with from what is left to its component. */
function takeComponent(
  fixture: Fixture,
  start: GraphListing,
  left: Map<Fixture, readonly GraphListing[]>,
): Component {
  const component = new Map<Fixture, readonly GraphListing[]>();
  const voices: (readonly [Fixture, string])[] = [];
  const take = (from: Fixture, belongs: (listing: GraphListing) => boolean): void => {
    const rest = left.get(from);
    if (rest === undefined || rest.length === 0) return;
    const taken = rest.filter(belongs);
    const [first] = taken;
    if (first === undefined) return;
    left.set(from, taken.length === rest.length ? [] : rest.filter((one) => !belongs(one)));
    const before = component.get(from);
    component.set(from, before === undefined ? taken : [...before, ...taken]);
    const second = taken.find(({ provider }) => provider !== first.provider);
    voices.push([from, first.provider]);
    if (second !== undefined) voices.push([from, second.provider]);
  };
  take(fixture, (listing) => listing === start);
  for (const [from, provider] of voices) {
    from.eachLinkAndOwn((other, { isAccepted }) => {
      if (isAccepted) take(other, (listing) => listing.provider !== provider);
    });
  }
  return component;
}
