import { clientView } from "./client-view.js";
import type { ApiGuide } from "./guide.js";
import { type Fragment, html } from "./html.js";
import { nodeAt, textAt } from "./json-node.js";
import type { Page } from "./page.js";
import { code } from "./page-parts.js";
import { provokeBrocard } from "./provoke/brocard.js";

// One text each, printed as it stands.
const pagesSample = `import { paginateBrocard, unwrap } from "@openissuing/brocard";
import { client } from "./client.js";

const { data } = await unwrap(client.GET("/api/v2/company/bins"));
console.log(data.map(({ bin }) => bin));

// Numbered pages or cursors: the path decides, the client walks either.
for await (const refund of paginateBrocard(client, "/api/v2/refunds")) console.log(refund.amount);`;

const webhookSample = `import {
  type BrocardClient,
  createBrocardWebhooks,
  unwrap,
  WebhookVerificationError,
} from "@openissuing/brocard";

// The address you register: https://you.example/brocard/<secret>
const webhooks = createBrocardWebhooks({ secret: "the-secret-in-the-address" });

/** Answers a delivery. \`address\`: of the sender, from the connection or from a proxy of your own. */
export async function receive(client: BrocardClient, request: Request, address: string) {
  const delivery = { url: request.url, body: await request.text(), address };
  try {
    await webhooks.handle(delivery, async ({ name, event }) => {
      if (name !== "payment") return;
      // The webhook is a hint to look: what counts is what the API says.
      const params = { path: { payment_id: event.id } };
      const payment = await unwrap(client.GET("/api/v2/payments/{payment_id}", { params }));
      console.log(payment.state.label, payment.decline);
    });
    return new Response();
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    return new Response(null, { status: error.code === "ERR_WEBHOOK_REPLAYED" ? 200 : 403 });
  }
}`;

const faultSample = `# The next two calls of getCard end with 429.
curl -sS http://127.0.0.1:4010/_sandbox/faults -H "Content-Type: application/json" \\
  -d '{ "api": "brocard", "operationId": "getCard", "code": 429, "times": 2 }'`;

function firstCall(page: Page): Fragment {
  const key = page.markdown.block(textAt(nodeAt(page.document.security, "apiKey"), "description"));
  return html`<ol class="steps">
<li><h3>Make a key</h3><p>In the profile, on the tab API. It does what its user may do, so make it for the user the program acts for.</p></li>
<li><h3>Send it with each request</h3>${key}</li>
</ol>
<p>The client sends the key, walks pages, reads refusals by field, and repeats what is safe to repeat.</p>
${clientView("@openissuing/brocard")}
<h3 id="first-call">A first call</h3>${code(pagesSample)}`;
}

const verify =
  () => html`<p><strong>The vendor signs nothing and sends no secret.</strong> Whoever learns the address you registered can post whatever they like to it; no library can tell such a message from a real one. What can be done:</p>
<ul>
<li>Put a secret of your own into the address and have each delivery show it. Make it with <code>openssl rand -hex 32</code>, keep it out of logs, register by https only.</li>
<li>Let in only the addresses the vendor sends from, once you know them: <code>allowedAddresses</code>. The vendor states none.</li>
<li>Read the payment or refund back before you rely on it.</li>
</ul>${code(webhookSample)}`;

/** What the page of Brocard says beside its document. */
export const brocardGuide: ApiGuide = {
  firstCall: { title: "Two steps to the first call", content: firstCall },
  webhooks: { title: "Check where a webhook comes from", content: verify },
  provoke: provokeBrocard,
  faults: {
    note: "The vendor has no error codes: the status is what tells failures apart, and status 422 names the fields. In the sandbox of OpenIssuing a fault of the control API makes the next calls of an operation end with 400, 401, 403, 404, 405, 408, 422, 429, 500 or 503. Without one, a wrong key leads to 401, an identifier nobody has to 404, a missing member to 422, createUser in a tenant with the roleId 4 to 403, and a call beyond the rateLimit of the tenant to 429.",
    sample: faultSample,
  },
  client: { name: "@openissuing/brocard" },
};
