/* global document, location */

// The odds come back with the next update.

setTimeout(
  () => location.replace("/Member/BetOdds/HdpDouble.aspx"),
  Number(document.body.dataset.refreshMs),
);
