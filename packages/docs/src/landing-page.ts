import { readDocument } from "./api-document.js";
import { html } from "./html.js";
import { textAt } from "./json-node.js";
import { layout } from "./layout.js";

/** The first page of the site as text: what this is, and the APIs it has a page for. `bundles`: documents by API. */
export function landingPage(bundles: ReadonlyMap<string, unknown>, css: string): string {
  const description =
    "Open contracts for card-issuing and banking APIs whose vendors publish none that machines can read.";
  const cards = [...bundles].map(([name, bundle]) => {
    const { info, operations, webhooks } = readDocument(bundle);
    return html`<li><a href="${name}/index.html">${textAt(info, "title")}</a><p>${textAt(info, "summary")}</p>
<p>${operations.length} operations, ${webhooks.length} webhooks.</p></li>`;
  });
  return layout({
    title: "OpenIssuing",
    description,
    css,
    toRoot: "",
    contents: undefined,
    main: html`<h1>OpenIssuing</h1><p class="lead">${description}</p>
<p>For each API: an OpenAPI 3.1 document written by hand, a typed client that signs where the vendor asks for it, a sandbox on your machine that behaves like the vendor, contract tests, and a page here. All of them come from the document or are checked against it.</p>
<h2>APIs</h2>
<ul class="cards">${cards}</ul>
<p>The documents, and everything made from them: <a href="https://github.com/openissuing/openissuing">github.com/openissuing/openissuing</a>.</p>`,
  });
}
