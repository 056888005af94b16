import { type BrocardClient, type BrocardWebhook, type BrocardWebhooks, unwrap } from "@openissuing/brocard";
import type { ControlApi } from "../control-api.js";
import type { Stage } from "../story.js";
import type { WebhookReceiver } from "../webhook-receiver.js";

/** What the chapters of the story share once the company is there. */
export interface World {
  readonly stage: Stage;
  readonly client: BrocardClient;
  readonly control: ControlApi;
  readonly receiver: WebhookReceiver<BrocardWebhook>;
  readonly webhooks: BrocardWebhooks;
}

/** A card of the story. */
export interface IssuedCard {
  readonly id: number;
  readonly lastFour: string;
}

/** States of a payment on the wire. */
const paymentStates = { settled: 1, pending: 3, declined: 4 } as const;

type PaymentWebhook = Extract<BrocardWebhook, { name: "payment" }>;

/** Waits for the webhook that tells of a payment in a state, and answers the payment as the API has it. */
export async function readPayment({ client, receiver }: World, id: number, state: keyof typeof paymentStates) {
  const isIt = (webhook: BrocardWebhook): webhook is PaymentWebhook =>
    webhook.name === "payment" && webhook.event.id === id && webhook.event.state.value === paymentStates[state];
  await receiver.next(isIt);
  return unwrap(client.GET("/api/v2/payments/{payment_id}", { params: { path: { payment_id: id } } }));
}

/** What a card can spend, as the wire has it: a text in USD. */
export async function readAvailable({ client }: World, { id }: IssuedCard): Promise<string> {
  const { available } = await unwrap(client.GET("/api/v2/cards/{card_id}", { params: { path: { card_id: id } } }));
  return available;
}
