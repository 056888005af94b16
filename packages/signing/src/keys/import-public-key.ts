import { KeyError } from "./key-error.js";
import { readPem } from "./pem.js";
import { checkCryptoKey, privateForPublic, RSA_SHA1 } from "./rsa-algorithm.js";
import { malformed, notRsa, publicKeyJwk, unwrapSpki } from "./rsa-parameters.js";

/**
 * Imports an RSA public key for RSASSA-PKCS1-v1_5 over SHA-1.
 * @param key PEM, `PUBLIC KEY` (SPKI) or `RSA PUBLIC KEY` (PKCS#1), or a `CryptoKey`, which is checked and returned.
 * @throws KeyError when the key does not serve; TypeError when it is neither text nor a `CryptoKey`.
 */
export async function importPublicKey(key: string | CryptoKey): Promise<CryptoKey> {
  if (key instanceof CryptoKey) {
    checkCryptoKey(key, "verify", privateForPublic);
    return key;
  }
  if (typeof key !== "string") throw new TypeError("public key must be PEM text or a CryptoKey");
  return importRsaPublicKey(publicKeyJwk(readRsaPublicKey(key)));
}

/** Imports checked RSA numbers. */
export async function importRsaPublicKey({ n = "", e = "" }: JsonWebKey): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey("jwk", { kty: "RSA", n, e }, RSA_SHA1, true, ["verify"]);
  } catch {
    throw malformed("RSA public key"); // without the cause: a runtime may print what it choked on
  }
}

/** The PKCS#1 DER inside of a PEM text. @throws KeyError for what is no RSA public key. */
export function readRsaPublicKey(pem: string): Uint8Array<ArrayBuffer> {
  if (/^\s*ssh-/.test(pem)) {
    const how = "convert it: ssh-keygen -e -m PKCS8 -f id_rsa.pub";
    throw new KeyError("ERR_KEY_FORMAT", `key is in OpenSSH format; ${how}`);
  }
  const { label, der } = readPem(pem);
  if (label === "PUBLIC KEY") return unwrapSpki(der);
  if (label === "RSA PUBLIC KEY") return der;
  if (label.endsWith("PRIVATE KEY")) throw privateForPublic();
  if (label.endsWith("PUBLIC KEY")) throw notRsa();
  const how = label === "CERTIFICATE" ? "; take its key: openssl x509 -in cert.pem -pubkey -noout" : "";
  throw new KeyError("ERR_KEY_FORMAT", `PEM block "${label}" is not a public key${how}`);
}
