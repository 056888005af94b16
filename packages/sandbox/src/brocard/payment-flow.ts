import { WORLD } from "../core/ledger.js";
import { chargeAnyway, owed, settleDebt } from "./debts.js";
import { type DeclineCode, judgePayment, type Verdict } from "./decline.js";
import { type FeeLine, feesText, sumFees } from "./fees.js";
import { type PayingCard, payingCard } from "./payment-card.js";
import { tellPayment } from "./payment-read.js";
import { spendOf } from "./payment-spend.js";
import {
  finishPayment,
  insertPayment,
  type PaymentRow,
  type PaymentState,
  sumMicroPayments,
} from "./payments.tables.js";
import { topUpCard } from "./top-ups-auto.js";
import type { BrocardScene } from "./types.js";

/** Ledger account of money that is reserved for payments and not yet with the merchant. */
export const clearing = "clearing:payments";

/** A payment somebody asks for; money is in minor units of the card's currency. */
export interface PaymentDraft {
  readonly amount: number;
  /** Charged when it is let through. */
  readonly fees: readonly FeeLine[];
  /** Charged when it is declined. */
  readonly declineFees: readonly FeeLine[];
  readonly merchant_id: number;
}

/**
 * Lets a payment through (its money is reserved from then on) or declines it, writes it down and tells the receiver of
 * webhooks. `forced`: declined for this reason, whatever the rules say.
 */
export async function authorisePayment(
  scene: BrocardScene,
  card: PayingCard,
  draft: PaymentDraft,
  forced: DeclineCode | undefined,
): Promise<PaymentRow> {
  const { ids, ledger, now, tenant, tx } = scene;
  const { currency, funds } = card;
  const verdict: Verdict = forced ? { decline: forced } : await judge(scene, card, draft);
  const isDeclined = verdict.decline !== null;
  const fees = isDeclined ? draft.declineFees : draft.fees;
  const fee_total = sumFees(fees);
  const id = await ids.next("payment");
  const memo = `payment ${id}`;
  if (isDeclined) {
    await chargeAnyway(ledger, { from: funds, to: WORLD, amount: fee_total, currency, memo });
  } else {
    const taken = draft.amount + fee_total;
    const lines = [
      { account: funds, amount: -taken },
      { account: clearing, amount: taken },
    ];
    await ledger.post({ lines, currency, memo });
  }
  const row: PaymentRow = {
    tenant: tenant.id,
    id,
    card_id: card.row.id,
    user_id: card.holder.id,
    state: isDeclined ? 4 : 3,
    amount: draft.amount,
    currency,
    merchant_id: draft.merchant_id,
    is_micro: Number(!isDeclined && verdict.isMicro),
    is_internal: 0,
    decline: verdict.decline,
    fees: feesText(fees),
    fee_total,
    funds,
    date: now,
    received_at: now,
    final_at: isDeclined ? now : null,
  };
  await tx.run(insertPayment, row);
  await tellPayment(scene, row);
  await topUpCard(scene, card.row);
  return row;
}

/** Takes an internal payment, which needs no authorization: settled at once, even below zero. */
export async function settleAtOnce(
  scene: BrocardScene,
  fee: Pick<PaymentRow, "card_id" | "user_id" | "amount" | "currency" | "merchant_id" | "funds">,
): Promise<void> {
  const { ids, ledger, now, tenant, tx } = scene;
  const { amount, currency, funds } = fee;
  const id = await ids.next("payment");
  await chargeAnyway(ledger, { from: funds, to: WORLD, amount, currency, memo: `payment ${id}` });
  const row: PaymentRow = {
    ...fee,
    tenant: tenant.id,
    id,
    state: 1,
    is_micro: 0,
    is_internal: 1,
    decline: null,
    fees: feesText([]),
    fee_total: 0,
    date: now,
    received_at: now,
    final_at: now,
  };
  await tx.run(insertPayment, row);
  await tellPayment(scene, row);
}

async function judge(scene: BrocardScene, card: PayingCard, { amount, fees }: PaymentDraft): Promise<Verdict> {
  const { ledger, tenant, tx } = scene;
  const { currency, funds, micro } = card;
  const available = await ledger.balance(funds, currency);
  const microSpent = micro && (await tx.first(sumMicroPayments, { tenant: tenant.id, card_id: card.row.id }));
  return judgePayment({
    amount,
    fees: sumFees(fees),
    card: {
      ...card,
      spent: await spendOf(scene, "card_id", card.row.id, currency),
      micro: micro && { ...micro, spent: microSpent?.amount ?? 0 },
    },
    holder: card.holder,
    money: { available, owed: await owed(ledger, funds, currency) },
  });
}

/** What a payment comes to when its merchant asks for the money; minor units. */
export interface Settlement {
  readonly amount: number;
  readonly fees: readonly FeeLine[];
}

/**
 * Gives the money of a pending payment to the merchant. What was reserved and is not taken goes back; what is taken beyond
 * it is charged even below zero, as the merchant was promised the money.
 */
export async function settlePayment(scene: BrocardScene, row: PaymentRow, { amount, fees }: Settlement) {
  const { ledger } = scene;
  const { currency, funds } = row;
  const fee_total = sumFees(fees);
  const [held, taken] = [row.amount + row.fee_total, amount + fee_total];
  const returned = Math.max(held - taken, 0);
  const memo = `payment ${row.id}`;
  const lines = [
    { account: clearing, amount: -held },
    { account: WORLD, amount: held - returned },
    { account: funds, amount: returned },
  ];
  await ledger.post({ lines: lines.filter((line) => line.amount !== 0), currency, memo });
  await chargeAnyway(ledger, { from: funds, to: WORLD, amount: Math.max(taken - held, 0), currency, memo });
  await settleDebt(ledger, funds, currency);
  return finish(scene, { ...row, state: 1, amount, fees: feesText(fees), fee_total });
}

/** Gives the money of a pending payment back, its fees too. */
export async function voidPayment(scene: BrocardScene, row: PaymentRow): Promise<PaymentRow> {
  const { ledger } = scene;
  const { currency, funds } = row;
  const held = row.amount + row.fee_total;
  const lines = [
    { account: clearing, amount: -held },
    { account: funds, amount: held },
  ];
  await ledger.post({ lines, currency, memo: `payment ${row.id} void` });
  await settleDebt(ledger, funds, currency);
  return finish(scene, { ...row, state: 2, fees: feesText([]), fee_total: 0 });
}

async function finish(scene: BrocardScene, outcome: PaymentRow & { readonly state: PaymentState }) {
  const finished: PaymentRow = { ...outcome, final_at: scene.now };
  await scene.tx.run(finishPayment, finished);
  await tellPayment(scene, finished);
  const card = await payingCard(scene, finished.card_id);
  if (card) await topUpCard(scene, card.row);
  return finished;
}
