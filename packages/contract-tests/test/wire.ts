import { createHash } from "node:crypto";

export const username = "YourUserName";

/** printf %s '1478525194.6798|YourUserName' | openssl dgst -sha256 */
export const knownHash = "8bae50d6a7e3831830787a27304aab071c48ed7f9b574b826ec421677f7fc105";
export const knownTimestamp = 1478525194.6798;

export const encode = (text: string) => new TextEncoder().encode(text);

/** An envelope as Anytime sends it. */
export function envelope(body: unknown, changes: Record<string, unknown> = {}) {
  return { request_id: 1, type_response: "sync", timestamp: knownTimestamp, hash: knownHash, body, ...changes };
}

export const hashFor = (timestamp: string, name: string) =>
  createHash("sha256").update(`${timestamp}|${name}`).digest("hex");
