import type { PrivateKey } from "openpgp";
import { missingPackage } from "./sensitive-data-error.js";
import { holdKey, malformedCiphertext, type SensitiveDataKey, unreadableCiphertext } from "./sensitive-data-key.js";

type OpenPgp = typeof import("openpgp");

export interface OpenPgpKeyOptions {
  /** Length of the RSA key: at least 2048. Default: 4096, which Treezor recommends. */
  readonly rsaBits?: number | undefined;
  /** Name in the public key. Default: `cardholder`; nobody checks it, so keep persons out of it. */
  readonly name?: string | undefined;
}

/** A key from the future is refused: how far the clock of a device may be ahead of the vendor's, in milliseconds. */
const CLOCK_LEAD = 86_400_000;

/**
 * Makes an `OPENPGP_ARMOR` key pair, RSA, with the package openpgp. It takes seconds: make it before the holder waits.
 * @throws SensitiveDataError ERR_PACKAGE_MISSING without openpgp 6; TypeError for a length below 2048.
 */
export async function generateOpenPgpKey(given: OpenPgpKeyOptions = {}): Promise<SensitiveDataKey> {
  const { rsaBits = 4096, name = "cardholder" } = given;
  if (!(Number.isInteger(rsaBits) && rsaBits >= 2048)) throw new TypeError("rsaBits must be at least 2048");
  const openpgp = await loadOpenPgp();
  const date = new Date(Date.now() - CLOCK_LEAD);
  const options = { type: "rsa", rsaBits, userIDs: { name }, date, format: "object" } as const;
  const { privateKey } = await openpgp.generateKey(options);
  return hold(openpgp, privateKey);
}

/**
 * An `OPENPGP_ARMOR` key pair that exists already, from the armour of its private half without a pass phrase.
 * @throws SensitiveDataError ERR_PACKAGE_MISSING without openpgp 6; what openpgp throws for anything else.
 */
export async function holdOpenPgpKey(armoredKey: string): Promise<SensitiveDataKey> {
  const openpgp = await loadOpenPgp();
  return hold(openpgp, await openpgp.readPrivateKey({ armoredKey }));
}

function hold(openpgp: OpenPgp, privateKey: PrivateKey): SensitiveDataKey {
  return holdKey({
    kind: "OPENPGP_ARMOR",
    publicText: privateKey.toPublic().armor(),
    async decrypt(armoredMessage) {
      const message = await openpgp.readMessage({ armoredMessage }).catch(() => {
        throw malformedCiphertext("an OpenPGP message in armour");
      });
      const config = { allowUnauthenticatedMessages: false }; // whatever else the application allows
      const options = { message, decryptionKeys: privateKey, format: "binary", config } as const;
      const { data } = await openpgp.decrypt(options).catch(() => {
        throw unreadableCiphertext(); // without the cause: it can quote the message
      });
      return data;
    },
    wipe: () => wipe(privateKey),
  });
}

/** What openpgp holds of a private key in the clear, of the main key and of the one that decrypts. */
function wipe(privateKey: PrivateKey): void {
  for (const { keyPacket } of [privateKey, ...privateKey.subkeys]) {
    if (!("privateParams" in keyPacket) || keyPacket.privateParams === null) continue;
    for (const number of Object.values(keyPacket.privateParams)) if (number instanceof Uint8Array) number.fill(0);
    keyPacket.privateParams = null;
  }
}

/** Inside of `try`, bundlers take an import for one that may be missing. */
async function loadOpenPgp(): Promise<OpenPgp> {
  try {
    return await import("openpgp");
  } catch (cause) {
    throw missingPackage("openpgp", cause);
  }
}
