/* global document, fetch, requestAnimationFrame */

// Keeps the list up to date the way this site does: the server sends all of it, and only a window
// of matches around what can be seen exists in the page. The window moves with the scroll bar.

const LEAGUE_HEIGHT = 24;
const LINE_HEIGHT = 58;
const refreshMs = Number(document.body.dataset.refreshMs);
const list = document.getElementById("oddsList");
const spacer = document.getElementById("oddsListSpacer");
const select = document.getElementById("OddsType");
const status = document.getElementById("status");
const windowMatches = Number(list.dataset.window);

/** Matches with their place: { top, height, html, league: { top, html } }. */
let matches = [];
let painted = "";

function layOut(board) {
  const placed = [];
  let top = 0;
  for (const { html, matches: own } of board) {
    const league = { top, html };
    top += LEAGUE_HEIGHT;
    for (const match of own) {
      const height = match.lines * LINE_HEIGHT;
      placed.push({ top, height, html: match.html, league });
      top += height;
    }
  }
  matches = placed;
  spacer.style.height = `${top}px`;
}

function windowStart() {
  const seen = matches.findIndex(({ top, height }) => top + height > list.scrollTop);
  const last = Math.max(0, matches.length - windowMatches);
  // A third of the window lies above what can be seen.
  return Math.max(0, Math.min(last, (seen === -1 ? last : seen) - Math.floor(windowMatches / 3)));
}

function paint() {
  const shown = matches.slice(windowStart(), windowStart() + windowMatches);
  const first = shown[0];
  let html = "";
  let league;
  for (const match of shown) {
    if (match.league !== league) html += match.league.html;
    league = match.league;
    html += match.html;
  }
  // The league of the first match is always there, just above it.
  const offset = first === undefined ? 0 : first.top - LEAGUE_HEIGHT;
  if (html !== painted) {
    spacer.innerHTML = html;
    painted = html;
  }
  spacer.style.paddingTop = `${offset}px`;
}

async function refresh() {
  const format = select.value;
  try {
    const response = await fetch(`/Member/BetOdds/HdpDouble_view?odds=${format}`);
    if (!response.ok) throw new Error(`status ${response.status}`);
    const board = await response.json();
    if (select.value !== format) return;
    layOut(board);
    paint();
    for (const option of select.options) {
      option.toggleAttribute("selected", option.value === format);
    }
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
  matches = [];
  paint();
  void refresh();
});

list.addEventListener("scroll", () => requestAnimationFrame(paint));

void keepFresh();
