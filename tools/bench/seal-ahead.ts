import { constants, createPublicKey, publicEncrypt, randomBytes } from "node:crypto";

/**
 * The two headers of an encrypted request of VaultsPay without a body, `count` times, each with a key of its own, made
 * before the clock runs. `publicKey`: SPKI, DER.
 */
export function sealAhead(publicKey: Buffer, count: number): Record<string, string>[] {
  const key = createPublicKey({ key: publicKey, format: "der", type: "spki" });
  const padded = { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
  return Array.from({ length: count }, () => ({
    "x-session-nonce": randomBytes(12).toString("base64"),
    "x-auth-signature": publicEncrypt(padded, randomBytes(32)).toString("base64"),
  }));
}
