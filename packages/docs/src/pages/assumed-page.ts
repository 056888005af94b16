import { html } from "../html.js";
import type { Page } from "../page.js";
import { breakable, evidenceBadge, heading, table } from "../page-parts.js";
import { headsIn } from "./heads.js";
import type { PageDraft } from "./page-draft.js";

/** What the vendor's text does not say: what was chosen there, and all the document marks. Rendered last: the other pages note it. */
export function assumedPage(page: Page, path: string, group: string): PageDraft {
  const rows = page.assumptions.map(
    ({ anchor, name, description }) =>
      html`<tr><th scope="row"><a href="#${anchor}">${breakable(name)}</a></th><td class="wide">${page.markdown.line(description)}</td></tr>`,
  );
  const { assumed } = page.guide;
  const chosen =
    assumed &&
    html`<p><strong>${assumed.title}:</strong> the vendor has confirmed none of it, and its servers may do otherwise.</p>${assumed.content(page)}`;
  const content = html`${chosen}${heading("h2", "inferred", "Marked in the document")}<p>Everything marked ${evidenceBadge("inferred")}: the vendor's text does not say it. Rely on it less, and tell us what you saw.
Smaller readings stand in the descriptions, with the word "inferred".</p>${table("What we assumed", ["Where", "What"], rows)}`;
  return {
    path,
    anchor: "assumed",
    title: "What we assumed",
    summary: "Where the vendor's text is silent or garbled, and what was read into it.",
    content,
    entries: headsIn(content.markup),
    group,
  };
}
