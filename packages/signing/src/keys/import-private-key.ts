import { importRsaPublicKey } from "./import-public-key.js";
import { KeyError } from "./key-error.js";
import { readPem } from "./pem.js";
import { checkCryptoKey, publicForPrivate, RSA_SHA1 } from "./rsa-algorithm.js";
import { malformed, notRsa, privateKeyJwk, unwrapPkcs8 } from "./rsa-parameters.js";

/**
 * Imports an RSA private key for RSASSA-PKCS1-v1_5 over SHA-1, and proves it with one signature.
 * @param key PEM as `openssl genrsa` or `openssl rsa` prints it (PKCS#8 or PKCS#1, not encrypted), or a `CryptoKey`,
 * which is checked and returned.
 * @throws KeyError when the key does not serve; TypeError when it is neither text nor a `CryptoKey`.
 */
export async function importPrivateKey(key: string | CryptoKey): Promise<CryptoKey> {
  if (key instanceof CryptoKey) {
    checkCryptoKey(key, "sign", publicForPrivate);
    return key;
  }
  if (typeof key !== "string") throw new TypeError("private key must be PEM text or a CryptoKey");
  return importProven(privateKeyJwk(readRsaPrivateKey(key)));
}

/** The PKCS#1 DER inside of a PEM text. @throws KeyError for what is no RSA private key. */
export function readRsaPrivateKey(pem: string): Uint8Array<ArrayBuffer> {
  if (/^\s*ssh-/.test(pem)) throw publicForPrivate();
  const { label, der } = readPem(pem);
  if (label === "PRIVATE KEY") return unwrapPkcs8(der);
  if (label === "RSA PRIVATE KEY") return der;
  if (label.endsWith("PRIVATE KEY")) throw notRsa();
  if (label.endsWith("PUBLIC KEY") || label === "CERTIFICATE") throw publicForPrivate();
  throw new KeyError("ERR_KEY_FORMAT", `PEM block "${label}" is not a private key`);
}

/**
 * A key with one wrong character inside a number imports without complaint (RFC 8017 leaves the check to the caller)
 * and then makes signatures nobody accepts; better told at once than by a 401.
 */
async function importProven(jwk: JsonWebKey): Promise<CryptoKey> {
  const probe = new Uint8Array(1);
  try {
    const key = await crypto.subtle.importKey("jwk", jwk, RSA_SHA1, false, ["sign"]);
    const signature = await crypto.subtle.sign(RSA_SHA1.name, key, probe);
    if (await crypto.subtle.verify(RSA_SHA1.name, await importRsaPublicKey(jwk), signature, probe)) return key;
  } catch {
    // Told below.
  }
  throw malformed("RSA private key");
}
