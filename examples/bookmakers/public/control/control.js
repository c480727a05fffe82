/* global document, fetch, location */

// Shows what the control server says, and sends it what the buttons say.

const REFRESH_MS = 1000;
const USUAL = {
  format: null,
  login: false,
  delayMs: 0,
  layout: "usual",
  virtual: true,
  repaint: false,
};
const find = (selector, from = document) => from.querySelector(selector);
const answer = find("#answer");
let paused = false;
let cards;

async function send(action) {
  try {
    const response = await fetch("/control", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(action),
    });
    if (!response.ok) throw new Error(await response.text());
    const { matchId } = await response.json();
    answer.className = matchId === null ? "failed" : "";
    answer.textContent = `${action.action}: ${matchId === null ? "there is no such match for it" : "done"}`;
  } catch (error) {
    answer.className = "failed";
    answer.textContent = `${action.action}: ${error.message}`;
  }
  await refresh();
}

function createOption(value, text) {
  const option = document.createElement("option");
  option.value = value;
  option.textContent = text;
  return option;
}

function leverValue(input) {
  if (input.type === "checkbox") return input.checked;
  if (input.dataset.lever === "delayMs") return Number(input.value);
  return input.value === "" ? null : input.value;
}

function createCard(site, { ports, cases }) {
  const card = find("#site").content.cloneNode(true).firstElementChild;
  const link = find("h2 a", card);
  link.textContent = site;
  link.href = `http://${location.hostname}:${ports[site]}/`;
  if (site === "ibc" && ports.saba !== undefined) {
    const saba = link.cloneNode();
    saba.textContent = "single page";
    saba.href = `http://${location.hostname}:${ports.saba}/`;
    find(".links", card).append(saba);
  }
  for (const item of card.querySelectorAll(".only-cmd, .only-ibc, .not-sbo")) {
    item.hidden = item.matches(
      `.not-${site}, .only-cmd:not(.only-${site}), .only-ibc:not(.only-${site})`,
    );
  }
  for (const input of card.querySelectorAll("[data-lever]")) {
    input.addEventListener("change", () =>
      send({ action: "levers", site, levers: { [input.dataset.lever]: leverValue(input) } }),
    );
  }
  for (const button of card.querySelectorAll("[data-event]")) {
    button.addEventListener("click", () => send({ action: button.dataset.event, site }));
  }
  for (const suspended of [true, false]) {
    find(suspended ? ".suspend" : ".open", card).addEventListener("click", () =>
      send({ action: "suspend", site, matchId: Number(find(".matches", card).value), suspended }),
    );
  }
  const select = find(".cases", card);
  const own = cases.filter(({ sites }) => sites.includes(site));
  select.append(...own.map(({ number, title }) => createOption(number, `${number}. ${title}`)));
  const showSteps = () => {
    const { number, steps } = own.find((item) => item.number === Number(select.value));
    const items = steps.map((name, step) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => {
        for (const other of card.querySelectorAll(".steps .done")) other.classList.remove("done");
        button.classList.add("done");
        void send({ action: "case", site, number, step });
      });
      item.append(button);
      return item;
    });
    find(".steps", card).replaceChildren(...items);
  };
  select.addEventListener("change", showSteps);
  showSteps();
  return card;
}

function showMatches(select, matches) {
  const texts = matches.map(({ matchId, home, away, live, score, suspended }) => [
    String(matchId),
    `${home} v ${away}${live ? ` ${score.home}-${score.away}` : ""}${suspended ? " (suspended)" : ""}`,
  ]);
  const shown = [...select.options].map((option) => `${option.value} ${option.textContent}`);
  if (shown.join("\n") === texts.map((text) => text.join(" ")).join("\n")) return;
  const { value } = select;
  select.replaceChildren(...texts.map(([id, text]) => createOption(id, text)));
  if (texts.some(([id]) => id === value)) select.value = value;
}

function showCard(card, { levers, matches, session }) {
  const live = matches.filter((match) => match.live).length;
  const closed = matches.filter((match) => match.suspended).length;
  find(".facts", card).textContent =
    `${matches.length} matches, ${live} running, ${closed} suspended; session ${session}`;
  for (const input of card.querySelectorAll("[data-lever]")) {
    const value = levers[input.dataset.lever];
    if (input.type === "checkbox") input.checked = value;
    else {
      const text = String(value ?? "");
      if ([...input.options].every((option) => option.value !== text)) {
        input.append(createOption(text, `after ${text} ms`));
      }
      if (input !== document.activeElement) input.value = text;
    }
    input.closest("label").classList.toggle("set", value !== USUAL[input.dataset.lever]);
  }
  const select = find(".matches", card);
  if (select !== document.activeElement) showMatches(select, matches);
}

async function refresh() {
  let status;
  try {
    status = await (await fetch("/control")).json();
  } catch {
    find("#clock").textContent = "No connection, trying again";
    return;
  }
  if (cards === undefined) {
    cards = Object.keys(status.sites).map((site) => [site, createCard(site, status)]);
    find("#sites").append(...cards.map(([, card]) => card));
  }
  paused = status.paused;
  find("#pause").textContent = paused ? "Go on" : "Pause";
  find("#clock").textContent =
    `${new Date(status.now).toLocaleString()}${paused ? ", paused" : ""}`;
  find("#faults").textContent =
    status.faultsSeed === null ? "none" : `running, seed ${status.faultsSeed}`;
  for (const [site, card] of cards) showCard(card, status.sites[site]);
}

async function keepFresh() {
  await refresh();
  setTimeout(keepFresh, REFRESH_MS);
}

for (const button of document.querySelectorAll("[data-send]")) {
  button.addEventListener("click", () => send(JSON.parse(button.dataset.send)));
}
find("#pause").addEventListener("click", () => send({ action: paused ? "resume" : "pause" }));
find("#start-faults").addEventListener("click", () =>
  send({ action: "faults", seed: Number(find("#seed").value) }),
);

void keepFresh();
