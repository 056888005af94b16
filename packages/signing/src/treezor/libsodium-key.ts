import { decodeHex, encodeHex } from "../hex.js";
import { missingPackage } from "./sensitive-data-error.js";
import { holdKey, malformedCiphertext, type SensitiveDataKey, unreadableCiphertext } from "./sensitive-data-key.js";

/** The part of libsodium-wrappers that is used. Own types: who does not use it need not have the package to compile. */
interface Sodium {
  crypto_box_keypair(): SodiumPair;
  crypto_box_seal_open(ciphertext: Uint8Array, publicKey: Uint8Array, privateKey: Uint8Array): Uint8Array;
}

interface SodiumPair {
  readonly privateKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

/**
 * Makes a `LIBSODIUM_HEX` key pair, X25519, with the package libsodium-wrappers. Data for it comes as a sealed box.
 * @throws SensitiveDataError ERR_PACKAGE_MISSING without libsodium-wrappers.
 */
export async function generateLibsodiumKey(): Promise<SensitiveDataKey> {
  const sodium = await loadSodium();
  return holdLibsodiumKey(sodium, sodium.crypto_box_keypair());
}

/** A key pair of libsodium as one for card data. */
export function holdLibsodiumKey(sodium: Sodium, { privateKey, publicKey }: SodiumPair): SensitiveDataKey {
  return holdKey({
    kind: "LIBSODIUM_HEX",
    publicText: encodeHex(publicKey),
    async decrypt(hex) {
      const ciphertext = decodeHex(hex);
      if (ciphertext === undefined) throw malformedCiphertext("hexadecimal");
      try {
        return sodium.crypto_box_seal_open(ciphertext, publicKey, privateKey);
      } catch {
        throw unreadableCiphertext();
      }
    },
    wipe: () => privateKey.fill(0),
  });
}

/** Inside of `try`, bundlers take an import for one that may be missing. */
async function loadSodium(): Promise<Sodium> {
  try {
    const { default: sodium } = await import("libsodium-wrappers");
    await sodium.ready;
    return sodium;
  } catch (cause) {
    throw missingPackage("libsodium-wrappers", cause);
  }
}
