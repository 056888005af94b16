import { decodeBase64, encodeBase64 } from "../base64.js";
import type { WebCryptoKey } from "../keys/web-crypto-key.js";
import { memberOf } from "../member-of.js";
import { VaultsPayEncryptionError } from "./vaultspay-encryption-error.js";

type Bytes = Uint8Array<ArrayBuffer>;

/** A body as it goes over the wire, in either direction. */
export interface SealedBody {
  /** Value of `x-session-nonce`: base64 of the 12-byte IV. */
  readonly nonce: string;
  /** JSON text `{"encryptedData":"…"}`: base64 of the ciphertext with its 16-byte tag behind it. */
  readonly body: string;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Bytes of an AES-256 key. */
export const KEY_BYTES = 32;

/** A fresh IV for AES-GCM. Under one key it must serve once. */
export function randomIv(): Bytes {
  return crypto.getRandomValues(new Uint8Array(IV_BYTES));
}

/** Imports the 32 bytes of a key for AES-256-GCM, both ways. */
export function importAesKey(bytes: Bytes): Promise<WebCryptoKey> {
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** Encrypts with AES-256-GCM: 12-byte IV, 128-bit tag, no additional data. `iv` is there for test vectors. */
export async function sealVaultsPayBody(key: WebCryptoKey, plain: Bytes, iv: Bytes = randomIv()): Promise<SealedBody> {
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain);
  return { nonce: encodeBase64(iv), body: `{"encryptedData":"${encodeBase64(new Uint8Array(sealed))}"}` };
}

/** JSON text as a value; `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Opens what {@link sealVaultsPayBody} made, in the vendor's place or in the client's.
 * @throws VaultsPayEncryptionError ERR_NONCE_INVALID, ERR_BODY_PLAIN, ERR_BODY_MALFORMED, or ERR_BODY_TAMPERED when
 * ciphertext, tag, IV and key do not belong together.
 */
export async function openVaultsPayBody(
  key: WebCryptoKey,
  { nonce, body }: { readonly nonce: string | null | undefined; readonly body: string },
): Promise<Bytes> {
  const encryptedData = memberOf(parseJson(body), "encryptedData");
  if (encryptedData === undefined) throw new VaultsPayEncryptionError("ERR_BODY_PLAIN", "body is not encrypted");
  const iv = readNonce(nonce);
  const sealed = typeof encryptedData === "string" ? decodeBase64(encryptedData) : undefined;
  if (sealed === undefined || sealed.length < TAG_BYTES) {
    throw new VaultsPayEncryptionError("ERR_BODY_MALFORMED", "encryptedData is not base64 of ciphertext and tag");
  }
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed));
  } catch {
    throw new VaultsPayEncryptionError("ERR_BODY_TAMPERED", "ciphertext, tag, IV and key do not belong together");
  }
}

/** The IV in a header. @throws VaultsPayEncryptionError ERR_NONCE_INVALID for anything but base64 of 12 bytes. */
export function readNonce(nonce: string | null | undefined): Bytes {
  const iv = typeof nonce === "string" ? decodeBase64(nonce) : undefined;
  if (iv?.length === IV_BYTES) return iv;
  throw new VaultsPayEncryptionError("ERR_NONCE_INVALID", `x-session-nonce is not base64 of ${IV_BYTES} bytes`);
}
