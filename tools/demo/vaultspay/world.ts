import { type components, unwrap, type VaultsPayClient, type VaultsPayWebhook } from "@openissuing/vaultspay";
import type { ControlApi } from "../control-api.js";
import { expectThat, type Stage } from "../story.js";
import type { WebhookReceiver } from "../webhook-receiver.js";
import type { Wire } from "./wire.js";

export type Schemas = components["schemas"];

/** What the chapters of the story share once the company is there. */
export interface World {
  readonly stage: Stage;
  readonly client: VaultsPayClient;
  /** Another client of the company that encrypts for another key, a PEM. */
  readonly connectWith: (publicKey: string) => VaultsPayClient;
  readonly control: ControlApi;
  readonly receiver: WebhookReceiver<VaultsPayWebhook>;
  /** Secret the webhooks are signed with. */
  readonly webhookSecret: string;
  readonly wire: Wire;
}

/** A customer of the company whose KYC is verified. */
export interface Customer {
  readonly userId: number;
  /** In AED. */
  readonly accountId: number;
}

/** A card of the story. */
export interface IssuedCard {
  readonly id: number;
  readonly token: number;
  readonly lastFour: string;
}

/** What the story needs of a card. Throws `StoryError` where the answer lacks it. */
export function issuedCard({ id, lastFourDigits, token }: Schemas["Card"]): IssuedCard {
  expectThat(token !== undefined && lastFourDigits !== undefined, `card ${id} has no token or no last digits`);
  return { id, token, lastFour: lastFourDigits };
}

type CardWebhook = Extract<VaultsPayWebhook, { name: "card_status" }>;

/** Waits for the verified webhook that tells of a card's new status, and answers one line about it. */
export async function hearOf({ receiver }: World, { token }: IssuedCard, status: Schemas["CardStatus"]) {
  const isIt = (webhook: VaultsPayWebhook): webhook is CardWebhook =>
    webhook.name === "card_status" &&
    webhook.event.card.token === token &&
    webhook.event.status.current.code === status;
  const { event } = await receiver.next(isIt);
  return `${event.type} verified, at the network ${event.status.current.label}`;
}

/** A card pays at a shop. `amount`: decimal text in AED. Answers the record, and why it was declined if it was. */
export async function payWith({ client, control }: World, { id: cardId }: IssuedCard, amount: string) {
  const paid = await control.act("simulateCardPayment", { cardId, amount });
  const id = paid.number("transactionId");
  const { data } = await unwrap(client.GET("/tme/api/v1/transactions/{id}", { params: { path: { id } } }));
  const reason = data.status === "FAILED" ? paid.in("decline").text("reason") : undefined;
  return { id, status: data.status, reason };
}

/** Minor units of AED as people write them. */
export const inDirhams = (amount: number) => `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, "0")} AED`;

/** Anything that is not the last four digits of a number, masked. */
export const maskPan = (pan: string) => `${"*".repeat(Math.max(0, pan.length - 4))}${pan.slice(-4)}`;
