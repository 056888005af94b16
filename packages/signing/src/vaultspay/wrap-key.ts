import { importSpki, isSpkiSource, RSA_OAEP, readSpki } from "../keys/import-spki.js";
import type { WebCryptoKey } from "../keys/web-crypto-key.js";
import { nodeRsa } from "./node-crypto.js";
import { VaultsPayEncryptionError } from "./vaultspay-encryption-error.js";

type Bytes = Uint8Array<ArrayBuffer>;

/** How a request's key is encrypted: `oaep-sha256` also masks with SHA-256 (MGF1). The text names no padding: inferred. */
export type KeyWrap = "oaep-sha256" | "pkcs1-v1_5";

/** Encrypts the 32 bytes of a request's AES key for the vendor. */
export type WrapKey = (key: Bytes) => Uint8Array | Promise<Uint8Array>;

/**
 * Makes the function that encrypts keys for the vendor. The public key is imported at its first call, once.
 * @param publicKey the vendor's: SPKI as PEM or its base64 alone, or for `oaep-sha256` a `CryptoKey`.
 * @throws TypeError when the key is neither. The function rejects with KeyError for a key that does not serve, and with
 * VaultsPayEncryptionError ERR_KEY_WRAP_UNSUPPORTED for `pkcs1-v1_5` where there is no `node:crypto`.
 */
export function wrapKeyWith(publicKey: string | WebCryptoKey, how: KeyWrap = "oaep-sha256"): WrapKey {
  if (!isSpkiSource(publicKey) || (how !== "oaep-sha256" && typeof publicKey !== "string")) {
    throw new TypeError("publicKey must be PEM or base64 text, or a CryptoKey for RSA-OAEP");
  }
  if (how === "pkcs1-v1_5" && typeof publicKey === "string") return pkcs1(publicKey);
  if (how !== "oaep-sha256") throw new TypeError("keyWrap must be oaep-sha256 or pkcs1-v1_5");
  let imported: Promise<WebCryptoKey> | undefined;
  return async (key) => {
    imported ??= importSpki(publicKey, RSA_OAEP);
    return new Uint8Array(await crypto.subtle.encrypt(RSA_OAEP.name, await imported, key));
  };
}

/** WebCrypto has no RSAES-PKCS1-v1_5, so the platform must bring it. */
function pkcs1(publicKey: string): WrapKey {
  return async (key) => {
    const rsa = nodeRsa();
    if (rsa === undefined) throw unsupported();
    const spki = readSpki(publicKey);
    await importSpki(publicKey, RSA_OAEP); // checks it
    return rsa("publicEncrypt", "RSA_PKCS1_PADDING", spki, key);
  };
}

/** PKCS#1 v1.5 asked for where there is none. */
export function unsupported(): VaultsPayEncryptionError {
  return new VaultsPayEncryptionError("ERR_KEY_WRAP_UNSUPPORTED", "platform has no RSAES-PKCS1-v1_5; pass a wrapKey");
}
