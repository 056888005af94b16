import { type TaggedWebhook, tagWebhooks } from "@openissuing/client";
import {
  checkSecrets,
  handleVaultsPayWebhook,
  memoryReplayStore,
  type ReplayStore,
  verifyVaultsPayWebhook,
} from "@openissuing/signing";
import type { webhooks } from "./schema.gen.js";
import { webhookShapes } from "./webhooks.gen.js";

/** A verified webhook under the name the document gives it, which tells its event apart. */
export type VaultsPayWebhook = TaggedWebhook<webhooks>;

/** Options of `createVaultsPayWebhooks`. */
export interface VaultsPayWebhooksOptions {
  /** The secret registered with the address, at least 16 characters; several while one rotates out. */
  readonly secret: string | readonly string[];
  /** Remembers what was taken. Default: memory, which serves one process and forgets at its end. */
  readonly store?: ReplayStore | undefined;
  /** Seconds a delivery is remembered. Default: 86,400, a day. */
  readonly remember?: number | undefined;
  /** Milliseconds since 1970-01-01 UTC. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** A delivery as it came in. */
export interface VaultsPayDelivery {
  /** Raw body, as it came: a parsed and printed one does not verify. */
  readonly body: Uint8Array | string;
  /** Value of the header `VaultsPay-Signature`. */
  readonly signature: string | null | undefined;
}

/** Receives the vendor's webhooks. */
export interface VaultsPayWebhooks {
  /** The verified webhook. It counts as taken from then on, so a second delivery of it is refused. */
  verify(delivery: VaultsPayDelivery): Promise<VaultsPayWebhook>;
  /** Verifies, calls `work`, and returns its result. When `work` fails, the delivery can come again. */
  handle<Result>(
    delivery: VaultsPayDelivery,
    work: (webhook: VaultsPayWebhook) => Result | Promise<Result>,
  ): Promise<Result>;
}

/**
 * Verifies deliveries of webhooks: the signature of the raw body, that it was not taken before, and that the body has
 * the members and types of the document. Throws `TypeError` for wrong options; its functions reject with
 * `WebhookVerificationError`.
 */
export function createVaultsPayWebhooks(options: VaultsPayWebhooksOptions): VaultsPayWebhooks {
  const { secret, remember, now = Date.now } = options;
  const { store = memoryReplayStore({ now }) } = options;
  checkSecrets(secret); // refuses what is no secret before the first delivery
  const { isEvent, tag } = tagWebhooks<webhooks>(webhookShapes);
  const common = { secret, store, now, isWebhook: isEvent, ...(remember === undefined ? {} : { remember }) };
  return {
    verify: async ({ body, signature }) => tag(await verifyVaultsPayWebhook({ ...common, body, signature })),
    handle: ({ body, signature }, work) =>
      handleVaultsPayWebhook({ ...common, body, signature }, (event) => work(tag(event))),
  };
}
