import { decodeBase64, encodeBase64 } from "../base64.js";
import { SensitiveDataError } from "./sensitive-data-error.js";

/** `algorithm` of the operations that answer card data. */
export type SensitiveDataKind = "LIBSODIUM_HEX" | "OPENPGP_ARMOR";

/**
 * A key pair of the holder's device for number, code, PIN and image of a card (Treezor text, "Displaying sensitive data").
 * Best made for one request, and destroyed as soon as the holder has seen the data. The private half never leaves it.
 */
export interface SensitiveDataKey {
  /** Value of the parameter `algorithm`. */
  readonly kind: SensitiveDataKind;
  /** Value of the parameter `userPublicKey`: base64 of the armour, or of the hexadecimal digits, of the public key. */
  readonly publicKey: string;
  /**
   * Opens `encryptedCardData` or `encryptedCardImage`, the base64 as the vendor answers it. The bytes are this key's:
   * `destroy` overwrites them.
   * @throws SensitiveDataError ERR_CIPHERTEXT_MALFORMED for what is no ciphertext of this kind, ERR_CIPHERTEXT_UNREADABLE for
   * one that was changed or made for another key, ERR_KEY_DESTROYED.
   */
  open(encrypted: string): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Overwrites the private key and all that was opened with it, as far as JavaScript allows: copies that libraries made, and
   * texts that you made of the bytes, stay until they are collected. A second call does nothing.
   */
  destroy(): void;
}

/** What a kind of key adds to {@link holdKey}. */
export interface KeyMaterial {
  readonly kind: SensitiveDataKind;
  /** Text of the public key, not yet in base64. */
  readonly publicText: string;
  /** Decrypts the text that was inside the base64. */
  decrypt(ciphertext: string): Promise<Uint8Array>;
  /** Overwrites the private key. */
  wipe(): void;
}

/** A key that can be used until it is destroyed. */
export function holdKey({ kind, publicText, decrypt, wipe }: KeyMaterial): SensitiveDataKey {
  const opened: Uint8Array[] = [];
  let isDestroyed = false;

  const refuse = () => new SensitiveDataError("ERR_KEY_DESTROYED", "key was destroyed; make another for a new request");

  return {
    kind,
    publicKey: encodeBase64(new TextEncoder().encode(publicText)),
    async open(encrypted) {
      if (isDestroyed) throw refuse();
      const ciphertext = typeof encrypted === "string" ? decodeBase64(encrypted.trim()) : undefined;
      if (ciphertext === undefined || ciphertext.length === 0) throw malformedCiphertext("base64");
      const decrypted = await decrypt(new TextDecoder().decode(ciphertext));
      const plain = new Uint8Array(decrypted);
      decrypted.fill(0);
      opened.push(plain);
      if (!isDestroyed) return plain;
      plain.fill(0); // destroyed while it was opened
      throw refuse();
    },
    destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      wipe();
      for (const plain of opened.splice(0)) plain.fill(0);
    },
  };
}

/** What is no ciphertext. */
export function malformedCiphertext(what: string): SensitiveDataError {
  return new SensitiveDataError("ERR_CIPHERTEXT_MALFORMED", `encrypted data is not ${what}`);
}

/** A ciphertext that does not open. */
export function unreadableCiphertext(): SensitiveDataError {
  return new SensitiveDataError("ERR_CIPHERTEXT_UNREADABLE", "encrypted data was changed, or is for another key");
}
