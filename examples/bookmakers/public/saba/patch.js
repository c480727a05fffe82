// Changes elements where they stand, so that what is the same keeps its place in the page.

/** Makes an element like a fresh one, which may lose its children to it. */
export function patch(old, fresh) {
  if (old.nodeType === 3) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  for (const { name, value } of [...fresh.attributes]) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  const known = new Map([...old.children].map((child) => [keyOf(child), child]));
  let place = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const own = findOwn(child, place, known);
    if (own === undefined) {
      old.insertBefore(child, place);
      continue;
    }
    if (own === place) place = place.nextSibling;
    else old.insertBefore(own, place);
    patch(own, child);
  }
  while (place !== null) {
    const gone = place;
    place = place.nextSibling;
    gone.remove();
  }
}

/** Leagues and matches go by their numbers, everything else by its place. */
function keyOf(element) {
  const { leagueid, matchid } = element.dataset;
  return leagueid ?? matchid;
}

function findOwn(child, place, known) {
  const key = child.nodeType === 1 ? keyOf(child) : undefined;
  if (key !== undefined) return known.get(key);
  if (place === null || place.nodeName !== child.nodeName) return undefined;
  const isSame = child.nodeType === 3 || (keyOf(place) === undefined && isLike(place, child));
  return isSame ? place : undefined;
}

/** Tables of another market are other tables. */
function isLike(element, other) {
  return element.className.includes("--in-play") === other.className.includes("--in-play");
}
