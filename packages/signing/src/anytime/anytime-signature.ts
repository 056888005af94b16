import { decodeBase64, encodeBase64 } from "../base64.js";
import { RSA_SHA1 } from "../keys/rsa-algorithm.js";

/** Says whether `signature` is RSASSA-PKCS1-v1_5 over SHA-1 of `data` by `key`. */
export type VerifyRsaSha1<Key> = (
  key: Key,
  signature: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
) => boolean | Promise<boolean>;

/**
 * Value of `X-Signed-Request`: base64 of RSASSA-PKCS1-v1_5 with SHA-1 over the UTF-8 of `X-Validation-Data`
 * (Anytime text, "Signature"). Nothing else of the request is signed: neither method, path nor body.
 */
export async function signAnytime(privateKey: CryptoKey, validationData: string): Promise<string> {
  const data = new TextEncoder().encode(validationData);
  return encodeBase64(new Uint8Array(await crypto.subtle.sign(RSA_SHA1.name, privateKey, data)));
}

/**
 * Says whether `signature` is what {@link signAnytime} makes of `validationData`. Base64 that is not canonical is
 * refused. A server with a faster verifier passes it with a key of its own kind; the rule stays here.
 */
export function verifyAnytimeSignature(
  publicKey: CryptoKey,
  validationData: string,
  signature: string,
): Promise<boolean>;
export function verifyAnytimeSignature<Key>(
  publicKey: Key,
  validationData: string,
  signature: string,
  verify: VerifyRsaSha1<Key>,
): Promise<boolean>;
export async function verifyAnytimeSignature(
  publicKey: CryptoKey,
  validationData: string,
  signature: string,
  verify: VerifyRsaSha1<CryptoKey> = verifyBySubtle,
): Promise<boolean> {
  const bytes = decodeBase64(signature);
  return bytes !== undefined && verify(publicKey, bytes, new TextEncoder().encode(validationData));
}

function verifyBySubtle(key: CryptoKey, signature: Uint8Array<ArrayBuffer>, data: Uint8Array<ArrayBuffer>) {
  return crypto.subtle.verify(RSA_SHA1.name, key, signature, data);
}
