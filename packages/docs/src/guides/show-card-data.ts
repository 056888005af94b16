import { type Fragment, html } from "../html.js";
import { code, heading, table } from "../page-parts.js";
import type { TaskGuide } from "./task-guide.js";

// One text each, printed as it stands.

const anytimeLink = `import { type AnytimeClient, unwrap } from "@openissuing/anytime";

/** A page with the details of a card. \`ip\`: of the holder's browser, which alone may open it. */
export async function detailsPage(client: AnytimeClient, card_ref: string, ip: string) {
  const link = { params: { path: { card_ref } }, body: { ip } };
  const { body } = await unwrap(client.POST("/v1.0/cards/{card_ref}/details-display", link));
  return body.temp_link;
}`;

const brocardFrame = `import { type BrocardClient, cardEmbedUrl } from "@openissuing/brocard";

/** The frame in which the holder sees the card, once. */
export async function cardFrame(client: BrocardClient, cardId: number): Promise<string> {
  const url = (await cardEmbedUrl(client, cardId)).replaceAll("&", "&amp;");
  return \`<iframe title="Card" referrerpolicy="no-referrer" src="\${url}"></iframe>\`;
}`;

const vaultspayAnswer = `import { unwrap, type VaultsPayClient } from "@openissuing/vaultspay";

/** Number, expiry and CVV for the holder, who has just proved who they are. */
export async function cardSecrets(client: VaultsPayClient, cardId: number): Promise<Response> {
  const body = { cardId };
  const [number, end, code] = await Promise.all([
    unwrap(client.POST("/pcs/api/v1/get-card-pan", { body })),
    unwrap(client.POST("/pcs/api/v1/get-card-expiry", { body })),
    unwrap(client.POST("/pcs/api/v1/get-card-cvv", { body })),
  ]);
  const shown = { pan: number.data.pan, expiry: end.data.expiry, cvv: code.data.cvv };
  return Response.json(shown, { headers: { "cache-control": "no-store" } });
}`;

const treezorShow = `import { generateLibsodiumKey, readTreezorCardData } from "@openissuing/treezor/pci-dss";

type Ask = (algorithm: string, userPublicKey: string) => Promise<string>;

/** On the holder's device. \`ask\`: has your server call getPan with it, and answers what came back. */
export async function showCard(ask: Ask, show: (text: string) => void): Promise<void> {
  const key = await generateLibsodiumKey(); // for this one look
  try {
    const opened = await key.open(await ask(key.kind, key.publicKey));
    const { cvv, pan } = readTreezorCardData(opened);
    show(\`\${pan} \${cvv ?? ""}\`);
    opened.fill(0);
  } finally {
    key.destroy();
  }
}`;

const masked = `import { createBrocardClient, logRequests } from "@openissuing/brocard";

export const client = createBrocardClient({
  environment: "production",
  apiKey: "YourApiKey",
  // Card numbers, CVV, links to cards and the key are masked; bodies are left out.
  log: logRequests(({ method, url, status }) => console.log(method, url, status)),
});`;

const ways: readonly (readonly [vendor: string, way: Fragment, passes: string, once: string])[] = [
  [
    "Anytime",
    html`<a href="@anytime#createCardDetailsLink">a page of the vendor</a>, for one IP address`,
    "no",
    "for a while: how long is not stated",
  ],
  [
    "Anytime",
    html`<a href="@anytime#getCardPan"><code>getCardPan</code></a>: pictures, or the number of a card of single use`,
    "yes",
    "–",
  ],
  [
    "Anytime",
    html`<a href="@anytime#sendCardPan"><code>sendCardPan</code></a>, <a href="@anytime#sendCardPin"><code>sendCardPin</code></a>: a message to the holder`,
    "no",
    "each call sends another",
  ],
  [
    "Brocard",
    html`<a href="@brocard#createCardEmbedLink">a page of the vendor</a> in a frame`,
    "no",
    "once, within two days",
  ],
  [
    "VaultsPay",
    html`<a href="@vaultspay#getCardPan"><code>getCardPan</code></a>, <a href="@vaultspay#getCardCvv"><code>getCardCvv</code></a>, <a href="@vaultspay#getCardExpiry"><code>getCardExpiry</code></a>`,
    "yes",
    "–",
  ],
  [
    "Treezor",
    html`<a href="@treezor-pci-dss#getPan"><code>getPan</code></a>, <a href="@treezor-pci-dss#getPin"><code>getPin</code></a>, <a href="@treezor-pci-dss#getEncryptedCardImage"><code>getEncryptedCardImage</code></a>: encrypted for the device`,
    "encrypted only",
    "a key for each look",
  ],
];

const rows = ways.map(
  ([vendor, ...cells]) =>
    html`<tr><th scope="row">${vendor}</th>${cells.map((cell) => html`<td class="cell">${cell}</td>`)}</tr>`,
);

/** Ways to show number, CVV and PIN to their holder, and what must never see them. */
export const showCardData: TaskGuide = {
  slug: "show-card-data",
  title: "Show card data",
  summary: "Number, CVV and PIN before the eyes of their holder, and nowhere else.",
  words: "PAN CVV PIN PCI DSS card number reveal display sensitive",
  content: html`<p>Whoever stores, processes or passes on card numbers falls under PCI DSS. So the first question is whether they have to pass your server at all.</p>
${table("Ways to show card data", ["Vendor", "Way", "Passes your server", "Good for"], rows)}
<section>${heading("h2", "never", "What must never happen")}
<ul>
<li>Number, CVV and PIN never go into a log, an error report, a trace, an analytics event or a cache. CVV and PIN are never stored, not even encrypted.</li>
<li>Links to card pages are secrets: whoever has one sees the card. They never go into logs, messages or previews, and a frame gets <code>referrerpolicy="no-referrer"</code>.</li>
<li>The holder proves who they are just before, not an hour ago.</li>
<li>What was shown goes away: no <code>localStorage</code>, no state that survives the view, and a note in your audit log of who looked at which card, without the data.</li>
</ul></section>
<section>${heading("h2", "anytime", "Anytime: a page for one address")}
<p>The link shows the details of a card to the browser at one IP address. Take that address from the connection of the holder, not from a header anybody can write.</p>${code(anytimeLink)}
<p>A PIN is answered to who knows the CVC on the card (<a href="@anytime#getCardPin"><code>getCardPin</code></a>); it is better sent to the holder's phone (<a href="@anytime#sendCardPin"><code>sendCardPin</code></a>).</p></section>
<section>${heading("h2", "brocard", "Brocard: a frame that works once")}
<p>Make the link when the holder asks, and hand it to one browser. A preview, a prefetch or a second look uses it up.</p>${code(brocardFrame)}</section>
<section>${heading("h2", "vaultspay", "VaultsPay: through your server")}
<p>VaultsPay's text knows no page that shows a card: the data is encrypted on its way to your server and in clear there. The vendor asks for strict authorisation and an audit log. Answer it to the holder alone, forbid caches, and let nothing on the way keep bodies, your own middleware included.</p>${code(vaultspayAnswer)}</section>
<section>${heading("h2", "treezor", "Treezor: encrypted for the device")}
<p>The holder's device makes a key for one look, your server passes on what it cannot read (<a href="@/guides/encryption.html#card-data">its half</a>), and the user proves who they are for each request (<a href="@/guides/strong-customer-authentication.html#operation">a proof for one operation</a>). The client certificate and the client secret stay on your server. Storing images is forbidden without PCI DSS.</p>${code(treezorShow)}</section>
<section>${heading("h2", "logs", "Logs of the clients")}
<p>Every client masks tokens, card numbers, CVV and PIN in what it tells a log, and leaves bodies out unless it is told otherwise. What you log yourself, it cannot mask.</p>${code(masked)}</section>`,
};
