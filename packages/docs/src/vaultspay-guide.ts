import { choicesView } from "./choices-view.js";
import { clientView } from "./client-view.js";
import type { ApiGuide } from "./guide.js";
import { type Fragment, html } from "./html.js";
import { nodeAt, textAt } from "./json-node.js";
import type { Page } from "./page.js";
import { code } from "./page-parts.js";
import { provokeVaultsPay } from "./provoke/vaultspay.js";
import { cardLifeView } from "./vaultspay-card-life.js";
import { vaultspayChoices } from "./vaultspay-choices.js";

// One text each, printed as it stands.

/** Every step of the encryption, for those who write a client of their own; a test runs it. */
export const stepsSample = `const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const base64 = (data: ArrayBuffer | Uint8Array) => btoa(String.fromCharCode(...new Uint8Array(data)));

/** Sends one encrypted request. \`headers\`: Authorization, once there is a token. \`publicKey\`: the vendor's, in Base64. */
export async function send(url: string, headers: Record<string, string>, body: unknown, publicKey: string) {
  // 1. An AES key and an initialisation vector, both new for each request.
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  // 2. The 32 bytes of the key, encrypted for the vendor.
  const rsa = { name: "RSA-OAEP", hash: "SHA-256" };
  const vendor = await crypto.subtle.importKey("spki", bytes(publicKey), rsa, false, ["wrapKey"]);
  const wrapped = await crypto.subtle.wrapKey("raw", key, vendor, rsa);
  // 3. The body; WebCrypto appends the tag of 128 bits by itself. A GET has none.
  const plain = new TextEncoder().encode(JSON.stringify(body));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain);
  const answer = await fetch(url, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      "content-type": "application/json",
      "x-device-os": "SAAS",
      "x-device-id": "17", // number of your app
      "x-session-nonce": base64(iv),
      "x-auth-signature": base64(wrapped),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify({ encryptedData: base64(sealed) }) }),
  });
  // 4. The answer: the same key, a vector of its own. A refusal of the headers (1018) is plain.
  const content = await answer.json();
  const nonce = answer.headers.get("x-session-nonce");
  if (nonce === null) throw new Error(\`plain answer, code \${content.code}\`);
  const opened = { name: "AES-GCM", iv: bytes(nonce) };
  const text = await crypto.subtle.decrypt(opened, key, bytes(content.encryptedData));
  return JSON.parse(new TextDecoder().decode(text));
}`;

const pagesSample = `import { paginateVaultsPay, unwrap } from "@openissuing/vaultspay";
import { client } from "./client.js";

for await (const account of paginateVaultsPay(client, "/be/api/v1/accounts")) {
  console.log(account.id, account.currencyCode);
}
const { data } = await unwrap(client.GET("/pcs/api/v1/card-tiers"));
console.log(data.map(({ id, title }) => \`\${id} \${title}\`));`;

const webhookSample = `import { createVaultsPayWebhooks, WebhookVerificationError } from "@openissuing/vaultspay";

const webhooks = createVaultsPayWebhooks({ secret: ["the-secret-registered", "the-one-that-rotates-out"] });

/** Answers a delivery: 200 once it is handled or came again, 403 when it is forged. */
export async function receive(request: Request): Promise<Response> {
  // The text as it came: a parsed body does not verify.
  const delivery = { body: await request.text(), signature: request.headers.get("VaultsPay-Signature") };
  try {
    await webhooks.handle(delivery, ({ name, event }) => {
      if (name === "card_status") console.log(event.card.last_four_digits, event.status.current.code);
      else console.log(event.refId, event.status);
    });
    return new Response();
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    return new Response(null, { status: error.code === "ERR_WEBHOOK_REPLAYED" ? 200 : 403 });
  }
}`;

const faultSample = `# The next two calls of createCard end with 1012.
curl -sS http://127.0.0.1:4010/_sandbox/faults -H "Content-Type: application/json" \\
  -d '{ "api": "vaultspay", "operationId": "createCard", "code": 1012, "times": 2 }'`;

function firstCall(page: Page): Fragment {
  const token = page.markdown.block(textAt(nodeAt(page.document.security, "accessToken"), "description"));
  return html`<ol class="steps">
<li><h3>Get the keys of your app</h3><p>Client id, client secret and the number of the app are in the vendor's dashboard, the vendor's RSA public key comes with them. The sandbox prints all four.</p></li>
<li><h3>Encrypt each request, open each answer</h3><p>The client does it. <a href="#about">About</a> tells the steps and which of them are our reading; as code:</p>${code(stepsSample)}</li>
<li><h3>Log in</h3><p><a href="#login"><code>login</code></a> is encrypted like every other call. Its answer is the only one without <code>data</code>.</p></li>
<li><h3>Send the access token</h3>${token}</li>
</ol>
<p>The client does all of it: it takes a fresh key for each attempt, logs in, renews the token, refuses an answer that does not open, and walks pages.</p>
${clientView("@openissuing/vaultspay")}
<h3 id="first-call">A first call</h3>${code(pagesSample)}`;
}

const verify =
  () => html`<p>The vendor's text is silent about signatures. What the document assumes: the header <code>VaultsPay-Signature</code> holds the HMAC-SHA256 of the raw body under the shared secret, in small hexadecimal letters. While a secret is replaced, either is good.
The signature covers no time, so a copy verifies as well: the client remembers what it took for a day.</p>${code(webhookSample)}`;

/** What the page of VaultsPay says beside its document. */
export const vaultspayGuide: ApiGuide = {
  firstCall: { title: "Four steps to the first call", content: firstCall },
  extra: [
    {
      anchor: "card-life",
      title: "The life of a card",
      summary: "Its states, what leads from one to another, and the webhook of each change.",
      content: cardLifeView,
    },
  ],
  assumed: {
    title: "Where the text is silent, this is our choice",
    content: (page) => choicesView(page, vaultspayChoices),
  },
  webhooks: { title: "Verify a webhook", content: verify },
  provoke: provokeVaultsPay,
  faults: {
    note: "In the sandbox of OpenIssuing a fault of the control API makes the next calls of an operation end with any of these codes. It takes the operationId, the code, and how many calls it hits.",
    sample: faultSample,
  },
  client: { name: "@openissuing/vaultspay" },
};
