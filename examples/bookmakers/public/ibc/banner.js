/* global document, location */

// The odds come back with the next update.

setTimeout(
  () => location.replace(document.querySelector("a").href),
  Number(document.body.dataset.refreshMs),
);
