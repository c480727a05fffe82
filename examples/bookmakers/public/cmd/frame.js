/* global document, fetch, location, requestAnimationFrame, URLSearchParams */

// Keeps the list up to date the way this site does: it asks the feed for what changed (and for
// everything now and then), then shows the list of the version that the feed told of. Only a window
// of matches around what can be seen exists in the page; it moves with the scroll bar. Nothing here
// goes by ids: they differ between layouts.

const FEED = "/Member/BetsView/BetLight/DataOdds.ashx";
const FULL_MS = 15_000;
const LEAGUE_HEIGHT = 24;
const LINE_HEIGHT = 58;
const refreshMs = Number(document.body.dataset.refreshMs);
const list = document.querySelector("[data-window]");
const spacer = list.firstElementChild;
const select = document.querySelector("select");
const status = document.querySelector("output");
let orders = JSON.parse(document.body.dataset.orders);

/** Matches with their place: { top, height, html, league: { top, html } }. */
let matches = [];
let painted = "";
let version = "";
let fullAt = 0;
let round = 0;

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

function windowSize() {
  return orders.virtual ? Number(list.dataset.window) : matches.length;
}

function windowStart() {
  const seen = matches.findIndex(({ top, height }) => top + height > list.scrollTop);
  const last = Math.max(0, matches.length - windowSize());
  // A third of the window lies above what can be seen.
  return Math.max(0, Math.min(last, (seen === -1 ? last : seen) - Math.floor(windowSize() / 3)));
}

function paint() {
  const shown = matches.slice(windowStart(), windowStart() + windowSize());
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
  if (html !== painted || orders.repaint) {
    spacer.innerHTML = html;
    painted = html;
  }
  spacer.style.paddingTop = `${offset}px`;
}

/** Does what the demo's levers want of the page. @returns whether the page starts afresh. */
function obey(next) {
  const before = orders;
  orders = next;
  if (next.layout !== before.layout) {
    location.reload();
    return true;
  }
  if (next.moves !== before.moves) {
    location.replace("/Member/Banner.aspx");
    return true;
  }
  if (next.format === null || next.format === before.format) return false;
  if (next.format === select.value) return false;
  select.value = next.format;
  startAfresh();
  return true;
}

async function askFeed(format) {
  const full = version === "" || Date.now() - fullAt >= FULL_MS;
  if (full) fullAt = Date.now();
  const form = {
    fc: 1,
    m_accType: format,
    SystemLanguage: "en-US",
    TimeFilter: 0,
    m_gameType: "S_",
    m_SortByTime: 0,
    m_LeagueList: "",
    SingleDouble: "double",
    clientTime: full ? "" : version,
    c: "A",
    fav: "",
    exlist: 0,
    keywords: "",
    m_sp: 0,
  };
  const response = await fetch(FEED, { method: "POST", body: new URLSearchParams(form) });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const text = await response.text();
  return text.startsWith("<") ? { a: false } : JSON.parse(text);
}

async function refresh() {
  const own = ++round;
  const format = select.value;
  try {
    const news = await askFeed(format);
    if (own !== round) return;
    if (!news.a) {
      location.replace("/Member/Login.aspx");
      return;
    }
    version = news.t;
    const response = await fetch(`/Member/BetOdds/HdpDouble_view?odds=${format}&v=${version}`);
    if (!response.ok) throw new Error(`status ${response.status}`);
    const board = await response.json();
    if (own !== round) return;
    if (obey(JSON.parse(response.headers.get("X-Demo-Orders")))) return;
    layOut(board);
    paint();
    for (const option of select.options) {
      option.toggleAttribute("selected", option.value === format);
    }
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
  matches = [];
  paint();
  version = "";
  void refresh();
}

select.addEventListener("change", startAfresh);

list.addEventListener("scroll", () => requestAnimationFrame(paint));

void keepFresh();
