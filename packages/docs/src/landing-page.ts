import { taskGuides } from "./guides/index.js";
import { type Html, html } from "./html.js";
import { code } from "./page-parts.js";
import type { RenderedApi } from "./pages/api-pages.js";
import { amountOf } from "./pages/start-page.js";
import { playedApis } from "./played-apis.js";

/** What the site is, in a sentence. */
export const siteSummary =
  "Open contracts for card-issuing and banking APIs whose vendors publish none that machines can read.";

// One text each, printed as it stands.

const startSample = `npx @openissuing/sandbox   # stays; the rest in another terminal`;

const callSample = `# A customer of Brocard with a key of your choice, and a first call.
curl -sSf http://127.0.0.1:4010/_sandbox/tenants -H "Content-Type: application/json" \\
  -d '{ "api": "brocard", "apiKey": "try-me" }'
curl -sSf http://127.0.0.1:4010/brocard/api/v2/company/bins -H "Authorization: Bearer try-me"`;

const played = new Set(playedApis.values());

function apiCard({ api, parts }: RenderedApi): Html {
  const documents = parts.map(({ pages }) => pages.page.document);
  const sum = (count: (document: (typeof documents)[number]) => number) =>
    documents.reduce((total, document) => total + count(document), 0);
  const operations = sum((document) => document.operations.length);
  const webhooks = sum((document) => document.webhooks.length);
  const shared = parts.length > 1 && html` ${parts.length} documents.`;
  const missing = !played.has(api.name) && html` Document and client; not yet in the sandbox and the contract tests.`;
  return html`<li><a href="@/${api.name}/index.html">${api.title}</a><p>${api.summary}</p><p>${amountOf(operations, webhooks)}.${shared}${missing}</p></li>`;
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
<h2 id="start">In a minute</h2>
<p>Nothing but Node 20.19 or later is needed: no account, no keys.</p>${code(startSample)}${code(callSample)}
<p>With the sandbox running, the reference of Anytime, Brocard and VaultsPay can send requests to it from the page. <a href="@/guides/test-against-the-sandbox.html">What else it can do</a>.</p>
<h2 id="guides">By task</h2>
<ul class="cards">${guides}</ul>
<p>The documents, and everything made from them: <a href="https://github.com/openissuing/openissuing">github.com/openissuing/openissuing</a>. For language models: <a href="@/llms.txt">llms.txt</a>.</p>`;
}
