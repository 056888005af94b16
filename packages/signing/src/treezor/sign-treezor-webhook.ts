import { encodeBase64 } from "../base64.js";
import { hmacSha256 } from "../hmac-sha256.js";
import { timingSafeEqual } from "../timing-safe-equal.js";
import { canonicalTreezorPayload } from "./canonical-payload.js";

/** What stands around a payload. **None of it is signed.** */
export interface TreezorEnvelope {
  /** Name of the event, such as `card.update`. */
  readonly webhook: string;
  /** A UUID, the same in every repetition. */
  readonly webhook_id: string;
  /** Units of 0.1 ms since 1970-01-01 UTC. */
  readonly webhook_created_at: number;
  readonly object: string;
  readonly object_id: string;
  readonly auth_key?: string;
}

/**
 * Value of `object_payload_signature`: standard base64 of HMAC-SHA256 over the UTF-8 of the payload's text. The secret is
 * that of webhooks, not the client secret. The text that is signed must be the one that is sent.
 * @throws TypeError for an empty secret.
 */
export async function signTreezorPayload(secret: string, payload: string): Promise<string> {
  return encodeBase64(await hmacSha256(secret, new TextEncoder().encode(payload)));
}

/**
 * A whole webhook as Treezor sends it, with the signed bytes of the payload in it: a receiver may check those bytes or
 * parse the payload and write it again.
 * @throws TypeError for an empty secret, and for a payload or envelope that {@link canonicalTreezorPayload} refuses.
 */
export async function writeTreezorWebhook(
  secret: string,
  { auth_key, ...envelope }: TreezorEnvelope,
  payload: unknown,
): Promise<string> {
  const signed = canonicalTreezorPayload(payload);
  const object_payload_signature = await signTreezorPayload(secret, signed);
  const head = canonicalTreezorPayload(envelope);
  const tail = canonicalTreezorPayload({ object_payload_signature, ...(auth_key === undefined ? {} : { auth_key }) });
  return `${head.slice(0, -1)},"object_payload":${signed},${tail.slice(1)}`;
}

/** Whether a signature is by one of the secrets over one of the texts. All are compared, each to its end. */
export async function isTreezorSignature(
  secrets: readonly string[],
  texts: readonly string[],
  signature: string,
): Promise<boolean[]> {
  return Promise.all(
    texts.map(async (text) => {
      const made = await Promise.all(secrets.map((secret) => signTreezorPayload(secret, text)));
      return made.filter((each) => timingSafeEqual(each, signature)).length > 0;
    }),
  );
}
