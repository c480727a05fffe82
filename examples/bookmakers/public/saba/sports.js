/* global document, DOMParser, clearInterval, fetch, location, setInterval, WebSocket */

// Shows what the socket says. When the socket is cut the page connects again and goes on from where
// it was, with what it has: nobody sends it what it missed.

import { renderBoard } from "./board.js";
import { patch } from "./patch.js";

const SOCKET = `ws://${location.host}/socket.io/?gid=1&token=demo&id=0&rid=2&EIO=3&transport=websocket`;
const BET_TYPES = [1, 3, 5, 7, 8, 15];
const MARKETS = { c1: "L", c2: "T" };
const FORMAT_CODES = { MY: "4", HK: "2", ID: "3", DE: "1", US: "5" };
const IDS = { l: "leagueid", m: "matchid", o: "oddsid" };
const refreshMs = Number(document.body.dataset.refreshMs);
const select = document.querySelector("select");
const status = document.querySelector("output");
const area = document.querySelector("main");
const names = Object.entries(JSON.parse(area.dataset.names));
let orders = JSON.parse(document.body.dataset.orders);
let socket;
let channels;
let isShowDue = false;

/** Nothing is known of either market. */
function forget() {
  const known = channels;
  channels = new Map(
    Object.keys(MARKETS).map((id) => [
      id,
      // Beginnings that were asked for before are still to come.
      { rev: 0, room: undefined, awaited: known?.get(id).awaited ?? 0 },
    ]),
  );
}

function clear(channel) {
  Object.assign(channel, { l: new Map(), m: new Map(), o: new Map() });
}

function take(channel, object) {
  switch (object.type) {
    case "reset":
      clear(channel);
      break;
    case "do":
      channel.o.delete(object.oddsid);
      break;
    case "dm":
      channel.m.delete(object.matchid);
      for (const [id, { matchid }] of channel.o) {
        if (matchid === object.matchid) channel.o.delete(id);
      }
      break;
    case "l":
    case "m":
    case "o": {
      const id = object[IDS[object.type]];
      const kind = channel[object.type];
      kind.set(id, { ...kind.get(id), ...object });
    }
  }
}

/** Objects from a table of names and lists of places in it. */
function unpack([[, , fields], ...tuples]) {
  return tuples.map(([, type, ...pairs]) => {
    const object = { type };
    for (let at = 0; at < pairs.length; at += 2) object[fields[pairs[at]]] = pairs[at + 1];
    return object;
  });
}

function channelOf(room) {
  return [...channels.values()].find((channel) => channel.room === room);
}

function hear([name, body, packed, packedRev]) {
  if (name === "m") {
    const objects = unpack(packed);
    // Packed rooms do not say whose they are: a beginning says so by its matches.
    const market = objects.find(({ marketid }) => marketid !== undefined)?.marketid;
    const id = Object.keys(MARKETS).find((key) => MARKETS[key] === market);
    if (objects[0]?.type === "reset" && id !== undefined)
      hear(["r", [id, body, objects, packedRev]]);
    else hear(["p", [body, objects, packedRev]]);
    return;
  }
  if (name !== "r" && name !== "p") return;
  const [room, objects, rev] = name === "r" ? body.slice(1) : body;
  if (name === "r") {
    const own = channels.get(body[0]);
    own.awaited -= 1;
    // It is in the odds format of before; another one follows.
    if (own.awaited > 0) return;
    own.room = room;
  }
  const channel = channelOf(room);
  if (channel === undefined) return;
  for (const object of objects) take(channel, object);
  channel.rev = rev;
  showSoon();
}

/** Messages of one moment are shown together. */
function showSoon() {
  if (isShowDue) return;
  isShowDue = true;
  setTimeout(show, 0);
}

function show() {
  isShowDue = false;
  const known = [...channels.values()].filter(({ o }) => o !== undefined);
  if (known.length === 0) return;
  const html = names.reduce(
    (text, [old, name]) => text.replaceAll(old, name),
    renderBoard(known, Number(select.value)),
  );
  if (orders.repaint || area.childElementCount === 0) {
    area.innerHTML = html;
  } else {
    patch(
      area.firstElementChild,
      new DOMParser().parseFromString(html, "text/html").body.firstChild,
    );
  }
  for (const option of select.options) {
    option.toggleAttribute("selected", option.value === select.value);
  }
}

function subscribe() {
  for (const channel of channels.values()) channel.awaited += channel.rev === 0 ? 1 : 0;
  const wanted = [...channels].map(([id, { rev }]) => ({
    id,
    rev,
    condition: {
      sporttype: 1,
      marketid: MARKETS[id],
      bettype: BET_TYPES,
      sorting: "n",
      oddstype: Number(select.value),
    },
  }));
  socket.send(`42${JSON.stringify(["subscribe", "odds", wanted])}`);
}

function connect() {
  let pinging;
  let opened = false;
  socket = new WebSocket(SOCKET);
  socket.addEventListener("message", ({ data }) => {
    if (data.startsWith("0")) {
      const { pingInterval } = JSON.parse(data.slice(1));
      const own = socket;
      pinging = setInterval(() => own.send("2"), pingInterval);
    } else if (data === "40") {
      opened = true;
      status.textContent = "";
      for (const channel of channels.values()) channel.awaited = 0;
      subscribe();
    } else if (data.startsWith("42")) {
      hear(JSON.parse(data.slice(2)));
    }
  });
  socket.addEventListener("close", async () => {
    clearInterval(pinging);
    status.textContent = "Reconnecting";
    if (opened || !(await isStranger())) setTimeout(connect, refreshMs);
    else location.replace("/Sports/1/?market=T");
  });
}

/** Says whether the site shows a login page in place of its socket. */
async function isStranger() {
  try {
    const response = await fetch("/socket.io/?EIO=3&transport=polling");
    return (await response.text()).startsWith("<");
  } catch {
    return false;
  }
}

/** Does what the demo's levers want of the page. */
function obey(next) {
  const before = orders;
  orders = next;
  if (next.layout !== before.layout) {
    location.reload();
  } else if (next.moves !== before.moves) {
    location.replace("/Sports/Banner");
  } else if (next.format !== null && next.format !== before.format) {
    if (select.value === FORMAT_CODES[next.format]) return;
    select.value = FORMAT_CODES[next.format];
    startAfresh();
  }
}

async function keepObeying() {
  try {
    const response = await fetch("/Sports/orders");
    const next = response.headers.get("X-Demo-Orders");
    if (next !== null) obey(JSON.parse(next));
  } catch {
    // The site is away; the socket says so.
  }
  setTimeout(keepObeying, refreshMs);
}

/** Prices of the old format must not stand beside the name of the new one. */
function startAfresh() {
  area.replaceChildren();
  forget();
  if (socket.readyState === WebSocket.OPEN) subscribe();
}

select.addEventListener("change", startAfresh);

forget();
connect();
void keepObeying();
