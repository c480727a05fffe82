/* global document, fetch, location, URLSearchParams */

// Keeps the board up to date the way this site does: it asks the feed for running matches, then for
// the others, and paints both containers anew with the boards of the versions that the feed told of.
// Nothing here goes by ids: they differ between layouts.

const FEED = "/UnderOver_data.aspx";
const refreshMs = Number(document.body.dataset.refreshMs);
const select = document.querySelector("select");
const status = document.querySelector("output");
const boards = document.querySelector("[data-names]");
const [live, today] = boards.children;
let orders = JSON.parse(document.body.dataset.orders);
let round = 0;

/** The two streams: how many updates come between two whole answers, and how far each is. */
const streams = [
  { market: "l", key: "lodds", most: 30 },
  { market: "t", key: "dodds", most: 20 },
];

/** Everything is asked for anew. */
function forget() {
  for (const stream of streams) Object.assign(stream, { k: "k0", v: "v0", updates: 0 });
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
    location.replace(`/Banner.aspx${location.search}`);
    return true;
  }
  const code = { MY: "4", HK: "2", ID: "3", DE: "1", US: "5" }[next.format];
  if (code === undefined || next.format === before.format || code === select.value) return false;
  select.value = code;
  startAfresh();
  return true;
}

async function askFeed({ market, key, most, k, v, updates }, format) {
  const whole = v === "v0" || updates >= most;
  const form = {
    Market: market,
    Sport: 1,
    DT: "",
    RT: whole ? "W" : "U",
    CT: "",
    Game: 0,
    OrderBy: 0,
    OddsType: format,
    MainLeague: 0,
    DispRang: 0,
    [whole ? "k0" : k]: whole ? "v0" : v,
    key,
  };
  const response = await fetch(FEED, { method: "POST", body: new URLSearchParams(form) });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return { text: await response.text(), whole };
}

async function refresh() {
  const own = ++round;
  const format = select.value;
  try {
    for (const stream of streams) {
      const { text, whole } = await askFeed(stream, format);
      if (own !== round) return;
      if (text.startsWith("<")) {
        location.replace("/Login.aspx");
        return;
      }
      [, stream.k = "k0", stream.v = "v0"] = /^k='(k\d+)';v='(v\d+)'/.exec(text) ?? [];
      stream.updates = whole ? 0 : stream.updates + 1;
    }
    const versions = streams
      .filter(({ v }) => v !== "v0")
      .map(({ market, v }) => `&${market}=${v.slice(1)}`);
    const url = `/UnderOver_view?odds=${format}&names=${boards.dataset.names}${versions.join("")}`;
    const response = await fetch(url);
    if (!response.ok) throw new Error(`status ${response.status}`);
    const board = await response.json();
    if (own !== round) return;
    if (obey(JSON.parse(response.headers.get("X-Demo-Orders")))) return;
    live.innerHTML = board.live;
    today.innerHTML = board.today;
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
  live.innerHTML = "";
  today.innerHTML = "";
  forget();
  void refresh();
}

select.addEventListener("change", startAfresh);

// The links only say what a price is; this demo takes no bets.
boards.addEventListener("click", (event) => {
  if (event.target.closest("a") !== null) event.preventDefault();
});

forget();
void keepFresh();
