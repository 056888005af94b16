import { html } from "../html.js";
import { code, heading, table } from "../page-parts.js";
import type { TaskGuide } from "./task-guide.js";

// One text each, printed as it stands.

const hsm = `import { constants, createPublicKey, publicEncrypt } from "node:crypto";
import { createVaultsPayClient, unwrap } from "@openissuing/vaultspay";

const der = Buffer.from("TheVendorsPublicKey", "base64");
const key = createPublicKey({ key: der, format: "der", type: "spki" });
const padding = constants.RSA_PKCS1_OAEP_PADDING;

// Stands for your module: it gets the 32 bytes of the request's key, and answers them encrypted.
const wrap = (bytes: Uint8Array) =>
  new Uint8Array(publicEncrypt({ key, padding, oaepHash: "sha256" }, bytes));

const client = createVaultsPayClient({
  environment: "uat",
  clientId: "YourClientId",
  clientSecret: "YourClientSecret",
  deviceId: "17",
  wrapKey: async (bytes) => wrap(bytes),
});
console.log((await unwrap(client.GET("/be/api/v1/accounts"))).data.length);`;

const plain = `import { createVaultsPayClient, unwrap } from "@openissuing/vaultspay";

// The vendor's test environment and the sandbox take it, production does not.
const client = createVaultsPayClient({
  environment: "uat",
  clientId: "YourClientId",
  clientSecret: "YourClientSecret",
  deviceId: "17",
  encryption: "off",
});
console.log((await unwrap(client.GET("/v1/ping"))) !== undefined);`;

const distrust = `import { unwrap, type VaultsPayClient, VaultsPayEncryptionError } from "@openissuing/vaultspay";

/** The balance of an account; undefined when the answer was none of the vendor's. */
export async function balanceOf(client: VaultsPayClient, id: number) {
  try {
    const params = { path: { id } };
    return (await unwrap(client.GET("/be/api/v1/accounts/{id}", { params }))).data.balance;
  } catch (error) {
    if (!(error instanceof VaultsPayEncryptionError)) throw error;
    console.log(error.code); // such as ERR_BODY_PLAIN: raise an alarm, do not read the body
    return undefined;
  }
}`;

const passcode = `import { encryptTreezorPasscode } from "@openissuing/treezor/sca";

/**
 * In the browser: for the members \`passcode\`, \`newPasscode\` and \`confirmPasscode\`.
 * \`treezorKey\`: RSA key of the vendor, as PEM or its Base64 alone.
 */
export const sealed = (treezorKey: string, digits: string) =>
  encryptTreezorPasscode(treezorKey, digits);`;

const device = `import { generateLibsodiumKey, type TreezorPciClient } from "@openissuing/treezor/pci-dss";
import { unwrap } from "@openissuing/treezor";

interface Asked {
  readonly cardId: string;
  readonly algorithm: "LIBSODIUM_HEX" | "OPENPGP_ARMOR";
  readonly userPublicKey: string;
  readonly scaProof: string;
}

/** On your server: asks for the number and passes on what it cannot read. */
export async function sealedNumber(client: TreezorPciClient, asked: Asked): Promise<string> {
  const { algorithm, cardId, scaProof, userPublicKey } = asked;
  const params = {
    path: { cardId },
    query: { algorithm, userPublicKey, sca: scaProof },
    header: { "X-Trz-SCA": scaProof },
  };
  return (await unwrap(client.GET("/cards/{cardId}/pan", { params }))).encryptedCardData;
}

type Ask = (algorithm: string, userPublicKey: string) => Promise<string>;

/** On the device: a key for this one look. \`ask\`: calls your server with it. */
export async function openNumber(ask: Ask): Promise<Uint8Array> {
  const key = await generateLibsodiumKey();
  try {
    return await key.open(await ask(key.kind, key.publicKey));
  } finally {
    key.destroy();
  }
}`;

const sealedRows = [
  ["Anytime", "nothing", "all: requests are signed, answers have a hash to check"],
  ["Brocard", "nothing", "all"],
  ["VaultsPay", "every body, both ways, with a key for each request", "address, query, method and status"],
  ["Treezor", "the passcode of a user, and card data on the hosts of PCI DSS", "all else of a request"],
] as const;

const rows = sealedRows.map(
  ([vendor, ...cells]) =>
    html`<tr><th scope="row">${vendor}</th>${cells.map((cell) => html`<td class="cell">${cell}</td>`)}</tr>`,
);

/** What is encrypted beside TLS, for whom, and what to do about an answer that does not open. */
export const encryption: TaskGuide = {
  slug: "encryption",
  title: "Encryption",
  summary: "VaultsPay's envelope around each request, Treezor's passcodes, and keys for card data.",
  words: "encrypt decrypt encryptedData AES RSA envelope HSM",
  content: html`<p>All four are reached by TLS, which protects everything on its way to the vendor's door. Two encrypt more.</p>
${table("What is encrypted beside TLS", ["Vendor", "Encrypted", "Not encrypted"], rows)}
<section>${heading("h2", "envelope", "VaultsPay: a key for each request")}
<p>An AES key of 256 bits and a vector of 12 bytes, fresh for each request, encrypt the body (AES-256-GCM); the vendor's RSA key encrypts the AES key (RSA-OAEP with SHA-256, our reading; <code>keyWrap: "pkcs1-v1_5"</code> is the other). The answer comes encrypted with the same key and a vector of its own. <a href="@vaultspay#authentication">The steps as code</a>.
With <code>publicKey</code> the client does all of it. Where a module of yours holds or guards keys, give <code>wrapKey</code> instead:</p>${code(hsm)}</section>
<section>${heading("h2", "answers", "An answer that does not open")}
<p>A plain answer to an encrypted request is forged, but for two: <a href="@vaultspay#1018">1018</a>, since without the headers the vendor has no key, and a gateway's 429, 502, 503 or 504 that is no JSON. The client ends any other with <code>VaultsPayEncryptionError</code>. Whether the vendor carried the request out is open then: look before you send it again.</p>${code(distrust)}</section>
<section>${heading("h2", "off", "Without it, to see what is inside")}
<p><code>x-enable-encryption: false</code>, in test environments only; the client refuses it for production before anything is sent. The log of the sandbox shows what was inside as well (<a href="@/guides/test-against-the-sandbox.html#requests">what happened</a>).</p>${code(plain)}</section>
<section>${heading("h2", "passcode", "Treezor: the passcode of a user")}
<p>A passcode leaves the browser encrypted for the vendor's public key, RSA-OAEP with SHA-256. Your server passes on what it cannot read; it must never see the digits.</p>${code(passcode)}</section>
<section>${heading("h2", "card-data", "Treezor: card data for one device")}
<p>Number, code, PIN and image come encrypted for a key pair that the holder's device makes for this one look. Its public half goes with the request, the private half stays on the device and is destroyed afterwards. <code>LIBSODIUM_HEX</code> needs the package <code>libsodium-wrappers</code>, <code>OPENPGP_ARMOR</code> the package <code>openpgp</code>, whose keys take seconds to make.</p>${code(device)}
<p>A program that holds the client certificate and shows the card itself does it in one step with <code>showPan</code> (<a href="@treezor-pci-dss#show">a number, shown</a>). An app in the hands of your users is none: certificate and client secret stay on your server.</p></section>`,
};
