import sodium from "libsodium-wrappers";
import { createMessage, encrypt, readKey } from "openpgp";

const base64 = (text: string) => Buffer.from(text).toString("base64");

/** What the vendor answers to a request for card data, for the public key in its query and by its own libraries. */
export async function encryptFor({ searchParams }: URL, plain: Uint8Array | string): Promise<string> {
  const binary = typeof plain === "string" ? new TextEncoder().encode(plain) : plain;
  const publicKey = Buffer.from(searchParams.get("userPublicKey") ?? "", "base64").toString("utf8");
  if (searchParams.get("algorithm") === "LIBSODIUM_HEX") {
    await sodium.ready;
    return base64(sodium.to_hex(sodium.crypto_box_seal(binary, sodium.from_hex(publicKey))));
  }
  const encryptionKeys = await readKey({ armoredKey: publicKey });
  return base64(await encrypt({ message: await createMessage({ binary }), encryptionKeys }));
}
