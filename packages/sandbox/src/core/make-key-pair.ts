import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";

/** A fresh RSA key pair of 2048 bits as PEM: SPKI and PKCS#8. */
export async function makeKeyPair(): Promise<{ readonly publicKey: string; readonly privateKey: string }> {
  return promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
}
