import { clientView } from "./client-view.js";
import type { ApiGuide } from "./guide.js";
import { type Fragment, html } from "./html.js";
import { type JsonNode, nodeAt, textAt } from "./json-node.js";
import type { Page } from "./page.js";
import { code } from "./page-parts.js";
import { provokeAnytime } from "./provoke/anytime.js";

// One text each, printed as it stands.

const keySample = `openssl genrsa -out id_rsa 2048
openssl rsa -in id_rsa -outform PEM -pubout -out id_rsa.pub   # leave this half with the vendor`;

const hashSample = `# The hash an answer must have: the timestamp as printed, a bar, your user name.
printf %s "1478525194.6798|YourUserName" | openssl dgst -sha256 -r | cut -d " " -f 1`;

const pagesSample = `import { paginateAnytime, unwrap } from "@openissuing/anytime";
import { client } from "./client.js";

for await (const { acc_id } of paginateAnytime(client, "/v1.0/accounts")) {
  const params = { path: { id: acc_id } };
  const { body } = await unwrap(client.GET("/v1.0/accounts/{id}/balance", { params }));
  console.log(acc_id, body.balance);
}`;

const webhookSample = `import { createAnytimeWebhooks, WebhookVerificationError } from "@openissuing/anytime";

const webhooks = createAnytimeWebhooks({ username: "YourUserName" });

/** Answers a delivery: 200 once it is handled or came again, 403 when it is forged or too old. */
export async function receive(request: Request): Promise<Response> {
  const body = new Uint8Array(await request.arrayBuffer()); // raw: a parsed body does not verify
  try {
    await webhooks.handle(body, ({ name, event }) => {
      if (name === "card_last_tx") console.log("card", event.body.card_ref);
      else console.log("transfers", event.body["credit-transfers"].length);
    });
    return new Response();
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    return new Response(null, { status: error.code === "ERR_WEBHOOK_REPLAYED" ? 200 : 403 });
  }
}`;

const faultSample = `# The next two calls of getAccount end with 4030210.
curl -sS http://127.0.0.1:4010/_sandbox/faults -H "Content-Type: application/json" \\
  -d '{ "operationId": "getAccount", "code": 4030210, "times": 2 }'`;

function firstCall(page: Page): Fragment {
  const described = (node: JsonNode, name: string) =>
    page.markdown.block(`**\`${name}\`:** ${textAt(node, "description")}`);
  const header = (name: string) => {
    const scheme = nodeAt(page.document.security, name);
    return described(scheme, textAt(scheme, "name"));
  };
  const token = page.markdown.block(textAt(nodeAt(page.document.security, "accessToken"), "description"));
  const envelope = nodeAt(nodeAt(page.document.schemas, "Envelope"), "properties");
  const member = (name: string) => described(nodeAt(envelope, name), name);
  return html`<ol class="steps">
<li><h3>Make a key</h3><p>RSA, 2048 bits. The public half goes to the developer zone of the vendor, the private half stays with you. The sandbox of OpenIssuing makes a pair itself and prints the private half: put that into <code>id_rsa</code>.</p>${code(keySample)}</li>
<li><h3>Sign each request</h3>${header("validationData")}${header("requestSignature")}</li>
<li><h3>Send the access token</h3>${token}</li>
<li><h3>Check the hash of each answer</h3>${member("hash")}${member("timestamp")}${code(hashSample)}</li>
</ol>
<p>The client does the last three: it signs each attempt anew, fetches and renews the token, and refuses an answer whose hash is wrong.</p>
${clientView("@openissuing/anytime")}
<h3 id="first-call">A first call</h3>${code(pagesSample)}`;
}

/** What the page of Anytime says beside its document. */
export const anytimeGuide: ApiGuide = {
  firstCall: { title: "Four steps to the first call", content: firstCall },
  webhooks: { title: "Verify a webhook", content: () => code(webhookSample) },
  provoke: provokeAnytime,
  faults: {
    note: "In the sandbox of OpenIssuing a fault of the control API makes the next calls of an operation end with any of these codes. It takes the operationId, the code, and how many calls it hits.",
    sample: faultSample,
  },
  client: { name: "@openissuing/anytime" },
};
