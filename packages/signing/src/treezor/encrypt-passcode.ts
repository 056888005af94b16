import { encodeBase64 } from "../base64.js";
import { importSpki, isSpkiSource, RSA_OAEP } from "../keys/import-spki.js";
import type { WebCryptoKey } from "../keys/web-crypto-key.js";

/** Fewest characters of a passcode. */
const SHORTEST = 6;

/** What OAEP with SHA-256 takes from a block: two digests and two bytes (RFC 8017, section 7.1.1). */
const OVERHEAD = 66;

/**
 * A passcode as Treezor takes it in `passcode`, `newPasscode` and `confirmPasscode`: RSA-OAEP with SHA-256 over its UTF-8, in
 * base64 (Treezor text, "Passcode encryption"). Call it on the user's device: nobody else may know the passcode.
 * @param publicKey Treezor's: SPKI as PEM or its base64 alone, or a `CryptoKey` for RSA-OAEP with SHA-256.
 * @throws KeyError for a key that does not serve; TypeError for a passcode of less than 6 characters or more than the key
 * can encrypt, never with its value.
 */
export async function encryptTreezorPasscode(publicKey: string | WebCryptoKey, passcode: string): Promise<string> {
  if (!isSpkiSource(publicKey))
    throw new TypeError("publicKey must be PEM or base64 text, or a CryptoKey for RSA-OAEP");
  if (typeof passcode !== "string" || [...passcode].length < SHORTEST) {
    throw new TypeError(`passcode must be text of at least ${SHORTEST} characters`);
  }
  const key = await importSpki(publicKey, RSA_OAEP);
  const plain = new TextEncoder().encode(passcode);
  if (plain.length > capacityOf(key)) throw new TypeError("passcode is longer than the key can encrypt");
  const encrypted = await crypto.subtle.encrypt(RSA_OAEP.name, key, plain);
  plain.fill(0);
  return encodeBase64(new Uint8Array(encrypted));
}

function capacityOf({ algorithm }: WebCryptoKey): number {
  const bits = "modulusLength" in algorithm ? Number(algorithm.modulusLength) : 0;
  return bits / 8 - OVERHEAD;
}
