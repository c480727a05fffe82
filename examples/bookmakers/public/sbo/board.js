/* global document, DOMParser, fetch, clearTimeout */

// Keeps the board up to date the way this site does: prices are patched where they stand, and a
// price that moved is marked for three seconds.

const CHANGED_MS = 3000;
const refreshMs = Number(document.body.dataset.refreshMs);
const board = document.getElementById("module-odds-display");
const select = document.getElementById("odds-style");
const status = document.getElementById("board-status");
const marked = new WeakMap();

function mark(span) {
  if (!span.classList.contains("odds-value")) return;
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
  if (board.childElementCount === 0) {
    board.append(...fresh.body.childNodes);
  } else {
    for (const id of ["odds-display-live", "odds-display-nonlive"]) {
      patchTable(
        document.getElementById(id).firstElementChild,
        fresh.getElementById(id).firstElementChild,
      );
    }
  }
  for (const option of select.options) option.toggleAttribute("selected", option.value === format);
}

async function refresh() {
  const format = select.value;
  try {
    const response = await fetch(`/board?odds=${format}`);
    if (!response.ok) throw new Error(`status ${response.status}`);
    const html = await response.text();
    if (select.value !== format) return;
    show(html, format);
    status.textContent = "";
  } catch {
    status.textContent = "No connection, trying again";
  }
}

async function keepFresh() {
  await refresh();
  setTimeout(keepFresh, refreshMs);
}

select.addEventListener("change", () => {
  // Prices of the old format must not stand beside the name of the new one.
  board.replaceChildren();
  void refresh();
});

setTimeout(keepFresh, refreshMs);
