import { KeyError, type KeyErrorCode } from "../keys/key-error.js";
import { readPem } from "../keys/pem.js";
import { privateForPublic } from "../keys/rsa-algorithm.js";
import { checkModulusBits, malformed, unwrapSpki } from "../keys/rsa-parameters.js";
import type { WebCryptoKey } from "../keys/web-crypto-key.js";
import { nodeRsa } from "./node-crypto.js";
import { VaultsPayEncryptionError } from "./vaultspay-encryption-error.js";

type Bytes = Uint8Array<ArrayBuffer>;

/** How a request's key is encrypted: `oaep-sha256` also masks with SHA-256 (MGF1). */
export type KeyWrap = "oaep-sha256" | "pkcs1-v1_5";

/** Encrypts the 32 bytes of a request's AES key for the vendor. */
export type WrapKey = (key: Bytes) => Uint8Array | Promise<Uint8Array>;

/** RSA-OAEP with SHA-256 in both places (RFC 8017, section 7.1): the text names no padding, so this one is inferred. */
export const RSA_OAEP = { name: "RSA-OAEP", hash: "SHA-256" } as const;

/**
 * Makes the function that encrypts keys for the vendor. The public key is imported at its first call, once.
 * @param publicKey the vendor's: SPKI as PEM or its base64 alone, or for `oaep-sha256` a `CryptoKey`.
 * @throws TypeError when the key is neither. The function rejects with KeyError for a key that does not serve, and with
 * VaultsPayEncryptionError ERR_KEY_WRAP_UNSUPPORTED for `pkcs1-v1_5` where there is no `node:crypto`.
 */
export function wrapKeyWith(publicKey: string | WebCryptoKey, how: KeyWrap = "oaep-sha256"): WrapKey {
  const isText = typeof publicKey === "string" && publicKey.trim() !== "";
  if (!isText && (how !== "oaep-sha256" || !(publicKey instanceof CryptoKey))) {
    throw new TypeError("publicKey must be PEM or base64 text, or a CryptoKey for RSA-OAEP");
  }
  if (how === "pkcs1-v1_5" && typeof publicKey === "string") return pkcs1(publicKey);
  if (how !== "oaep-sha256") throw new TypeError("keyWrap must be oaep-sha256 or pkcs1-v1_5");
  let imported: Promise<CryptoKey> | undefined;
  return async (key) => {
    imported ??= importWrappingKey(publicKey);
    return new Uint8Array(await crypto.subtle.encrypt(RSA_OAEP.name, await imported, key));
  };
}

/** WebCrypto has no RSAES-PKCS1-v1_5, so the platform must bring it. */
function pkcs1(publicKey: string): WrapKey {
  return async (key) => {
    const rsa = nodeRsa();
    if (rsa === undefined) throw unsupported();
    const spki = readSpki(publicKey);
    await importSpki(spki); // checks it
    return rsa("publicEncrypt", "RSA_PKCS1_PADDING", spki, key);
  };
}

async function importWrappingKey(key: string | WebCryptoKey): Promise<WebCryptoKey> {
  return typeof key === "string" ? importSpki(readSpki(key)) : checked(key);
}

async function importSpki(spki: Bytes): Promise<WebCryptoKey> {
  let key: WebCryptoKey;
  try {
    key = await crypto.subtle.importKey("spki", spki, RSA_OAEP, false, ["encrypt"]);
  } catch {
    throw malformed("RSA public key"); // without the cause: a runtime may print what it choked on
  }
  return checked(key);
}

function readSpki(key: string): Bytes {
  const { label, der } = readPem(asPem(key));
  if (label.endsWith("PRIVATE KEY")) throw privateForPublic();
  if (label !== "PUBLIC KEY") {
    throw new KeyError(
      "ERR_KEY_FORMAT",
      `PEM block "${label}" is not a "PUBLIC KEY", which is what the vendor hands out`,
    );
  }
  unwrapSpki(der); // tells a key that is not RSA
  return der;
}

/** The vendor hands out the base64 alone, without the lines of a PEM around it. */
function asPem(key: string): string {
  return key.includes("-----") ? key : `-----BEGIN PUBLIC KEY-----\n${key}\n-----END PUBLIC KEY-----`;
}

function checked(key: WebCryptoKey): WebCryptoKey {
  const { algorithm, usages } = key;
  if (key.type === "private") throw privateForPublic();
  if (!isOaep(algorithm)) throw unfit("ERR_KEY_ALGORITHM");
  if (algorithm.hash.name !== RSA_OAEP.hash) throw unfit("ERR_KEY_HASH");
  checkModulusBits(algorithm.modulusLength);
  if (!usages.includes("encrypt")) throw unfit("ERR_KEY_USAGE");
  return key;
}

function unfit(code: KeyErrorCode): KeyError {
  return new KeyError(code, `CryptoKey must be for ${RSA_OAEP.name} with ${RSA_OAEP.hash} and the usage "encrypt"`);
}

function isOaep(algorithm: KeyAlgorithm): algorithm is RsaHashedKeyAlgorithm {
  return algorithm.name === RSA_OAEP.name;
}

/** PKCS#1 v1.5 asked for where there is none. */
export function unsupported(): VaultsPayEncryptionError {
  return new VaultsPayEncryptionError("ERR_KEY_WRAP_UNSUPPORTED", "platform has no RSAES-PKCS1-v1_5; pass a wrapKey");
}
