/** Escapes text for HTML, inside elements and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** What a whole page needs. */
export interface PageParts {
  readonly title: string;
  /** The id of the body, where the site has one. */
  readonly bodyId?: string;
  /** Addresses of the style sheet and, where there is one, the script. */
  readonly style: string;
  readonly script?: string;
  /** How often the script asks for news, in ms. */
  readonly refreshMs: number;
  /** What the levers want of the page at first, where it has a script that obeys. */
  readonly orders?: string;
  readonly body: string;
}

/** Renders a whole page. Only `title` and the addresses are escaped here. */
export function renderPage(parts: PageParts): string {
  const id = parts.bodyId === undefined ? "" : ` id="${escapeHtml(parts.bodyId)}"`;
  const script =
    parts.script === undefined
      ? ""
      : `<script type="module" src="${escapeHtml(parts.script)}"></script>`;
  const orders = parts.orders === undefined ? "" : ` data-orders="${escapeHtml(parts.orders)}"`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(parts.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${escapeHtml(parts.style)}">
</head>
<body${id} data-refresh-ms="${parts.refreshMs}"${orders}>
${parts.body}
${script}
</body>
</html>
`;
}

/** Renders a select whose chosen option carries the `selected` attribute. */
export function renderSelect(
  id: string,
  options: readonly { readonly value: string; readonly text: string }[],
  selected: string,
): string {
  const items = options.map(
    ({ value, text }) =>
      `<option value="${escapeHtml(value)}"${value === selected ? " selected" : ""}>${escapeHtml(text)}</option>`,
  );
  return `<select id="${escapeHtml(id)}" autocomplete="off">${items.join("")}</select>`;
}

/** Gives ids and classes other names, as a new release of a site does: pairs of old and new. */
export function renameMarkup(html: string, names: Readonly<Record<string, string>>): string {
  return Object.entries(names).reduce((text, [old, name]) => text.replaceAll(old, name), html);
}
