import { matchesShape, type TaggedWebhook } from "@openissuing/client";
import { checkSecrets, memoryReplayStore, type ReplayStore } from "@openissuing/signing";
import {
  handleTreezorWebhook,
  type TreezorDelivery as Verified,
  verifyTreezorWebhook,
} from "@openissuing/signing/treezor";
import type { components, webhooks } from "./connect/schema.gen.js";
import { webhookShapes } from "./connect/webhooks.gen.js";

type Schemas = components["schemas"];
type EventName = Exclude<keyof typeof webhookShapes, "card_transaction_validation">;

/**
 * A signed event under its name, which tells the payload apart. `other` is one the document does not describe, or whose
 * payload is not as described: the vendor has more events than its text shows.
 */
export type TreezorWebhook =
  | TaggedWebhook<Pick<webhooks, EventName>>
  | { readonly name: "other"; readonly event: Schemas["WebhookEnvelope"] };

/** A delivery whose payload is signed. **Only `event.object_payload` is proven**: take ids from there. */
export type TreezorDelivery = TreezorWebhook & {
  /** Milliseconds since 1970-01-01 UTC, not signed; `undefined` when the message does not say. */
  readonly createdAt: number | undefined;
  /** Members of the message that the signature does not cover. */
  readonly unsigned: readonly string[];
};

/** Options of `createTreezorWebhooks`. */
export interface TreezorWebhooksOptions {
  /** The secret of your webhooks, not the client secret, at least 16 characters; several while one rotates out. */
  readonly secret: string | readonly string[];
  /** Remembers what was taken. Default: memory, which serves one process and forgets at its end. */
  readonly store?: ReplayStore | undefined;
  /** Seconds a delivery may be old or ahead, and is remembered. Default: 86,400, a day; the vendor repeats for half an hour. */
  readonly tolerance?: number | undefined;
  /**
   * What a delivery is known again by. Default: `webhook_id`, which is not signed: whoever saw a delivery can send its
   * payload again under another id. `payload` takes each payload once within
   * `tolerance`, and of two events that tell the same only one.
   */
  readonly once?: "webhook_id" | "payload" | undefined;
  /** Milliseconds since 1970-01-01 UTC. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** Receives the vendor's webhooks. */
export interface TreezorWebhooks {
  /** The verified delivery, from its raw body. It counts as taken from then on, so a second one is refused. */
  verify(body: Uint8Array | string): Promise<TreezorDelivery>;
  /** Verifies, calls `work`, and returns its result. When `work` fails, the delivery can come again. */
  handle<Result>(
    body: Uint8Array | string,
    work: (delivery: TreezorDelivery) => Result | Promise<Result>,
  ): Promise<Result>;
}

/**
 * Verifies deliveries of webhooks: the signature of the payload, as it came or in its canonical form, its time, and that
 * it was not taken before. Throws `TypeError` for wrong options; its functions reject with `WebhookVerificationError`.
 */
export function createTreezorWebhooks(options: TreezorWebhooksOptions): TreezorWebhooks {
  const { secret, tolerance, once, now = Date.now } = options;
  const { store = memoryReplayStore({ now }) } = options;
  checkSecrets(secret); // refuses what is no secret before the first delivery
  const common = { secret, store, now, tolerance, once, isWebhook: isEnvelope };
  return {
    verify: async (body) => tag(await verifyTreezorWebhook({ ...common, body })),
    handle: (body, work) => handleTreezorWebhook({ ...common, body }, (delivery) => work(tag(delivery))),
  };
}

/**
 * Whether a parsed body is the vendor's question before a card payment (external validation). It comes unsigned to an
 * address of its own: let only the vendor reach that.
 */
export function isCardTransactionValidation(value: unknown): value is Schemas["CardTransactionValidationRequest"] {
  return matchesShape(webhookShapes.card_transaction_validation, value);
}

function isEnvelope(value: unknown): value is Schemas["WebhookEnvelope"] {
  return matchesShape({ properties: { webhook: "string", object_payload: "object" } }, value);
}

function tag({ webhook, createdAt, unsigned }: Verified<Schemas["WebhookEnvelope"]>): TreezorDelivery {
  const isKnown = isEventName(webhook.webhook) && matchesShape(webhookShapes[webhook.webhook], webhook);
  // Types and run time meet here: the shapes are made from the document that the types are made from.
  return {
    name: isKnown ? webhook.webhook : "other",
    event: webhook,
    createdAt,
    unsigned,
  } as unknown as TreezorDelivery;
}

function isEventName(name: string): name is EventName {
  return name !== "card_transaction_validation" && Object.hasOwn(webhookShapes, name);
}
