import { type Html, html } from "./html.js";
import { type JsonNode, textAt } from "./json-node.js";
import type { Page } from "./page.js";
import { evidenceBadge } from "./page-parts.js";

/** A host and what is there. `anchor`: of the section that lists it. */
export function serverView(page: Page, anchor: string, server: JsonNode): Html {
  const [url, description] = [textAt(server, "url"), textAt(server, "description")];
  const isInferred = server["x-evidence"] === "inferred";
  if (isInferred) page.assumptions.push({ anchor, name: url, description });
  return html`<li><code>${url}</code> ${page.markdown.line(description)}${isInferred && html` ${evidenceBadge("inferred")}`}</li>`;
}
