import { clientView } from "./client-view.js";
import type { ApiGuide } from "./guide.js";
import { type Fragment, html } from "./html.js";
import { nodeAt, textAt } from "./json-node.js";
import type { Page } from "./page.js";

function firstCall({ document, markdown }: Page): Fragment {
  const basic = markdown.block(textAt(nodeAt(document.security, "basicCredentials"), "description"));
  return html`<ol class="steps">
<li><h3>Take the right pair of credentials</h3>${basic}<p>The private pair makes forms and payments and stays on your server. The public pair makes tokens and reads transactions.</p></li>
<li><h3>Get a token for a card</h3><p>Who is not certified for PCI DSS sends the payer to a form (<a href="#createHostedPayment"><code>createHostedPayment</code></a>) and reads the token (<a href="#getTransaction"><code>getTransaction</code></a>). Who is certified may make it (<a href="#createCardToken"><code>createCardToken</code></a>), from the device of the payer.</p></li>
<li><h3>Go on with Treezor Connect</h3><p><a href="@treezor-connect#createTopupCard"><code>createTopupCard</code></a> takes the token. <a href="#createOrder"><code>createOrder</code></a> is of the legacy flow.</p></li>
</ol>
${clientView("@openissuing/treezor/hipay")}`;
}

const verify = () =>
  html`<p>Nothing: it comes through the browser of the payer, who can open any of the addresses. Show a page by it, and take the outcome from the webhooks of <a href="@treezor-connect#webhooks">Treezor Connect</a> or from <a href="#getTransaction"><code>getTransaction</code></a>.</p>`;

/** What the pages of Treezor HiPay say beside its document. */
export const treezorHipayGuide: ApiGuide = {
  firstCall: { title: "Three steps to the first payment", content: firstCall },
  webhooks: { title: "What a redirection proves", content: verify },
  client: { name: "@openissuing/treezor/hipay" },
};
