import { KeyError } from "./key-error.js";
import { checkModulusBits } from "./rsa-parameters.js";

/** RSASSA-PKCS1-v1_5 over SHA-1: what Anytime's text demands and PHP's `openssl_sign` does by default. */
export const RSA_SHA1 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-1" } as const;

/**
 * Checks a key that was imported elsewhere.
 * @param otherHalf makes the error for the other half of a pair.
 * @throws KeyError when its type, algorithm, hash, usage or length does not serve.
 */
export function checkCryptoKey(key: CryptoKey, usage: "sign" | "verify", otherHalf: () => KeyError): void {
  const { algorithm, usages } = key;
  if (key.type === (usage === "sign" ? "public" : "private")) throw otherHalf();
  if (!isRsaPkcs1(algorithm)) {
    throw new KeyError("ERR_KEY_ALGORITHM", `CryptoKey is for ${algorithm.name}, not ${RSA_SHA1.name}`);
  }
  const { hash, modulusLength } = algorithm;
  if (hash.name !== RSA_SHA1.hash)
    throw new KeyError("ERR_KEY_HASH", `CryptoKey is for ${hash.name}, not ${RSA_SHA1.hash}`);
  checkModulusBits(modulusLength);
  if (!usages.includes(usage)) {
    throw new KeyError("ERR_KEY_USAGE", `CryptoKey lacks the usage "${usage}"`);
  }
}

function isRsaPkcs1(algorithm: KeyAlgorithm): algorithm is RsaHashedKeyAlgorithm {
  return algorithm.name === RSA_SHA1.name;
}

/** A public key where the private one belongs. */
export function publicForPrivate(): KeyError {
  return new KeyError("ERR_KEY_PUBLIC", "this is a public key; pass the private one");
}

/** A private key where the public one belongs. */
export function privateForPublic(): KeyError {
  return new KeyError(
    "ERR_KEY_PRIVATE",
    "this is a private key; pass its public half: openssl rsa -in id_rsa -pubout -out id_rsa.pub",
  );
}
