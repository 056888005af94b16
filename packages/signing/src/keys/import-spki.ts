import { KeyError, type KeyErrorCode } from "./key-error.js";
import { readPem } from "./pem.js";
import { privateForPublic } from "./rsa-algorithm.js";
import { checkModulusBits, malformed, unwrapSpki } from "./rsa-parameters.js";
import type { WebCryptoKey } from "./web-crypto-key.js";

type Bytes = Uint8Array<ArrayBuffer>;

/** What a vendor's public key is for. */
export interface SpkiUse {
  readonly name: "RSA-OAEP" | "RSASSA-PKCS1-v1_5";
  readonly hash: "SHA-256";
  readonly usage: "encrypt" | "verify";
}

/** RSA-OAEP with SHA-256 in both places (RFC 8017, section 7.1). */
export const RSA_OAEP = { name: "RSA-OAEP", hash: "SHA-256", usage: "encrypt" } as const satisfies SpkiUse;

/**
 * Imports a vendor's RSA public key.
 * @param key SPKI as PEM or its base64 alone, or a `CryptoKey`, which is checked and returned.
 * @throws KeyError when the key does not serve.
 */
export async function importSpki(key: string | WebCryptoKey, use: SpkiUse): Promise<WebCryptoKey> {
  return typeof key === "string" ? importDer(readSpki(key), use) : checked(key, use);
}

/** The DER of SPKI text. @throws KeyError for what is no RSA public key in SPKI. */
export function readSpki(key: string): Bytes {
  const { label, der } = readPem(asPem(key));
  if (label.endsWith("PRIVATE KEY")) throw privateForPublic();
  if (label !== "PUBLIC KEY") {
    throw new KeyError("ERR_KEY_FORMAT", `PEM block "${label}" is not a "PUBLIC KEY"`);
  }
  unwrapSpki(der); // tells a key that is not RSA
  return der;
}

/** Says whether text or a `CryptoKey` was given, as {@link importSpki} wants it. */
export function isSpkiSource(key: unknown): key is string | WebCryptoKey {
  return (typeof key === "string" && key.trim() !== "") || key instanceof CryptoKey;
}

async function importDer(spki: Bytes, use: SpkiUse): Promise<WebCryptoKey> {
  const { name, hash, usage } = use;
  let key: WebCryptoKey;
  try {
    key = await crypto.subtle.importKey("spki", spki, { name, hash }, false, [usage]);
  } catch {
    throw malformed("RSA public key"); // without the cause: a runtime may print what it choked on
  }
  return checked(key, use);
}

/** Vendors hand out the base64 alone, without the lines of a PEM around it. */
function asPem(key: string): string {
  return key.includes("-----") ? key : `-----BEGIN PUBLIC KEY-----\n${key}\n-----END PUBLIC KEY-----`;
}

function checked(key: WebCryptoKey, use: SpkiUse): WebCryptoKey {
  const { algorithm, usages } = key;
  const unfit = (code: KeyErrorCode) =>
    new KeyError(code, `CryptoKey must be for ${use.name} with ${use.hash} and the usage "${use.usage}"`);
  if (key.type === "private") throw privateForPublic();
  if (!isRsa(algorithm) || algorithm.name !== use.name) throw unfit("ERR_KEY_ALGORITHM");
  if (algorithm.hash.name !== use.hash) throw unfit("ERR_KEY_HASH");
  checkModulusBits(algorithm.modulusLength);
  if (!usages.includes(use.usage)) throw unfit("ERR_KEY_USAGE");
  return key;
}

function isRsa(algorithm: KeyAlgorithm): algorithm is RsaHashedKeyAlgorithm {
  return "modulusLength" in algorithm && "hash" in algorithm;
}
