import { decodeBase64 } from "../base64.js";
import { readRsaPrivateKey } from "../keys/import-private-key.js";
import { RSA_OAEP } from "../keys/import-spki.js";
import { publicForPrivate } from "../keys/rsa-algorithm.js";
import { malformed, privateKeyJwk } from "../keys/rsa-parameters.js";
import type { WebCryptoKey } from "../keys/web-crypto-key.js";
import { SigningError } from "../signing-error.js";
import { nodeRsa } from "./node-crypto.js";
import { importAesKey, KEY_BYTES, readNonce } from "./sealed-body.js";
import { VaultsPayEncryptionError } from "./vaultspay-encryption-error.js";
import { type KeyWrap, unsupported } from "./wrap-key.js";

type Bytes = Uint8Array<ArrayBuffer>;

/** Decrypts what a client's `WrapKey` made; throws when it cannot. */
export type UnwrapKey = (wrapped: Bytes) => Uint8Array | Promise<Uint8Array>;

/** The two headers of an encrypted request. */
export interface SealedHeaders {
  /** `x-session-nonce`. */
  readonly nonce: string | null | undefined;
  /** `x-auth-signature`. */
  readonly signature: string | null | undefined;
}

/**
 * Makes the function that decrypts keys in the vendor's place. The private key is imported at its first call, once.
 * PKCS#1 v1.5 tells whoever may ask often enough what a key was (Bleichenbacher's attack): for tests, not for strangers.
 * @param privateKey PEM, PKCS#8 or PKCS#1, not encrypted; or for `oaep-sha256` a `CryptoKey` that may decrypt.
 * @throws TypeError for anything else. The function rejects with KeyError for a key that does not serve, and with
 * VaultsPayEncryptionError ERR_KEY_WRAP_UNSUPPORTED for `pkcs1-v1_5` where there is no `node:crypto`.
 */
export function unwrapKeyWith(privateKey: string | WebCryptoKey, how: KeyWrap = "oaep-sha256"): UnwrapKey {
  if (how === "pkcs1-v1_5" && typeof privateKey === "string") return pkcs1(privateKey);
  if (how !== "oaep-sha256") throw new TypeError("pkcs1-v1_5 needs the private key as PEM");
  let imported: Promise<WebCryptoKey> | undefined;
  return async (wrapped) => {
    imported ??= importUnwrappingKey(privateKey);
    return new Uint8Array(await crypto.subtle.decrypt(RSA_OAEP.name, await imported, wrapped));
  };
}

/**
 * The AES key of a request, from its headers: with it the body is opened and the answer sealed, also that of an error.
 * @throws VaultsPayEncryptionError ERR_NONCE_INVALID or ERR_KEY_UNWRAP, which the vendor answers in plain; KeyError for
 * a private key that does not serve.
 */
export async function unwrapVaultsPayKey(headers: SealedHeaders, unwrap: UnwrapKey): Promise<WebCryptoKey> {
  readNonce(headers.nonce);
  const wrapped = typeof headers.signature === "string" ? decodeBase64(headers.signature) : undefined;
  if (wrapped === undefined) throw noKey();
  const key = await unwrapped(wrapped, unwrap);
  if (key.length !== KEY_BYTES) throw noKey();
  return importAesKey(new Uint8Array(key));
}

async function unwrapped(wrapped: Bytes, unwrap: UnwrapKey): Promise<Uint8Array> {
  try {
    return await unwrap(wrapped);
  } catch (error) {
    if (error instanceof SigningError) throw error;
    throw noKey(); // without the cause: what failed inside of RSA is nobody's business
  }
}

function noKey(): VaultsPayEncryptionError {
  return new VaultsPayEncryptionError("ERR_KEY_UNWRAP", "x-auth-signature holds no AES key encrypted for this key");
}

async function importUnwrappingKey(key: string | WebCryptoKey): Promise<WebCryptoKey> {
  if (typeof key !== "string") {
    if (key.type === "public") throw publicForPrivate();
    return key;
  }
  const jwk = privateKeyJwk(readRsaPrivateKey(key));
  try {
    return await crypto.subtle.importKey("jwk", jwk, RSA_OAEP, false, ["decrypt"]);
  } catch {
    throw malformed("RSA private key");
  }
}

/** Node no longer undoes the padding itself (CVE-2023-46809), so this takes the bare RSA and does. */
function pkcs1(privateKey: string): UnwrapKey {
  return (wrapped) => {
    const rsa = nodeRsa();
    if (rsa === undefined) throw unsupported();
    const der = readRsaPrivateKey(privateKey);
    privateKeyJwk(der); // checks it
    return unpad(rsa("privateDecrypt", "RSA_NO_PADDING", der, wrapped));
  };
}

/** 00 02, at least eight bytes that are not zero, 00, and the key (RFC 8017, section 7.2.2), whose length is known. */
function unpad(block: Uint8Array): Uint8Array {
  const end = block.length - KEY_BYTES;
  const padding = block.subarray(2, end - 1);
  const zeros = padding.reduce((count, byte) => count + Number(byte === 0), 0);
  const isPadded = block[0] === 0 && block[1] === 2 && padding.length >= 8 && zeros === 0 && block[end - 1] === 0;
  if (!isPadded) throw noKey();
  return block.subarray(end);
}
