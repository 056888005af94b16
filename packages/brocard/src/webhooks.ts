import { type TaggedWebhook, tagWebhooks } from "@openissuing/client";
import {
  handleSecretWebhook,
  isAllowedAddress,
  memoryReplayStore,
  type ReplayStore,
  sharedSecret,
  verifySecretWebhook,
  WebhookVerificationError,
} from "@openissuing/signing";
import { checkPlace, type DeliveryHeaders, presentedSecret, type SecretPlace } from "./presented-secret.js";
import type { webhooks } from "./schema.gen.js";
import { webhookShapes } from "./webhooks.gen.js";

/** A webhook under the name the vendor gives it, which tells its event apart. */
export type BrocardWebhook = TaggedWebhook<webhooks>;

/** Options of `createBrocardWebhooks`. */
export interface BrocardWebhooksOptions {
  /** Your secret in the address you registered, at least 16 characters; several while one rotates out. */
  readonly secret: string | readonly string[];
  /** Where a delivery shows it. Default: the last segment of the path. A header only a gateway of your own can add. */
  readonly secretIn?: SecretPlace | undefined;
  /** Addresses and blocks that may send, of IPv4 and IPv6. Default: any; the vendor states none. */
  readonly allowedAddresses?: readonly string[] | undefined;
  /** Remembers what was taken. Default: memory, which serves one process and forgets at its end. */
  readonly store?: ReplayStore | undefined;
  /** Seconds a delivery is remembered. Default: 86,400, a day. */
  readonly remember?: number | undefined;
  /** Milliseconds since 1970-01-01 UTC. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** A delivery as it came in. */
export interface BrocardDelivery {
  /** Address it was posted to; path and query are enough. */
  readonly url: string | URL;
  /** Raw body: bytes or text. */
  readonly body: Uint8Array | string;
  /** Needed when the secret is in a header. */
  readonly headers?: DeliveryHeaders | undefined;
  /** Address of the sender, from the connection or from a proxy of your own. Needed with `allowedAddresses`. */
  readonly address?: string | undefined;
}

/** Receives the vendor's webhooks. */
export interface BrocardWebhooks {
  /** The checked webhook. It counts as taken from then on, so a second delivery of it is refused. */
  verify(delivery: BrocardDelivery): Promise<BrocardWebhook>;
  /** Checks, calls `work`, and returns its result. When `work` fails, the delivery can come again. */
  handle<Result>(
    delivery: BrocardDelivery,
    work: (webhook: BrocardWebhook) => Result | Promise<Result>,
  ): Promise<Result>;
}

/**
 * Checks deliveries of webhooks: the secret in the address, the sender if addresses are given, that the same bytes were
 * not taken before, and that the body has the members and types of the document. The vendor signs nothing, so whoever
 * learns the address can post any body: read a payment or refund back before you rely on it.
 * Throws `TypeError` for wrong options; its functions reject with `WebhookVerificationError`.
 */
export function createBrocardWebhooks(options: BrocardWebhooksOptions): BrocardWebhooks {
  const { allowedAddresses, remember, now = Date.now } = options;
  const { store = memoryReplayStore({ now }) } = options;
  const place = checkPlace(options.secretIn ?? "path");
  if (allowedAddresses?.length === 0) throw new TypeError("allowedAddresses must not be empty");
  isAllowedAddress("", allowedAddresses ?? []); // refuses what is no range before the first delivery
  const { isEvent, tag } = tagWebhooks<webhooks>(webhookShapes);
  const common = {
    vendor: "brocard",
    isKnown: sharedSecret(options.secret),
    store,
    now,
    isWebhook: isEvent,
    ...(remember === undefined ? {} : { remember }),
  };
  const read = (delivery: BrocardDelivery) => {
    const { address = "", body } = delivery;
    if (allowedAddresses !== undefined && !isAllowedAddress(address, allowedAddresses)) {
      throw new WebhookVerificationError("ERR_WEBHOOK_ADDRESS", "sender is not among the allowed addresses");
    }
    return { ...common, body, presented: presentedSecret(place, delivery) };
  };
  return {
    verify: async (delivery) => tag(await verifySecretWebhook(read(delivery))),
    handle: async (delivery, work) => handleSecretWebhook(read(delivery), (event) => work(tag(event))),
  };
}
