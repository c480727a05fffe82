// What the page shows, from what its socket said.

const BET_TYPES = [1, 3, 5, 7, 8, 15];
const HEADS = ["HDP", "O/U", "1X2", "1H HDP", "1H O/U", "1H 1X2"];
const AMERICAN = 5;
const OFFSET_SECONDS = 8 * 3600;

/** Renders both markets; `format` is the code of the odds format. */
export function renderBoard(channels, format) {
  return `<div class="c-odds-page">${channels.map((channel) => renderTable(channel, format)).join("")}</div>`;
}

function renderTable({ l, m, o }, format) {
  const matches = [...m.values()];
  if (matches.length === 0) return "";
  const running = matches[0].marketid === "L";
  const odds = Map.groupBy([...o.values()], ({ matchid }) => matchid);
  const leagues = [...Map.groupBy(matches, ({ leagueid }) => leagueid)].sort(
    ([a], [b]) => l.get(a).sort - l.get(b).sort,
  );
  const heads = ["Time", "Event", ...HEADS].map((text) => `<span>${text}</span>`).join("");
  return `<div class="c-odds-table c-odds-table--sport1${running ? " c-odds-table--in-play" : ""}"><div class="c-odds-table__head">${heads}</div>${leagues
    .map(
      ([leagueid, own]) =>
        `<div class="c-league" data-leagueid="${leagueid}"><div class="c-league__header"><span class="c-league__name">${escapeHtml(l.get(leagueid).leaguenameen)}</span></div>${own
          .sort((a, b) => a.kickofftime - b.kickofftime || a.matchid - b.matchid)
          .map((match) => renderMatch(match, odds.get(match.matchid) ?? [], format))
          .join("")}</div>`,
    )
    .join("")}</div>`;
}

function renderMatch(match, odds, format) {
  const running = match.marketid === "L";
  const score = running
    ? `<div class="c-match-score"><span class="c-text">${match.livehomescore}-${match.liveawayscore}</span></div>`
    : "";
  return `<div class="c-match${running ? " c-in-play" : ""}" data-matchid="${match.matchid}"><div class="c-match__info"><div class="c-match-time">${timeText(match)}</div>${score}</div><div class="c-match__team">${renderTeam(match.homenameen, match.homered)}${renderTeam(match.awaynameen, match.awayred)}</div><div class="c-match__odds-group">${renderLines(odds, format)}</div></div>`;
}

function renderTeam(name, redCards) {
  return `<div class="c-team-name">${escapeHtml(name)}${'<i class="c-icon-redcard"></i>'.repeat(redCards)}</div>`;
}

function timeText(match) {
  if (match.marketid !== "L") {
    const time = new Date((match.kickofftime + OFFSET_SECONDS) * 1000);
    return match.haslive === 1
      ? `<span class="c-live">LIVE</span> ${hourText(time)}`
      : `${twoDigits(time.getUTCMonth() + 1)}/${twoDigits(time.getUTCDate())} ${hourText(time)}`;
  }
  if (match.csstatus === "1") return "H.Time";
  const minute = Math.floor((Date.now() / 1000 - match.livetimer) / 60);
  const injury = match.injurytime > 0 ? `+${match.injurytime}` : "";
  return `${match.liveperiod}H${Math.min(45, Math.max(1, minute))}'${injury}`;
}

function hourText(time) {
  const hours = time.getUTCHours();
  const half = hours < 12 ? "AM" : "PM";
  return `${twoDigits(hours % 12 === 0 ? 12 : hours % 12)}:${twoDigits(time.getUTCMinutes())}${half}`;
}

function twoDigits(value) {
  return String(value).padStart(2, "0");
}

/** The n-th line of a match has the n-th odds of each type. */
function renderLines(odds, format) {
  const byType = BET_TYPES.map((type) =>
    odds.filter(({ bettype }) => bettype === type).sort((a, b) => a.oddsid - b.oddsid),
  );
  const count = Math.max(1, ...byType.map((own) => own.length));
  return Array.from({ length: count }, (_, line) => {
    const columns = byType.map(
      (own, index) =>
        `<div class="c-bettype-col" data-bt="${BET_TYPES[index]}">${renderOdds(own[line], format)}</div>`,
    );
    return `<div class="c-match__odds">${columns.join("")}</div>`;
  }).join("");
}

function renderOdds(item, format) {
  if (item === undefined) return "";
  const buttons = buttonsOf(item);
  const open = item.oddsstatus === "running";
  return buttons
    .map(([side, goal, price, decimal]) => {
      const negative = price < 0 ? " c-odds--negative" : "";
      const text = priceText(price, decimal ? undefined : format);
      return `<div class="c-odds-button" data-odds-status="${item.oddsstatus}" data-grey-out="${!open}"><span class="c-text-goal">${goal}</span><span class="c-odds${negative}" data-moid="${item.oddsid}-${side}">${text}</span></div>`;
    })
    .join("");
}

/** Side, text beside it, price, and whether that is decimal whatever the format. */
function buttonsOf(item) {
  const { bettype, hdp1, hdp2, odds1a, odds2a, com1, comx, com2 } = item;
  switch (bettype) {
    case 1:
    case 7:
      return [
        ["h", hdp2 > 0 ? "" : sizeText(hdp1), odds1a],
        ["a", hdp2 > 0 ? sizeText(hdp2) : "", odds2a],
      ];
    case 3:
    case 8:
      return [
        ["o", sizeText(hdp1), odds1a],
        ["u", "u", odds2a],
      ];
    default:
      return [
        ["1", "", com1, true],
        ["2", "", com2, true],
        ["x", "", comx, true],
      ];
  }
}

function sizeText(size) {
  return Number.isInteger(size * 2) ? String(size) : `${size - 0.25}/${size + 0.25}`;
}

function priceText(price, format) {
  if (price === 0) return "";
  if (format !== AMERICAN) return price.toFixed(2);
  return price > 0 ? `+${price}` : String(price);
}

function escapeHtml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
