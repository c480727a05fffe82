/* global document, DOMParser, fetch, clearTimeout, location */

// Keeps the board up to date the way this site does: it asks the feed for what changed, then shows
// the board of the version that the feed told of. Prices are patched where they stand, and a price
// that moved is marked for three seconds. Nothing here goes by ids: they differ between layouts.

const FEED = "/web-root/restricted/odds-display/today-data.aspx";
const CHANGED_MS = 3000;
const refreshMs = Number(document.body.dataset.refreshMs);
const board = document.querySelector("main > div");
const select = document.querySelector("header select");
const status = document.querySelector("header output");
const marked = new WeakMap();
let orders = JSON.parse(document.body.dataset.orders);
let version = 0;
let round = 0;

function mark(span) {
  if (span.parentElement.parentElement.localName !== "span") return;
  span.classList.add("odds-changed");
  clearTimeout(marked.get(span));
  marked.set(
    span,
    setTimeout(() => span.classList.remove("odds-changed"), CHANGED_MS),
  );
}

function patch(old, fresh) {
  if (old.nodeName !== fresh.nodeName || old.childNodes.length !== fresh.childNodes.length) {
    old.replaceWith(fresh);
    return;
  }
  if (old.nodeType === 3) {
    if (old.data === fresh.data) return;
    old.data = fresh.data;
    mark(old.parentElement);
    return;
  }
  const kept = old.classList.contains("odds-changed") ? " odds-changed" : "";
  if (old.className !== fresh.className + kept) old.className = fresh.className + kept;
  const freshChildren = [...fresh.childNodes];
  for (const [index, child] of [...old.childNodes].entries()) patch(child, freshChildren[index]);
}

function bodiesByKey(table) {
  return new Map([...table.tBodies].map((body) => [body.rows[0].id, body]));
}

function patchTable(old, fresh) {
  const existing = bodiesByKey(old);
  let place = old.tBodies[0] ?? null;
  for (const [key, body] of bodiesByKey(fresh)) {
    const known = existing.get(key);
    existing.delete(key);
    if (known === undefined) {
      old.insertBefore(body, place);
      continue;
    }
    if (known === place) place = known.nextElementSibling;
    else old.insertBefore(known, place);
    patch(known, body);
  }
  for (const gone of existing.values()) gone.remove();
}

function show(html, format) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  if (board.childElementCount === 0 || orders.repaint) {
    board.innerHTML = html;
  } else {
    for (const [index, part] of [...board.children].entries()) {
      patchTable(part.firstElementChild, fresh.body.children[index].firstElementChild);
    }
  }
  for (const option of select.options) option.toggleAttribute("selected", option.value === format);
}

/** Does what the demo's levers want of the page. @returns whether the page starts afresh. */
function obey(next) {
  const before = orders;
  orders = next;
  if (next.layout !== before.layout) {
    location.reload();
    return true;
  }
  if (next.format === null || next.format === before.format) return false;
  if (next.format === select.value) return false;
  select.value = next.format;
  startAfresh();
  return true;
}

async function readText(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return { text: await response.text(), headers: response.headers };
}

async function refresh() {
  const own = ++round;
  const format = select.value;
  try {
    const style = select.selectedIndex;
    const full = version === 0 ? 1 : 0;
    const feed = await readText(
      `${FEED}?od-param=2,1,1,1,1,2,1,2,${style}&fi=${full}&v=${version}&dl=${full * 3}`,
    );
    if (own !== round) return;
    if (feed.text.startsWith("<") || feed.text.includes("logout")) {
      location.replace("/logout.aspx");
      return;
    }
    version = Number(/\.on(?:Update|Idle)\(\d+,\[?(\d+)/.exec(feed.text)?.[1] ?? 0);
    const shown = await readText(`/board?odds=${format}${version === 0 ? "" : `&v=${version}`}`);
    if (own !== round) return;
    if (obey(JSON.parse(shown.headers.get("X-Demo-Orders")))) return;
    show(shown.text, format);
    status.textContent = "";
  } catch {
    if (own === round) status.textContent = "No connection, trying again";
  }
}

async function keepFresh() {
  await refresh();
  setTimeout(keepFresh, refreshMs);
}

/** Prices of the old format must not stand beside the name of the new one. */
function startAfresh() {
  board.replaceChildren();
  version = 0;
  void refresh();
}

select.addEventListener("change", startAfresh);

void keepFresh();
