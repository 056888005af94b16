import { type Fragment, html } from "../html.js";
import { code, heading, table } from "../page-parts.js";
import type { TaskGuide } from "./task-guide.js";

// One text each, printed as it stands.

const answerFirst = `import {
  createVaultsPayWebhooks,
  type VaultsPayWebhook,
  WebhookVerificationError,
} from "@openissuing/vaultspay";

const webhooks = createVaultsPayWebhooks({ secret: "the-secret-registered" });
const queue: VaultsPayWebhook[] = []; // yours: one that survives a restart

/** Answers a delivery once it is in the queue; a worker does the rest. */
export async function receive(request: Request): Promise<Response> {
  const body = await request.text(); // before any parser
  const signature = request.headers.get("VaultsPay-Signature");
  try {
    await webhooks.handle({ body, signature }, (webhook) => void queue.push(webhook));
    return new Response();
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error; // it comes again
    return new Response(null, { status: error.code === "ERR_WEBHOOK_REPLAYED" ? 200 : 403 });
  }
}`;

const sharedStore = `import { createAnytimeWebhooks, type ReplayStore } from "@openissuing/anytime";

/** Runs a statement and answers how many rows it changed. */
type Run = (statement: string, values: readonly unknown[]) => Promise<number>;

const take = "insert into taken (key, until) values ($1, $2) on conflict do nothing";

/** In a table \`taken (key text primary key, until bigint)\`; delete rows whose \`until\` is over. */
const storeIn = (run: Run): ReplayStore => ({
  claim: async (key, until) => (await run(take, [key, until])) === 1,
  release: async (key) => void (await run("delete from taken where key = $1", [key])),
});

export const receiver = (run: Run) =>
  createAnytimeWebhooks({ username: "YourUserName", store: storeIn(run) });`;

const rotation = `import { createAnytimeWebhooks } from "@openissuing/anytime";
import { createBrocardWebhooks } from "@openissuing/brocard";
import { createTreezorWebhooks } from "@openissuing/treezor/webhooks";
import { createVaultsPayWebhooks } from "@openissuing/vaultspay";

// The new one and the one that rotates out: either is good until you take the old one away.
const secret = ["the-new-one-of-16-letters-or-more", "the-old-one-of-16-letters-or-more"];
export const anytime = createAnytimeWebhooks({ username: ["acme-api", "acme-old"] });
export const brocard = createBrocardWebhooks({ secret });
export const treezor = createTreezorWebhooks({ secret });
export const vaultspay = createVaultsPayWebhooks({ secret });`;

const server = `import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";

/** Puts a receiver behind Node's own server: \`serve(receive).listen(8080)\`. */
export const serve = (receive: (request: Request) => Promise<Response>) =>
  createServer(async (incoming, outgoing) => {
    let status = 500; // when your code throws, the webhook counts as not taken
    try {
      const url = new URL(incoming.url ?? "/", "http://localhost");
      const headers = new Headers();
      for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, \`\${value}\`);
      const body = await buffer(incoming); // the bytes as they came
      const request = new Request(url, { method: "POST", headers, body });
      ({ status } = await receive(request));
    } catch (error) {
      console.error(error instanceof Error ? error.name : "failed"); // not the body
    }
    outgoing.writeHead(status).end();
  });`;

const tryIt = `# Anytime: a customer whose webhooks go to your receiver.
curl -sSf http://127.0.0.1:4010/_sandbox/tenants -H "Content-Type: application/json" \\
  -d '{ "api": "anytime", "id": "my-anytime", "webhookUrl": "http://127.0.0.1:8080/hooks" }'

# What was sent, what your receiver answered, and when it is tried again.
curl -sSf http://127.0.0.1:4010/_sandbox/tenants/my-anytime/deliveries

# Everything that waits, now.
curl -sSf -X POST http://127.0.0.1:4010/_sandbox/tenants/my-anytime/deliveries/flush`;

const link = (document: string, title: string) => html`<a href="@${document}#webhooks">${title}</a>`;

const facts: readonly (readonly [vendor: Fragment, proof: Fragment, covers: Fragment, repeats: Fragment])[] = [
  [
    link("anytime", "Anytime"),
    html`<code>hash</code>: SHA-256 of timestamp and user name`,
    "the timestamp alone; not the content",
    "not stated; read as until a 2xx",
  ],
  [
    link("brocard", "Brocard"),
    html`<strong>nothing</strong>: put a secret of your own into the address`,
    "nothing",
    "not stated; read as until a 2xx",
  ],
  [
    link("vaultspay", "VaultsPay"),
    html`<code>VaultsPay-Signature</code>: HMAC-SHA256 of the raw body (our reading)`,
    "the whole body; no time",
    "up to 3 times, stated for transfers and read so for cards",
  ],
  [
    link("treezor-connect", "Treezor"),
    html`<code>object_payload_signature</code>: HMAC-SHA256 of the payload`,
    html`<code>object_payload</code> alone; not the name of the event, its id or its time`,
    "each minute, up to 30 times, until you answer 200",
  ],
];

const rows = facts.map(
  ([vendor, ...cells]) =>
    html`<tr><th scope="row">${vendor}</th>${cells.map((cell) => html`<td class="cell">${cell}</td>`)}</tr>`,
);

/** What holds for every receiver, and where the vendors differ. */
export const receiveAWebhook: TaskGuide = {
  slug: "receive-a-webhook",
  title: "Receive a webhook",
  summary: "Tell it from a forgery, take each one once, answer before you work, and change secrets without a gap.",
  words: "webhook signature verification verify event callback notification hmac replay duplicate retry",
  content: html`<p>A webhook is a request anybody can send. What tells the vendor's from others differs, and none of the four protects everything. A receiver for each vendor, ready to copy: ${link("anytime", "Anytime")}, ${link("brocard", "Brocard")}, ${link("vaultspay", "VaultsPay")}, ${link("treezor-connect", "Treezor")}.</p>
${table("Webhooks of the vendors", ["Vendor", "Proof", "It covers", "Sent again"], rows)}
<section>${heading("h2", "raw", "Verify the bytes as they came")}
<p>Read the body as text or bytes, before anything parses it: JSON that was parsed and printed again has other bytes and does not verify. In Express that is <code>express.raw({ type: "*/*" })</code> on this route; Treezor sends its JSON as <code>text/plain</code>.
Compare by the library, not with <code>===</code>: it takes the same time for a wrong signature as for a right one.</p></section>
<section>${heading("h2", "server", "Give it an address")}
<p>A receiver takes a <code>Request</code> and answers a <code>Response</code>. Hono, Next.js, Deno, Bun and workers hand them out; Node's own server does not:</p>${code(server)}
<p>Let a proxy in front of it bound the size of a body and speak https.</p></section>
<section>${heading("h2", "hint", "Take it as a hint to look")}
<p>Where the proof does not cover the content, whoever saw one delivery can write another. Take the identifier, ask the API for the object, and act on what it says: <a href="@anytime#getCardTransaction"><code>getCardTransaction</code></a>, <a href="@brocard#getPayment"><code>getPayment</code></a>, <a href="@vaultspay#getTransaction"><code>getTransaction</code></a>. With Treezor take identifiers from <code>object_payload</code>, never from around it.</p></section>
<section>${heading("h2", "once", "Take each one once")}
<p>Every vendor can send a delivery twice, and a copy verifies as well as the first. The receivers remember what they took and reject a copy with <code>ERR_WEBHOOK_REPLAYED</code>; answer that with 200, or it comes again. When your work fails, the delivery counts as not taken.
In memory that holds for one process. For several give them a store they share:</p>${code(sharedStore)}</section>
<section>${heading("h2", "fast", "Answer first, work later")}
<p>No vendor says how long it waits for the answer to an event. Keep the delivery, answer, and do the work from your queue; what takes long behind the answer costs no repetition.</p>${code(answerFirst)}</section>
<section>${heading("h2", "rotation", "Change a secret without a gap")}
<p>Give both to the receiver, change it with the vendor, and take the old one away when no delivery used it for a while. Secrets have at least 16 characters; Anytime has none but the user name.</p>${code(rotation)}</section>
<section>${heading("h2", "addresses", "Who may reach the address")}
<p>Anytime sends from 185.8.76.132; the others name no addresses. Register by https only, and keep addresses with a secret in them out of access logs. Treezor's <a href="@treezor-connect#receiveCardTransactionValidation">question before a card payment</a> carries no signature at all: let nobody but the vendor reach it.</p></section>
<section>${heading("h2", "try", "Try it")}
<p>The sandbox signs as the vendor does. Have a card pay (<a href="@/guides/test-against-the-sandbox.html#actions">actions</a>), and look at what became of the webhook.</p>${code(tryIt)}</section>`,
};
