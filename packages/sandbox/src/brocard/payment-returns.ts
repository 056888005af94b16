import { defineAction } from "../core/action.js";
import { WORLD } from "../core/ledger.js";
import { minorUnits } from "../core/money.js";
import { settleDebt } from "./debts.js";
import { invalid, notFound } from "./fault.js";
import { type FeeInput, feeLines, feeListSchema } from "./fees.js";
import { messages } from "./messages.js";
import { feesFrom } from "./payment-actions.js";
import { settlePayment as settle, voidPayment } from "./payment-flow.js";
import { readBack } from "./payment-read.js";
import { type PaymentRow, selectPayment } from "./payments.tables.js";
import { tellRefund } from "./refunds.js";
import { insertRefund, sumRefunds } from "./refunds.tables.js";
import type { BrocardScene } from "./types.js";

const paymentId = { type: "integer", minimum: 1 } as const;
const optionalAmount = { type: "string", nullable: true } as const;

export const settlePayment = defineAction({
  name: "settlePayment",
  summary:
    "The merchant takes the money of a pending payment: all of it, a part, or more (tips, rates of exchange); `amount` and `fees` replace those of the authorization.",
  schema: {
    type: "object",
    required: ["payment_id"],
    additionalProperties: false,
    properties: { payment_id: paymentId, amount: optionalAmount, fees: feeListSchema },
  },
  run: async (
    scene: BrocardScene,
    { payment_id, amount, fees }: { payment_id: number; amount?: string; fees?: readonly FeeInput[] },
  ) => {
    const row = await findPending(scene, payment_id);
    const { currency } = row;
    const lines = fees ? feesFrom("fees", fees, { currency, type: "payment fee" }) : feeLines(row.fees);
    await settle(scene, row, { amount: readAmount(amount, row.amount, currency), fees: lines });
    return readBack(scene, payment_id);
  },
});

export const reversePayment = defineAction({
  name: "reversePayment",
  summary: "The merchant gives back a pending payment: it becomes void, and all money returns with its fees.",
  schema: {
    type: "object",
    required: ["payment_id"],
    additionalProperties: false,
    properties: { payment_id: paymentId },
  },
  run: async (scene: BrocardScene, { payment_id }: { payment_id: number }) => {
    await voidPayment(scene, await findPending(scene, payment_id));
    return readBack(scene, payment_id);
  },
});

export const refundPayment = defineAction({
  name: "refundPayment",
  summary: "The merchant refunds a settled payment, or a part of it; all refunds together at most what it came to.",
  schema: {
    type: "object",
    required: ["payment_id"],
    additionalProperties: false,
    properties: { payment_id: paymentId, amount: optionalAmount },
  },
  run: async (scene: BrocardScene, { payment_id, amount }: { payment_id: number; amount?: string }) => {
    const { ids, ledger, now, tenant, tx } = scene;
    const row = await findInState(scene, payment_id, 1);
    const { card_id, currency, funds, user_id } = row;
    const returned = await tx.first(sumRefunds, { tenant: tenant.id, payment_id });
    const left = row.amount - (returned?.amount ?? 0);
    const units = readAmount(amount, left, currency);
    if (units > left) throw invalid("amount", messages.max("amount", "what is left of the payment"));

    const id = await ids.next("refund");
    const lines = [
      { account: WORLD, amount: -units },
      { account: funds, amount: units },
    ];
    await ledger.post({ lines, currency, memo: `refund ${id}` });
    await settleDebt(ledger, funds, currency);
    const refund = { tenant: tenant.id, id, payment_id, card_id, user_id, amount: units, currency, date: now };
    await tx.run(insertRefund, refund);
    return tellRefund(scene, id);
  },
});

const findPending = (scene: BrocardScene, id: number) => findInState(scene, id, 3);

async function findInState({ tenant, tx }: BrocardScene, id: number, state: PaymentRow["state"]): Promise<PaymentRow> {
  const row = await tx.first(selectPayment, { tenant: tenant.id, id });
  if (!row) throw notFound();
  if (row.state !== state) throw invalid("payment_id", messages.selected("payment_id"));
  return row;
}

function readAmount(text: string | undefined, otherwise: number, currency: string): number {
  const units = typeof text === "string" ? minorUnits(text, currency) : otherwise;
  if (units === undefined || units <= 0) throw invalid("amount", messages.greaterThan("amount", 0));
  return units;
}
