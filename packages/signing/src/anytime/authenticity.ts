import type { EnvelopeTokens } from "../envelope-tokens.js";
import { type Sha256Hex, sha256Hex } from "../sha256-hex.js";
import { timingSafeEqual } from "../timing-safe-equal.js";

/**
 * What the vendor hashes: `timestamp|username` (Anytime text, "Response hash"). Neither status, body nor request is
 * in it, so the hash tells who answered and not what.
 * @param timestamp as printed on the wire, without quotes if it was a string.
 */
export function authenticityInput(timestamp: string, username: string): string {
  return `${timestamp}|${username}`;
}

/** The `hash` member: lower-case hex SHA-256 of {@link authenticityInput}. A server may bring a faster digest. */
export function authenticityHash(timestamp: string, username: string): Promise<string>;
export function authenticityHash<Hex extends string | Promise<string>>(
  timestamp: string,
  username: string,
  digest: (input: string) => Hex,
): Hex;
export function authenticityHash(timestamp: string, username: string, digest?: Sha256Hex): string | Promise<string>;
export function authenticityHash(timestamp: string, username: string, digest: Sha256Hex = sha256Hex) {
  return digest(authenticityInput(timestamp, username));
}

export type AuthenticityFault = "malformed" | "mismatch" | "unsigned";

export interface AuthenticTokens {
  /** The timestamp without quotes: decimal digits, with a fraction or none. Seconds since 1970-01-01 UTC. */
  readonly timestamp: string;
}

/**
 * Judges the tokens of an envelope: its timestamp when `hash` belongs to one of the usernames, else what is wrong.
 * Compares in constant time.
 */
export async function checkAuthenticity(
  tokens: EnvelopeTokens,
  usernames: readonly string[],
  digest?: Sha256Hex,
): Promise<AuthenticTokens | AuthenticityFault> {
  if (tokens.timestamp === undefined || tokens.hash === undefined) return "unsigned";
  // Answers print the timestamp as a number, webhooks as a string; the hash is over the digits either way.
  const timestamp = /^"?(\d{1,20}(?:\.\d{1,20})?)"?$/.exec(tokens.timestamp)?.[1];
  const hash = /^"([0-9a-f]{64})"$/.exec(tokens.hash)?.[1];
  if (timestamp === undefined || hash === undefined) return "malformed";
  const expected = await Promise.all(usernames.map((username) => authenticityHash(timestamp, username, digest)));
  return expected.some((candidate) => timingSafeEqual(candidate, hash)) ? { timestamp } : "mismatch";
}

/** @throws TypeError unless every username is a text that is not empty: an empty one would let anyone sign. */
export function checkUsernames(username: string | readonly string[]): readonly string[] {
  const usernames = typeof username === "string" ? [username] : username;
  if (
    !Array.isArray(usernames) ||
    usernames.length === 0 ||
    usernames.some((name) => typeof name !== "string" || name === "")
  ) {
    throw new TypeError("username must be text that is not empty");
  }
  return [...usernames];
}
