/* global document, fetch */

// Keeps the board up to date the way this site does: both containers are painted anew.

const refreshMs = Number(document.body.dataset.refreshMs);
const live = document.getElementById("oTableContainer_L");
const today = document.getElementById("oTableContainer_D");
const boards = document.getElementById("boards");
const select = document.getElementById("selOddsType");
const status = document.getElementById("status");

async function refresh() {
  const format = select.value;
  try {
    const response = await fetch(`/UnderOver_view?odds=${format}&names=${boards.dataset.names}`);
    if (!response.ok) throw new Error(`status ${response.status}`);
    const board = await response.json();
    if (select.value !== format) return;
    live.innerHTML = board.live;
    today.innerHTML = board.today;
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
  live.innerHTML = "";
  today.innerHTML = "";
  void refresh();
});

// The links only say what a price is; this demo takes no bets.
boards.addEventListener("click", (event) => {
  if (event.target.closest("a") !== null) event.preventDefault();
});

setTimeout(keepFresh, refreshMs);
