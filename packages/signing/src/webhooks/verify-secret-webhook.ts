import type { ReplayStore } from "../replay-store.js";
import { checkSeconds, handOver, rawBytes, type TakenWebhook, takeBody } from "./taken-webhook.js";
import { WebhookVerificationError } from "./webhook-verification-error.js";

export interface SecretWebhookOptions<T> {
  /** Raw body, as it came. */
  readonly body: Uint8Array | string;
  /** What the delivery shows as its secret, from its address or a header; absent when it shows none. */
  readonly presented: string | null | undefined;
  /** Knows the secret: made by {@link sharedSecret}. */
  readonly isKnown: (presented: string) => boolean | Promise<boolean>;
  /** First part of the keys in the store, so that vendors can share one. */
  readonly vendor: string;
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
 * Returns the parsed body of a delivery that shows a known secret and was not taken before; two with the same bytes are
 * one. For a vendor that signs nothing: whoever learns the secret can write any body, so read back what it is about.
 * @throws WebhookVerificationError for a delivery not to be acted upon; TypeError for wrong options.
 */
export async function verifySecretWebhook<T>(options: SecretWebhookOptions<T>): Promise<T> {
  return (await takeWebhook(options)).webhook;
}

/** Verifies like {@link verifySecretWebhook}, then calls `handle`; when that fails, the delivery can come again. */
export async function handleSecretWebhook<T, R>(
  options: SecretWebhookOptions<T>,
  handle: (webhook: T) => R | Promise<R>,
): Promise<R> {
  return handOver(await takeWebhook(options), options.store, handle);
}

async function takeWebhook<T>(options: SecretWebhookOptions<T>): Promise<TakenWebhook<T>> {
  const { body, presented, isKnown, vendor, store, now = Date.now, remember = 86_400, isWebhook } = options;
  checkSeconds("remember", remember);
  const bytes = rawBytes(body);
  if (typeof presented !== "string" || !(await isKnown(presented))) {
    throw new WebhookVerificationError("ERR_WEBHOOK_SECRET_MISMATCH", "delivery does not show the secret");
  }
  return takeBody(bytes, { vendor, store, now, remember, isWebhook });
}
