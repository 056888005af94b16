import { defineAction } from "../core/action.js";
import { convert } from "../core/exchange-rate.js";
import { minorUnits } from "../core/money.js";
import { type CardTransactionRow, selectCardTransaction, sumRefunds } from "./card-transactions.tables.js";
import {
  beginTransaction,
  type Draft,
  declineTransaction,
  settleLater,
  undoTransaction,
} from "./card-transactions-flow.js";
import { transactionOf } from "./card-transactions-wire.js";
import { findCard } from "./cards-find.js";
import type { DeclineCode } from "./cards-status.js";
import { fault } from "./fault.js";
import type { AnytimeScene } from "./types.js";

export const reverseCardPayment = defineAction({
  name: "reverseCardPayment",
  summary: "A merchant takes back a payment before it settles: the money returns to the card at once.",
  schema: {
    type: "object",
    required: ["txid"],
    additionalProperties: false,
    properties: { txid: { type: "integer" } },
  },
  run: async (scene: AnytimeScene, { txid }: { txid: number }) => {
    const { card, row } = await findPayment(scene, txid);
    if (row.status !== "P") throw fault(4000310, "Only a pending payment can be reversed.");
    return transactionOf(await undoTransaction(scene, card, row, "C", null));
  },
});

export const refundCardPayment = defineAction({
  name: "refundCardPayment",
  summary: "A merchant gives back a settled payment, or a part of it: `amount` is in the currency of the payment.",
  schema: {
    type: "object",
    required: ["txid"],
    additionalProperties: false,
    properties: { txid: { type: "integer" }, amount: { type: "string", nullable: true } },
  },
  run: async (scene: AnytimeScene, { txid, amount }: { txid: number; amount?: string }) => {
    const { card, row } = await findPayment(scene, txid);
    if (row.status !== "S") throw fault(4000310, "Only a settled payment can be refunded.");
    const amount_fx = minorUnits(amount ?? undefined, row.currency_fx);
    if (typeof amount === "string" && (amount_fx === undefined || amount_fx <= 0))
      throw fault(4000310, "The amount is no decimal above 0.");

    const { declined, draft } = await priceRefund(scene, row, amount_fx);
    if (declined) return transactionOf(await declineTransaction(scene, card, draft, declined));
    const refund = await beginTransaction(scene, card, draft);
    await settleLater(scene, refund);
    return transactionOf(refund);
  },
});

async function findPayment(scene: AnytimeScene, txid: number) {
  const { tenant, tx } = scene;
  const row = await tx.first(selectCardTransaction, { tenant: tenant.id, txid });
  const found = row && (await findCard(scene, row.card_ref));
  if (!found || (row.kind !== "purchase" && row.kind !== "withdrawal")) throw fault(4040310);
  return { card: found.card, row };
}

/** What a refund is worth on the card. All refunds of a payment together give back what it took, to the minor unit; not its fee. */
async function priceRefund(
  { tenant, tx }: AnytimeScene,
  payment: CardTransactionRow,
  wanted: number | undefined,
): Promise<{ readonly draft: Draft; readonly declined: DeclineCode | undefined }> {
  const { currency, currency_fx, fx, txid } = payment;
  const returned = await tx.first(sumRefunds, { tenant: tenant.id, refund_of: txid });
  const left = payment.amount - (returned?.amount ?? 0);
  const left_fx = payment.amount_fx - (returned?.amount_fx ?? 0);
  const amount_fx = wanted ?? (left_fx === 0 ? payment.amount_fx : left_fx);
  const amount = amount_fx === left_fx ? left : convert(amount_fx, currency_fx, currency, fx);

  const description = `REFUND ${payment.description}`;
  const draft: Draft = { ...payment, kind: "refund", amount, amount_fx, fx_fee: 0, vat_details: "[]", description };
  const isTooMuch = amount_fx > left_fx || amount > left;
  return {
    draft: { ...draft, refund_of: txid },
    declined: isTooMuch ? "TRS0060" : amount === 0 ? "TRS0022" : undefined,
  };
}
