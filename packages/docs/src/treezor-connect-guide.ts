import { choicesView } from "./choices-view.js";
import { clientView } from "./client-view.js";
import type { ApiGuide } from "./guide.js";
import { type Fragment, html } from "./html.js";
import { nodeAt, textAt } from "./json-node.js";
import type { Page } from "./page.js";
import { code, table } from "./page-parts.js";
import { treezorConnectChoices } from "./treezor-connect-choices.js";

// One text each, printed as it stands.

const pagesSample = `import { unwrap } from "@openissuing/treezor";
import { client } from "./client.js";

const { wallets } = await unwrap(client.GET("/v1/wallets"));
for (const wallet of wallets) console.log(wallet.walletId, wallet.currency);`;

const sessionSample = `import { createTreezorClient, TreezorSessionError, unwrap } from "@openissuing/treezor";

/** Calls in the name of an end user who has just signed in. \`scaProof\`: made on the user's enrolled device. */
export async function listOwnWallets(scaProof: string) {
  const client = createTreezorClient({
    environment: "sandbox",
    clientName: "your-name",
    grantType: "delegated_end_user",
    clientId: "YourClientId",
    clientSecret: "YourClientSecret",
    scope: ["read_only"],
    scaProof,
  });
  try {
    return (await unwrap(client.GET("/v1/wallets"))).wallets;
  } catch (error) {
    // Five minutes without a call end the session; only another proof opens one.
    if (error instanceof TreezorSessionError) return undefined;
    throw error;
  }
}`;

const proofSample = `import { createTreezorClient, unwrap } from "@openissuing/treezor";
import { requestScaProof, scaDataToSign } from "@openissuing/treezor/sca";
import { client } from "./client.js";

/** Queues the request for the device of the user, and resolves to the proof once the user has approved. */
async function askUser(userId: string, request: { url: string; body: string | undefined }) {
  const outcome = await requestScaProof(client, {
    requestBy: userId,
    dataToSign: scaDataToSign(request),
    actionName: "postTransfers",
    actionDescription: "Moves 10 euros to your savings",
  });
  return outcome.status === "VALIDATED" ? outcome.scaProof : undefined;
}

const proving = createTreezorClient({
  environment: "sandbox",
  clientName: "your-name",
  clientId: "YourClientId",
  clientSecret: "YourClientSecret",
  proveOperation: ({ body, method, url }) => (method === "POST" ? askUser("12345", { body, url }) : undefined),
});

const transfer = { walletId: "18742", beneficiaryWalletId: "18743", amount: "10.00", currency: "EUR" } as const;
await unwrap(proving.POST("/v1/transfers", { body: transfer }));`;

const loginSample = `import { createTreezorClient } from "@openissuing/treezor";
import { loginUrl, readLoginRedirect } from "@openissuing/treezor/login";

const target = { environment: "sandbox", clientName: "your-name", clientId: "YourClientId" } as const;

/** Where the browser goes. \`state\`: random, at least 16 characters, kept with the session of the browser. */
export const login = (state: string) => loginUrl({ ...target, state, scope: ["read_only"] });

/** What it comes back to with the address \`url\`. \`keep\`: stores the refresh token, where there is one. */
export function loggedIn(url: string, state: string, keep: (refreshToken: string) => void) {
  const code = readLoginRedirect(url, state); // throws when it belongs to another login
  return createTreezorClient({ ...target, grantType: "authorization_code", code, onRefreshToken: keep });
}

/** Up to a month later; each refresh token serves once. */
export const loggedInBefore = (refreshToken: string, keep: (refreshToken: string) => void) =>
  createTreezorClient({ ...target, grantType: "refresh_token", refreshToken, onRefreshToken: keep });

/** With name and password of the end user, where the vendor allows it. */
export const withPassword = (username: string, password: string) =>
  createTreezorClient({
    ...target,
    clientSecret: "YourClientSecret",
    grantType: "password",
    username,
    password,
  });`;

const webhookSample = `import { createTreezorWebhooks, WebhookVerificationError } from "@openissuing/treezor/webhooks";

const webhooks = createTreezorWebhooks({ secret: "the-secret-of-your-webhooks" }); // not the client secret

/** Answers a delivery: 200 once it is handled or came again, 403 when it is forged. */
export async function receive(request: Request): Promise<Response> {
  const body = await request.text(); // raw: a parsed body does not verify
  try {
    await webhooks.handle(body, (delivery) => {
      // Only object_payload is signed: take ids from there.
      if (delivery.name === "card.update") console.log(delivery.event.object_payload);
      else console.log(delivery.event.webhook);
    });
    return new Response();
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    return new Response(null, { status: error.code === "ERR_WEBHOOK_REPLAYED" ? 200 : 403 });
  }
}`;

const grants: readonly (readonly [grant: string, who: string, how: string, end: string])[] = [
  ["client_credentials", "the client itself", "`client_id` and `client_secret`", "3,600 seconds; ask for another"],
  [
    "delegated_end_user",
    "an end user, opened with strong authentication",
    "the same and `sca`, a proof per session made on an enrolled device",
    "five minutes without a request, or 3,600 seconds; only another proof opens one",
  ],
  [
    "authorization_code",
    "an end user who logged in at the page the vendor hosts (`authorizeUser`)",
    "`client_id` and the `code` the browser came back with, good for one exchange",
    "3,600 seconds; a refresh token where the vendor switched it on",
  ],
  [
    "password",
    "an end user whose name and password the caller has",
    "`client_id`, `client_secret`, `username` and `password`",
    "3,600 seconds; a refresh token where the vendor switched it on",
  ],
  [
    "refresh_token",
    "the end user of one of the last two",
    "`client_id` and the `refresh_token`, kept for up to a month",
    "3,600 seconds, and a new refresh token",
  ],
];

function grantTable({ markdown }: Page): Fragment {
  const rows = grants.map(
    ([grant, ...cells]) =>
      html`<tr><th scope="row"><code>${grant}</code></th>${cells.map((cell) => html`<td class="cell">${markdown.line(cell)}</td>`)}</tr>`,
  );
  return table("Grants of a token", ["Grant", "Acts for", "Takes", "Ends after"], rows);
}

function scopeList({ document, markdown }: Page): Fragment {
  const meanings = nodeAt(nodeAt(document.schemas, "Scope"), "x-enumDescriptions");
  const items = Object.keys(meanings).map(
    (scope) => html`<li><code>${scope}</code> ${markdown.line(textAt(meanings, scope))}</li>`,
  );
  return html`<ul>${items}</ul>`;
}

function firstCall(page: Page): Fragment {
  const token = page.markdown.block(textAt(nodeAt(page.document.security, "accessToken"), "description"));
  return html`<ol class="steps">
<li><h3>Know your hosts and keys</h3><p>The vendor gives each client a name, which is the first label of its hosts, and a <code>client_id</code> and <code>client_secret</code> for each environment. Data, keys and webhooks of the two are apart.</p></li>
<li><h3>Ask for a token</h3><p>By <a href="#createToken"><code>createToken</code></a>. Who the calls act for decides the grant:</p>${grantTable(page)}<p>And what they may do decides the scopes. Asked for none, the token has all the caller has.</p>${scopeList(page)}</li>
<li><h3>Send it with each request</h3>${token}</li>
<li><h3>Prove strong authentication where it is asked for</h3><p>A proof per session opens a <code>delegated_end_user</code> token. A proof per operation is made over the exact request and goes into <code>X-Trz-SCA</code>; the description of an operation says whether it needs one. Both are made on a device the user has enrolled (<a href="#createScaWallet"><code>createScaWallet</code></a>).</p></li>
<li><h3>Make writes safe to repeat</h3><p>With <code>accessTag</code>, a value never used before: for 24 hours a repetition answers the first object and creates nothing.</p></li>
</ol>
<p>The client asks for the token and renews it, adds the <code>accessTag</code> and repeats what is safe to repeat.</p>
${clientView("@openissuing/treezor")}
<h3 id="first-call">A first call</h3>${code(pagesSample)}
<h3 id="session">A session of an end user</h3>${code(sessionSample)}
<h3 id="login">A login at the vendor's page, and the other grants</h3>${code(loginSample)}
<h3 id="operation-proof">A proof for one operation</h3><p>The user approves on the enrolled device; meanwhile the operation waits in a queue.</p>${code(proofSample)}`;
}

const verify =
  () => html`<p><code>object_payload_signature</code> is the HMAC-SHA256 of <code>object_payload</code> under the secret of your webhooks. <strong>The envelope around it is not signed</strong>, nor does the signature cover a time: what counts is in <code>object_payload</code>, and each delivery counts once.
Answer 200; anything else is sent again each minute, up to 30 times.</p>${code(webhookSample)}
<p>Two are no events and carry no signature: <a href="#receiveCardTransactionValidation">the question before a card payment</a>, whose address only the vendor should reach, and <a href="#receiveDelegatedLoginRedirect">the way back from the login</a>, whose code is worth nothing without your own request.</p>`;

/** What the pages of Treezor Connect say beside its document. */
export const treezorConnectGuide: ApiGuide = {
  firstCall: { title: "Five steps to the first call", content: firstCall },
  webhooks: { title: "Verify a webhook", content: verify },
  assumed: {
    title: "Where the guides are silent, this is our choice",
    content: (page) => choicesView(page, treezorConnectChoices),
  },
  client: { name: "@openissuing/treezor" },
};
