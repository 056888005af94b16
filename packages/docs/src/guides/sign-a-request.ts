import { html } from "../html.js";
import { code, heading, table } from "../page-parts.js";
import { shellSetup } from "../samples/shell-setup.js";
import type { TaskGuide } from "./task-guide.js";

// One text each, printed as it stands.

const anytimeByHand = `# Anytime, by hand: a token first, then a call.
${shellSetup("@openissuing/anytime")}

data=$(openssl rand -hex 20)
signature=$(printf %s "$data" | openssl dgst -sha1 -sign id_rsa | openssl base64 -A)
curl -sSf "$BASE/v1.0/apicheck" -H "Authorization: Bearer $TOKEN" \\
  -H "X-Validation-Data: $data" \\
  -H "X-Signed-Request: $signature"`;

const anytimeClient = `import { readFile } from "node:fs/promises";
import { createAnytimeClient, unwrap } from "@openissuing/anytime";

const client = createAnytimeClient({
  environment: "sandbox",
  credentials: {
    clientId: "YourClientId",
    clientSecret: "YourClientSecret",
    username: "YourUserName",
    password: "YourPassword",
  },
  privateKey: await readFile("id_rsa", "utf8"),
});
console.log((await unwrap(client.GET("/v1.0/apicheck"))).body.date_time);`;

const brocardByHand = `# Brocard: the key is all.
curl -sSf https://private.mybrocard.com/api/v2/company/bins -H "Authorization: Bearer YourApiKey"`;

const vaultspayClient = `import { createVaultsPayClient, unwrap } from "@openissuing/vaultspay";

const client = createVaultsPayClient({
  environment: "uat",
  clientId: "YourClientId",
  clientSecret: "YourClientSecret",
  deviceId: "17", // number of your app, for x-device-id
  publicKey: "TheVendorsPublicKey", // PEM, or its Base64 alone
});
console.log((await unwrap(client.GET("/be/api/v1/accounts"))).data.length);`;

const treezorClient = `import { createTreezorClient, unwrap } from "@openissuing/treezor";

const client = createTreezorClient({
  environment: "sandbox",
  clientName: "your-name",
  clientId: "YourClientId",
  clientSecret: "YourClientSecret",
  scope: ["read_only"],
});
console.log((await unwrap(client.GET("/v1/wallets"))).wallets.length);`;

const ways = [
  [
    "Anytime",
    "a token, and a value never used before with its RSA signature",
    "that the caller holds the key; not what is called",
    "the value at its first use, the token after an hour or when a newer one is made",
  ],
  ["Brocard", "an API key", "that the caller knows the key", "not stated"],
  [
    "VaultsPay",
    "a token, inside an envelope only the vendor can open",
    "what the token says; the envelope keeps bodies secret and the answer tied to the request",
    "the key of the envelope with each request, the token when its answer says so",
  ],
  [
    "Treezor",
    "a token; for some operations a proof made by the user; on the card hosts a client certificate",
    "the proof: this user, this request",
    "the token after 3,600 seconds; a session with strong authentication after five idle minutes",
  ],
] as const;

const rows = ways.map(
  ([vendor, ...cells]) =>
    html`<tr><th scope="row">${vendor}</th>${cells.map((cell) => html`<td class="cell">${cell}</td>`)}</tr>`,
);

/** What a request of each vendor carries, by hand and by the client. */
export const signARequest: TaskGuide = {
  slug: "sign-a-request",
  title: "Sign a request",
  summary: "What a request has to carry, with each of the vendors, by hand and by the client.",
  words: "authentication authorization token API key signature header login idempotency idempotent accessTag",
  content: html`<p>The four vendors know their callers in four ways. The clients do all of it, for each attempt anew; by hand is for those who write their own, and for a look at what goes over the wire.</p>
${table("How callers are known", ["Vendor", "A request carries", "It proves", "It ends"], rows)}
<section>${heading("h2", "anytime", "Anytime: RSA over a value of your own")}
<p><code>X-Validation-Data</code> is any text you never sent before, <code>X-Signed-Request</code> its signature: RSASSA-PKCS1-v1_5 with SHA-1, in Base64. Sign the text as it goes into the header, without a line end. Address and body are not signed, so TLS alone protects them.</p>${code(anytimeByHand)}
<p>A repetition needs another value: the same one again is <a href="@anytime#4010080">4010080</a>. A signature that does not fit is <a href="@anytime#4010070">4010070</a>, and an address that is not on your list <a href="@anytime#4010060">4010060</a>. A newer token ends the one before (<a href="@anytime#4010050">4010050</a>), so let all processes that share credentials share the token.
Then look at the answer: its <code>hash</code> has to be the SHA-256 of timestamp and user name (<a href="@anytime#authentication">how it is computed</a>).</p>${code(anytimeClient)}</section>
<section>${heading("h2", "brocard", "Brocard: a key and nothing else")}
<p>A key does what its user may do, so make one for the user your program acts for. Nothing is signed, and how long a key is good is not stated: keep it as you keep a password.</p>${code(brocardByHand)}</section>
<section>${heading("h2", "vaultspay", "VaultsPay: an envelope with a key of its own")}
<p>Each request has an AES key and a vector, both fresh. The body is encrypted with them (AES-256-GCM), the key with the vendor's RSA key into <code>x-auth-signature</code>, the vector goes into <code>x-session-nonce</code>, and <code>x-device-os</code> and <code>x-device-id</code> tell the app. A <code>GET</code> and the login carry these headers too. <a href="@vaultspay#authentication">The steps as code</a>; which of them are our reading is told <a href="@vaultspay#about">there</a>.</p>${code(vaultspayClient)}
<p>What is wrong with the headers is <a href="@vaultspay#1018">1018</a>, in plain, because the vendor has no key to encrypt with. Every other answer has to open with the key of its request. A token that is too old (<a href="@vaultspay#1003">1003</a>) is refreshed, a session that is over (<a href="@vaultspay#1004">1004</a>) needs a login.</p></section>
<section>${heading("h2", "treezor", "Treezor: tokens, proofs and a certificate")}
<p>Every call carries a token of <a href="@treezor-connect#createToken"><code>createToken</code></a>; the grant says whom it acts for (<a href="@treezor-connect#authentication">the five grants</a>).</p>${code(treezorClient)}
<ul>
<li><strong>A proof for one operation</strong> goes into <code>X-Trz-SCA</code>. It is made over address and body, so nothing of the request may change afterwards (<a href="@/guides/strong-customer-authentication.html">strong customer authentication</a>).</li>
<li><strong>The hosts of PCI DSS</strong> take connections with a client certificate only, beside the token (<a href="@treezor-pci-dss#authentication">how to get one</a>).</li>
<li><strong>HiPay</strong> takes HTTP Basic, with a public or a private pair (<a href="@treezor-hipay#authentication">which for what</a>).</li>
</ul>
<p>Writes below <code>/v1</code> can carry an <code>accessTag</code>: for 24 hours a repetition answers the first object. The other three vendors have nothing like it, so after an answer that got lost look before you send a payment again.</p></section>`,
};
