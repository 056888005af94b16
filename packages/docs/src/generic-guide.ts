import type { DocumentGuide } from "./guide.js";
import { type Fragment, html } from "./html.js";
import { type JsonNode, nodeAt, textAt } from "./json-node.js";
import type { Page } from "./page.js";

const kinds: Readonly<Record<string, string>> = {
  mutualTLS: "Client certificate (mutual TLS)",
  oauth2: "OAuth 2.0",
  openIdConnect: "OpenID Connect",
};

function titleOf(scheme: JsonNode): Fragment {
  const [type, kind] = [textAt(scheme, "type"), textAt(scheme, "scheme")];
  if (type === "apiKey") return html`<code>${textAt(scheme, "name")}</code> in the ${textAt(scheme, "in")}`;
  if (type !== "http") return kinds[type] ?? type;
  return html`<code>Authorization: ${kind.charAt(0).toUpperCase() + kind.slice(1)} …</code>`;
}

function firstCall(page: Page): Fragment {
  const { security } = page.document;
  const steps = Object.keys(security).map((name) => {
    const scheme = nodeAt(security, name);
    return html`<li><h3>${titleOf(scheme)}</h3>${page.markdown.block(textAt(scheme, "description"))}</li>`;
  });
  return html`<p>What a request carries, as the document tells it:</p><ol class="steps">${steps}</ol>`;
}

/** What can be said of any document: its security schemes. */
export const genericGuide: DocumentGuide = {
  firstCall: { title: "What a request needs", content: firstCall },
};
