import { html } from "../html.js";
import { code, heading } from "../page-parts.js";
import type { TaskGuide } from "./task-guide.js";

// One text each, printed as it stands.

const session = `import { createTreezorClient, paginateTreezor, TreezorSessionError } from "@openissuing/treezor";

/** The cards of an end user. \`scaProof\`: made on the user's device over the time, \`{ iat }\`. */
export async function listCards(scaProof: string): Promise<string[]> {
  const client = createTreezorClient({
    environment: "sandbox",
    clientName: "your-name",
    clientId: "YourClientId",
    clientSecret: "YourClientSecret",
    grantType: "delegated_end_user",
    scaProof,
  });
  const cards: string[] = [];
  try {
    for await (const { cardId } of paginateTreezor(client, "/v1/cards")) cards.push(\`\${cardId}\`);
  } catch (error) {
    if (!(error instanceof TreezorSessionError)) throw error;
    console.log(error.code); // ERR_SCA_SESSION_EXPIRED: ask the user for another proof
  }
  return cards;
}`;

const operation = `import { createTreezorClient, type TreezorClient } from "@openissuing/treezor";
import { requestScaProof, scaDataToSign, type TreezorScaSubject } from "@openissuing/treezor/sca";

/** A client whose transfers the user approves on an enrolled device. \`app\`: with your own token. */
export function withApproval(app: TreezorClient, userId: string, push: (id: string) => void) {
  return createTreezorClient({
    environment: "sandbox",
    clientName: "your-name",
    clientId: "YourClientId",
    clientSecret: "YourClientSecret",
    // Asked once for each call, about the request exactly as it goes out.
    proveOperation: async (subject: TreezorScaSubject) => {
      if (!(subject.method === "POST" && subject.url.endsWith("/v1/transfers"))) return undefined;
      const queued = {
        dataToSign: scaDataToSign(subject),
        actionName: "postTransfers",
        actionDescription: "Moves 10 euros to your savings", // what the user reads
        requestBy: userId,
      };
      const waiting = { onQueued: push, timeout: 120_000, signal: subject.signal };
      const outcome = await requestScaProof(app, queued, waiting);
      if (outcome.status === "VALIDATED") return outcome.scaProof;
      throw new Error(\`not approved: \${outcome.status}\`); // REFUSED or EXPIRED
    },
  });
}`;

const web = `import {
  encodeTreezorAssertion,
  encodeTreezorRegistration,
  encryptTreezorPasscode,
  TREEZOR_ENROLLMENT_CHALLENGE,
  treezorChallenge,
  treezorScaProof,
} from "@openissuing/treezor/sca";

type Passkey = Omit<PublicKeyCredentialCreationOptions, "challenge">;

/** In the browser: a new passkey, for \`webauthn\` of createScaWallet. */
export async function enrol(passkey: Passkey): Promise<string> {
  const publicKey = { ...passkey, challenge: treezorChallenge(TREEZOR_ENROLLMENT_CHALLENGE) };
  const made = await navigator.credentials.create({ publicKey });
  if (!(made instanceof PublicKeyCredential)) throw new TypeError("no passkey was made");
  return encodeTreezorRegistration(made);
}

/** In the browser: a proof over \`dataToSign\`. \`treezorKey\`: the vendor's public key. */
export async function prove(dataToSign: object, treezorKey: string, passcode: string) {
  const publicKey = { challenge: treezorChallenge(dataToSign) };
  const signed = await navigator.credentials.get({ publicKey });
  if (!(signed instanceof PublicKeyCredential)) throw new TypeError("the user did not sign");
  return treezorScaProof({
    passcode: await encryptTreezorPasscode(treezorKey, passcode),
    webauthn: encodeTreezorAssertion(signed),
  });
}`;

const simulated = `import { createTreezorClient, unwrap } from "@openissuing/treezor";
import { simulateScaProof } from "@openissuing/treezor/sca";

const credentials = { clientId: "YourClientId", clientSecret: "YourClientSecret" };
const app = createTreezorClient({
  environment: "sandbox",
  clientName: "your-name",
  ...credentials,
});

/** A session in the vendor's sandbox, without a phone. */
export async function openSession(scaWalletId: string): Promise<number> {
  const scaProof = await simulateScaProof(app, scaWalletId);
  const session = createTreezorClient({
    environment: "sandbox",
    clientName: "your-name",
    ...credentials,
    grantType: "delegated_end_user",
    scaProof,
  });
  return (await unwrap(session.GET("/v1/wallets"))).wallets.length;
}`;

const threeDs = `import { unwrap, type VaultsPayClient } from "@openissuing/vaultspay";

/** Takes a card into 3-D Secure; to be called again does no harm. */
export async function enrol(client: VaultsPayClient, cardId: number): Promise<boolean> {
  const body = { cardId };
  const { data } = await unwrap(client.POST("/pcs/api/v1/enroll-card-three-ds", { body }));
  return data.card3DSecure.status;
}`;

/** Treezor's ways of strong authentication, and what the other three have. */
export const strongCustomerAuthentication: TaskGuide = {
  slug: "strong-customer-authentication",
  title: "Strong customer authentication",
  summary: "Treezor's proofs by session and by operation, the queue, the browser; 3-D Secure with the others.",
  words: "SCA PSD2 3DS 3-D Secure OTP passkey WebAuthn two factor",
  content: html`<p>Treezor asks the end user for a proof, made with something the user has and something the user knows or is. The proof is made on a device the user has enrolled; your server only passes it on. The other three leave the authentication of users to you and know 3-D Secure at most.</p>
<section>${heading("h2", "enrol", "Enrol a device")}
<p><a href="@treezor-connect#createScaWallet"><code>createScaWallet</code></a> makes an SCA wallet, the place of a private key on a device. With the mobile SDK its answer holds an <code>activationCode</code>, which works once and for 20 minutes in the samples: push it silently to the device and keep it nowhere. In a browser (Web Native) the key is a passkey, and the request carries a proof of a device enrolled earlier or tells how you made sure who the user is.</p></section>
<section>${heading("h2", "session", "A proof for a session")}
<p>A proof over the time alone opens a token of <code>delegated_end_user</code>. The session ends after five minutes without a call, and no other token takes its place: only another proof does.</p>${code(session)}</section>
<section>${heading("h2", "operation", "A proof for one operation")}
<p>Some operations need a proof of their own; their descriptions say so. It is made over address and body and goes into <code>X-Trz-SCA</code> (or the member <code>sca</code>), so the request has to go out exactly as it was signed: no <code>accessTag</code> is added behind the signature, and the client does not repeat it where the outcome is open.</p></section>
<section>${heading("h2", "queue", "Approved on the phone: the queue")}
<p>A browser that is not enrolled queues the operation (<a href="@treezor-connect#createScaOperation"><code>createScaOperation</code></a>), you push a message to the phone, the phone shows what is to be signed and approves or refuses (<a href="@treezor-connect#updateScaOperation"><code>updateScaOperation</code></a>), and the browser's side asks every five seconds (<a href="@treezor-connect#getScaOperation"><code>getScaOperation</code></a>). The client waits for you, up to five minutes unless told otherwise:</p>${code(operation)}
<p>Write <code>actionDescription</code> so that the user can tell the right operation from a wrong one.</p></section>
<section>${heading("h2", "browser", "Made in the browser: Web Native")}
<p>A proof is two halves: the passcode, encrypted in the browser for the vendor's key, and a signature by the passkey. How the data becomes a challenge, and which members a signature has, is our reading of the vendor's text.</p>${code(web)}
<p>The passcode never reaches your server in clear (<a href="@/guides/encryption.html#passcode">encryption</a>).</p></section>
<section>${heading("h2", "sandbox", "Without a device")}
<p>The vendor's sandbox makes proofs by itself (<a href="@treezor-connect#simulateScaProof"><code>simulateScaProof</code></a>); production has no such operation. The sandbox of OpenIssuing has no Treezor yet.</p>${code(simulated)}</section>
<section>${heading("h2", "others", "What the others have")}
<ul>
<li><strong>VaultsPay:</strong> 3-D Secure by card, with <a href="@vaultspay#enrollCardThreeDs"><code>enrollCardThreeDs</code></a> and <a href="@vaultspay#removeCardThreeDs"><code>removeCardThreeDs</code></a>, where the tier of the card has it. PIN, <a href="@vaultspay#setCardPin"><code>setCardPin</code></a>, for plastic.</li>
<li><strong>Brocard:</strong> the code of a 3-D Secure payment comes as a webhook (<a href="@brocard#receiveOtpCode"><code>receiveOtpCode</code></a>) to an address of its own. Show it to the holder and keep it out of logs.</li>
<li><strong>Anytime:</strong> its text knows no strong authentication of end users. Ask your own before you show a PIN or move money.</li>
</ul>${code(threeDs)}</section>`,
};
