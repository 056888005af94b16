import { taskGuides } from "./guides/index.js";
import { type Html, html } from "./html.js";
import type { RenderedApi } from "./pages/api-pages.js";
import { amountOf } from "./pages/start-page.js";

/** What the site is, in a sentence. */
export const siteSummary =
  "Open contracts for card-issuing and banking APIs whose vendors publish none that machines can read.";

function apiCard({ api, parts }: RenderedApi): Html {
  const documents = parts.map(({ pages }) => pages.page.document);
  const sum = (count: (document: (typeof documents)[number]) => number) =>
    documents.reduce((total, document) => total + count(document), 0);
  const operations = sum((document) => document.operations.length);
  const webhooks = sum((document) => document.webhooks.length);
  const shared = parts.length > 1 && html` ${parts.length} documents.`;
  return html`<li><a href="@/${api.name}/index.html">${api.title}</a><p>${api.summary}</p><p>${amountOf(operations, webhooks)}.${shared}</p></li>`;
}

/** The first page of the site: what this is, the APIs, and the guides by task. */
export function landingContent(apis: readonly RenderedApi[]): Html {
  const guides = taskGuides.map(
    ({ slug, summary, title }) => html`<li><a href="@/guides/${slug}.html">${title}</a><p>${summary}</p></li>`,
  );
  return html`<h1>OpenIssuing</h1><p class="lead">${siteSummary}</p>
<ul>
<li><strong>Document:</strong> OpenAPI 3.1, written by hand from the vendor's prose. It tells what the vendor states and what is inferred.</li>
<li><strong>Client:</strong> <code>npm install @openissuing/anytime</code> – typed, and signs or encrypts where the vendor asks for it.</li>
<li><strong>Sandbox:</strong> <code>npx @openissuing/sandbox</code> – behaves like the vendor on your machine, without an account or a network.</li>
<li><strong>Contract tests:</strong> <code>npx @openissuing/contract-tests run</code> – judges the sandbox, your own fake or the vendor's test environment.</li>
</ul>
<h2 id="apis">Pick an API</h2>
<ul class="cards">${apis.map(apiCard)}</ul>
<h2 id="guides">By task</h2>
<ul class="cards">${guides}</ul>
<p>The documents, and everything made from them: <a href="https://github.com/openissuing/openissuing">github.com/openissuing/openissuing</a>. For language models: <a href="@/llms.txt">llms.txt</a>.</p>`;
}
