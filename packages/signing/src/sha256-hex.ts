import { encodeHex } from "./hex.js";
import { callNodeCrypto } from "./node-crypto.js";

/** Lower-case hex SHA-256 of text (as UTF-8) or bytes. May answer at once: a host can bring a faster one. */
export type Sha256Hex = (input: string) => string | Promise<string>;

/** Lower-case hex SHA-256, by `node:crypto` where there is one, else by WebCrypto. */
export async function sha256Hex(input: string | Uint8Array<ArrayBuffer>): Promise<string> {
  // WebCrypto goes to another thread and back, which takes 30 times as long as hashing a line.
  const hex = callNodeCrypto("hash", "sha256", input, "hex");
  if (typeof hex === "string") return hex;
  const bytes = typeof input === "string" ? new TextEncoder().encode(input) : input;
  return encodeHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
