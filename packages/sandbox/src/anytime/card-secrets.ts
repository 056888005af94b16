import { defineAction } from "../core/action.js";
import type { Fault } from "../core/fault.js";
import { insertMessage, type MessageRow, messageTable, selectMessages } from "./card-secrets.tables.js";
import { type CardRow, updateCardPin } from "./cards.tables.js";
import { findCard } from "./cards-find.js";
import { hasEnded, refusalOfUse } from "./cards-status.js";
import { fault } from "./fault.js";
import type { AnytimeHandler, AnytimeScene, Parts } from "./types.js";

export const getCardPin: AnytimeHandler<"getCardPin"> = async (call) => {
  const found = await findCard(call, call.path.card_ref);
  if (!found) return fault(4030310);
  const { pin } = found.card;
  // A card without plastic meets no PIN pad, so it has none (inferred).
  if (pin === null) return fault(4030360);
  const refusal = refusalOfUse(found.card.status);
  if (refusal) return fault(refusal);
  if (call.query.cvc !== found.card.cvv) return fault(4030380);
  return { status: 200, body: { pin } };
};

export const sendCardPin: AnytimeHandler<"sendCardPin"> = async (call) => {
  const { ids, tenant, tx } = call;
  const found = await findCard(call, call.path.card_ref);
  if (!found) return fault(4030310);
  const { account, card } = found;
  if (card.pin === null) return fault(4030360);
  const refusal = refusalOfUse(card.status);
  if (refusal) return fault(refusal);
  const pin = await ids.digits("pin", 4);
  await tx.run(updateCardPin, { tenant: tenant.id, card_ref: card.card_ref, pin });
  await send(call, card, "sms", account.user_mobile_number, `The PIN of your card ${card.card_ref} is ${pin}.`);
  return { status: 200, body: { acc_id: card.acc_id, card_ref: card.card_ref } };
};

export const getCardPan: AnytimeHandler<"getCardPan"> = async (call) => {
  const found = await findCard(call, call.path.card_ref);
  if (!found) return fault(4030310);
  const { card } = found;
  const refusal = refusalOfPan(card);
  if (refusal) return refusal;
  const { expiry_date, pan, cvv } = card;
  if (card.card_type === "VIRTUAL_SINGLE_USE") return { status: 200, body: { expiry_date, pan, cvv } };
  const { drawCard } = await import("./card-picture.js");
  const { front, back } = drawCard(card);
  return { status: 200, body: { front: base64(front), back: base64(back) } };
};

export const sendCardPan: AnytimeHandler<"sendCardPan"> = async (call) => {
  const { dest_method, dest_value } = call.body;
  if (dest_method !== "email" && dest_method !== "sms") return fault(4000310, "The parameter dest_method is invalid.");
  if (!recipients[dest_method].test(dest_value)) return fault(4000310, "The parameter dest_value is invalid.");
  const found = await findCard(call, call.path.card_ref);
  if (!found) return fault(4030310);
  const { card } = found;
  if (card.card_type !== "VIRTUAL_SINGLE_USE") return fault(4030360);
  const refusal = refusalOfPan(card);
  if (refusal) return refusal;
  const { card_ref, cvv, expiry_date, pan } = card;
  const text = `Your card ${card_ref}: number ${pan}, CVV ${cvv}, valid until ${expiry_date}.`;
  await send(call, card, dest_method, dest_value, text);
  return { status: 200, body: { state: "sent" } };
};

/** What a recipient looks like: an address, or a phone number of digits with its country (length by E.164). */
const recipients = { email: /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/, sms: /^[1-9]\d{5,14}$/ };

/** The number of a card can be shown while the card lives, and only when it is not printed on plastic. */
function refusalOfPan({ card_type, status }: CardRow): Fault | undefined {
  if (card_type === "PLASTIC") return fault(4030360);
  return hasEnded(status) ? fault(4030350) : undefined;
}

async function send(
  { ids, now, tenant, tx }: AnytimeScene,
  { card_ref }: CardRow,
  method: MessageRow["method"],
  recipient: string,
  text: string,
): Promise<void> {
  const message = await ids.next("message");
  await tx.run(insertMessage, { tenant: tenant.id, message, card_ref, method, recipient, text, sent_at: now });
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

const listMessages = defineAction({
  name: "listMessages",
  summary:
    "The texts and emails cardholders got, oldest first; nothing is really sent. They hold PINs and card numbers.",
  schema: { type: "object", required: [], additionalProperties: false },
  run: async ({ tenant, tx }: AnytimeScene, _input: Record<string, never>) =>
    tx.all(selectMessages, { tenant: tenant.id }),
});

export const cardSecretParts: Parts = { tables: [messageTable], actions: [listMessages] };
