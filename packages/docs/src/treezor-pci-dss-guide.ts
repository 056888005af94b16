import { choicesView } from "./choices-view.js";
import { clientView } from "./client-view.js";
import type { ApiGuide } from "./guide.js";
import { type Fragment, html } from "./html.js";
import { nodeAt, textAt } from "./json-node.js";
import type { Page } from "./page.js";
import { code } from "./page-parts.js";
import { treezorPciDssChoices } from "./treezor-pci-dss-choices.js";

// One text each, printed as it stands.

const certificateSample = `openssl genrsa -traditional -out client.key 2048
openssl req -new -key client.key -out client.csr -subj \\
  "/C=FR/ST=Paris/L=Paris/O=Your company/CN=api.you.example/emailAddress=tech@you.example"
# client.csr goes to the vendor
# The vendor answers with client.crt. The private key never leaves you.`;

const showSample = `import { generateLibsodiumKey, showPan } from "@openissuing/treezor/pci-dss";
import { client } from "./client.js";

/** Shows a number where its holder looks. \`scaProof\`: made over this request on the holder's device. */
export async function showCard(cardId: string, scaProof: string, show: (pan: string) => void) {
  // The key is made for this one request and destroyed afterwards.
  await showPan(client, { cardId, scaProof, makeKey: generateLibsodiumKey }, ({ pan }) => show(pan));
}`;

function firstCall({ document, markdown }: Page): Fragment {
  const scheme = (name: string) => markdown.block(textAt(nodeAt(document.security, name), "description"));
  return html`<ol class="steps">
<li><h3>Get a certificate</h3>${scheme("clientCertificate")}${code(certificateSample)}</li>
<li><h3>Get a token from Treezor Connect</h3>${scheme("accessToken")}<p>Every grant of <a href="@treezor-connect#createToken"><code>createToken</code></a> will do; a client of Connect can share its tokens.</p></li>
<li><h3>Open what is encrypted on the device of the holder</h3><p>PAN, CVV, PIN and image come encrypted for a public key that goes along with the request and serves once. The private key stays on the device and is destroyed after the data was shown; your servers pass on what they cannot read.</p></li>
</ol>
${clientView("@openissuing/treezor/pci-dss")}
<h3 id="show">A number, shown</h3><p>For a program that holds the certificate and shows the card itself. Certificate and client secret do not belong into an app of your users: there <a href="@/guides/encryption.html#card-data">device and server each do their half</a>.</p>${code(showSample)}`;
}

/** What the pages of Treezor PCI DSS say beside its document. */
export const treezorPciDssGuide: ApiGuide = {
  firstCall: { title: "Three steps to the first call", content: firstCall },
  assumed: {
    title: "Where the guides are silent, this is our choice",
    content: (page) => choicesView(page, treezorPciDssChoices),
  },
  client: { name: "@openissuing/treezor/pci-dss" },
};
