import { encodeHex } from "../hex.js";
import { hmacSha256 } from "../hmac-sha256.js";
import { timingSafeEqual } from "../timing-safe-equal.js";

/**
 * Value of `VaultsPay-Signature`: lower-case hex HMAC-SHA256 of the raw body under the secret's UTF-8. The text of this
 * generation of the API is silent about signatures, so header and form are inferred.
 * @throws TypeError for an empty secret.
 */
export async function signVaultsPayWebhook(secret: string, body: Uint8Array<ArrayBuffer>): Promise<string> {
  return encodeHex(await hmacSha256(secret, body));
}

/** Whether a signature is by one of the secrets. Each is compared to its end, so the time does not tell which it was. */
export async function isVaultsPaySignature(
  secrets: readonly string[],
  body: Uint8Array<ArrayBuffer>,
  signature: string,
): Promise<boolean> {
  const made = await Promise.all(secrets.map((secret) => signVaultsPayWebhook(secret, body)));
  return made.filter((each) => timingSafeEqual(each, signature)).length > 0;
}
