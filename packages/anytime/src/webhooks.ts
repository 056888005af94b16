import { type TaggedWebhook, tagWebhooks } from "@openissuing/client";
import {
  checkUsernames,
  handleAnytimeWebhook,
  memoryReplayStore,
  type ReplayStore,
  verifyAnytimeWebhook,
} from "@openissuing/signing";
import type { webhooks } from "./schema.gen.js";
import { webhookShapes } from "./webhooks.gen.js";

/** A verified webhook under the name the vendor gives it, which tells its event apart. */
export type AnytimeWebhook = TaggedWebhook<webhooks>;

/** Options of `createAnytimeWebhooks`. */
export interface AnytimeWebhooksOptions {
  /** The API username; several while one rotates out. */
  readonly username: string | readonly string[];
  /** Remembers what was taken. Default: memory, which serves one process and forgets at its end. */
  readonly store?: ReplayStore | undefined;
  /** Seconds the timestamp may lie in the past or in the future. Default: 86,400, a day. */
  readonly tolerance?: number | undefined;
  /** Milliseconds since 1970-01-01 UTC. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** Receives the vendor's webhooks. Both functions take the raw body, as it came: bytes or text. */
export interface AnytimeWebhooks {
  /** The verified webhook. It counts as taken from then on, so a second delivery of it is refused. */
  verify(body: Uint8Array | string): Promise<AnytimeWebhook>;
  /** Verifies, calls `work`, and returns its result. When `work` fails, the delivery can come again. */
  handle<Result>(
    body: Uint8Array | string,
    work: (webhook: AnytimeWebhook) => Result | Promise<Result>,
  ): Promise<Result>;
}

/**
 * Verifies deliveries of webhooks: the hash of timestamp and username, the age, that it was not taken before, and that
 * the body has the members and types of the document. The hash does not cover the body: look a payment up before you
 * rely on it. Throws `TypeError` for wrong options; its functions reject with `WebhookVerificationError`.
 */
export function createAnytimeWebhooks(options: AnytimeWebhooksOptions): AnytimeWebhooks {
  const { now = Date.now, store = memoryReplayStore({ now }) } = options;
  checkUsernames(options.username);
  const { isEvent, tag } = tagWebhooks<webhooks>(webhookShapes);
  const common = { ...options, store, now, isWebhook: isEvent };
  return {
    verify: async (body) => tag(await verifyAnytimeWebhook({ ...common, body })),
    handle: (body, work) => handleAnytimeWebhook({ ...common, body }, (event) => work(tag(event))),
  };
}
