import type { ReplayStore } from "../replay-store.js";
import { checkSecrets } from "../webhooks/shared-secret.js";
import { checkSeconds, handOver, rawBytes, type TakenWebhook, takeBody } from "../webhooks/taken-webhook.js";
import { WebhookVerificationError } from "../webhooks/webhook-verification-error.js";
import { isVaultsPaySignature } from "./vaultspay-signature.js";

export interface VaultsPayWebhookOptions<T> {
  /** Raw body, as it came: a parsed and printed one does not verify. */
  readonly body: Uint8Array | string;
  /** Value of `VaultsPay-Signature`; absent when the delivery has none. */
  readonly signature: string | null | undefined;
  /** The secret registered with the address, at least 16 characters; several while one rotates out. */
  readonly secret: string | readonly string[];
  /** Remembers deliveries already taken: {@link memoryReplayStore}, or a shared one behind several processes. */
  readonly store: ReplayStore;
  /** Milliseconds since 1970-01-01 UTC. Default: `Date.now`. */
  readonly now?: () => number;
  /** Seconds a delivery is remembered. Default: 86,400, a day. */
  readonly remember?: number;
  /** Narrows the parsed body to the webhooks you handle; what it refuses fails with ERR_WEBHOOK_UNKNOWN. */
  readonly isWebhook: (webhook: unknown) => webhook is T;
}

/**
 * Returns the parsed body of a delivery that is signed with a known secret and was not taken before; two with the same
 * bytes are one. The signature covers no time: what is older than `remember` can be sent once more.
 * @throws WebhookVerificationError for a delivery not to be acted upon; TypeError for wrong options.
 */
export async function verifyVaultsPayWebhook<T>(options: VaultsPayWebhookOptions<T>): Promise<T> {
  return (await takeWebhook(options)).webhook;
}

/** Verifies like {@link verifyVaultsPayWebhook}, then calls `handle`; when that fails, the delivery can come again. */
export async function handleVaultsPayWebhook<T, R>(
  options: VaultsPayWebhookOptions<T>,
  handle: (webhook: T) => R | Promise<R>,
): Promise<R> {
  return handOver(await takeWebhook(options), options.store, handle);
}

async function takeWebhook<T>(options: VaultsPayWebhookOptions<T>): Promise<TakenWebhook<T>> {
  const { body, signature, secret, store, now = Date.now, remember = 86_400, isWebhook } = options;
  const secrets = checkSecrets(secret);
  checkSeconds("remember", remember);
  const bytes = rawBytes(body);
  if (typeof signature !== "string" || signature === "") {
    throw new WebhookVerificationError("ERR_WEBHOOK_UNSIGNED", "delivery carries no VaultsPay-Signature");
  }
  if (!(await isVaultsPaySignature(secrets, bytes, signature))) {
    throw new WebhookVerificationError("ERR_WEBHOOK_SIGNATURE_MISMATCH", "no secret made this signature of this body");
  }
  return takeBody(bytes, { vendor: "vaultspay", store, now, remember, isWebhook });
}
