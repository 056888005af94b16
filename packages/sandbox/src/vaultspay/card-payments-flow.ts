import { capture, credit, hold, release } from "./account-money.js";
import { type AccountRow, selectAccount } from "./accounts.tables.js";
import {
  type CardPaymentRow,
  insertCardPayment,
  type PaymentState,
  selectCardPayment,
  updateCardPayment,
} from "./card-payments.tables.js";
import { type Decline, declineOf, type Payer, type PaymentAttempt } from "./card-payments-decline.js";
import type { CardRow } from "./cards.tables.js";
import { badRequest, unknown } from "./fault.js";
import type { TierRow } from "./tiers.tables.js";
import { changeTransaction, type NewMerchant, type NewTransaction, recordTransaction } from "./transaction-records.js";
import type { Books, Schemas } from "./types.js";

/** How a payment appears in the records. */
export interface PaymentWords
  extends Pick<NewTransaction, "narration" | "rate" | "transaction" | "transactionCurrency"> {
  readonly merchant: NewMerchant | null;
}

/** What a control action tells about a payment. */
export interface PaymentOutcome {
  readonly transactionId: number;
  readonly status: Schemas["TransactionStatus"];
  readonly apiStatus: string;
  readonly decline: Decline | null;
}

/** Lets a payment through, which sets its money aside, or declines it; either way it is in the records. */
export async function authorise(
  scene: Books,
  payer: Payer,
  attempt: PaymentAttempt,
  { merchant, ...words }: PaymentWords,
): Promise<PaymentOutcome> {
  const { account, card, tier } = payer;
  const { amount, countryCode, type } = attempt;
  const decline = await declineOf(scene, payer, attempt);
  const outcome = decline
    ? ({ status: "FAILED", apiStatus: "DECLINED" } as const)
    : ({ status: "PENDING", apiStatus: "AUTHORISED" } as const);
  const { id } = await recordTransaction(scene, {
    ...words,
    ...outcome,
    type: type === "PURCHASE" ? "Purchase" : "Withdrawal",
    currency: account.currency,
    billing: amount,
    charges: [],
    senderAccountId: account.id,
    receiver: null,
    card: cardOfRecord(card, tier),
    merchant,
    location: countryCode,
    slug: tier.slug,
  });
  const movement = { amount, transactionId: id, narration: words.narration };
  if (!decline && !(await hold(scene, account, movement))) throw new Error("the money was there a moment ago");
  const row: CardPaymentRow = {
    tenant: scene.tenant.id,
    id,
    card_id: card.id,
    account_id: account.id,
    type,
    config: tier.slug,
    currency: account.currency,
    amount,
    state: decline ? "declined" : "held",
    decline: decline?.reason ?? null,
    at: scene.now,
  };
  await scene.tx.run(insertCardPayment, row);
  return { transactionId: id, ...outcome, decline: decline ?? null };
}

/**
 * The merchant takes the money that was set aside.
 * @throws Fault 500/1010 for a payment that is not held.
 */
export async function settle(scene: Books, id: number): Promise<PaymentOutcome> {
  const { account, row } = await paymentOf(scene, id);
  if (row.state !== "held") throw badRequest(`A payment that is ${row.state} cannot be settled`);
  await capture(scene, account, row.amount);
  return finish(scene, row, "settled", { status: "SUCCESS", apiStatus: "SETTLED" });
}

/**
 * The money goes back to the account, whether it was only set aside or taken already.
 * @throws Fault 500/1010 for a payment that was declined or reversed.
 */
export async function reverse(scene: Books, id: number): Promise<PaymentOutcome> {
  const { account, row } = await paymentOf(scene, id);
  if (row.state !== "held" && row.state !== "settled") {
    throw badRequest(`A payment that is ${row.state} cannot be reversed`);
  }
  const movement = { amount: row.amount, transactionId: id, narration: `Reversal of transaction ${id}` };
  await (row.state === "held" ? release(scene, account, movement) : credit(scene, account, movement));
  return finish(scene, row, "reversed", { status: "FAILED", apiStatus: "REVERSED" });
}

async function paymentOf(
  { tenant, tx }: Books,
  id: number,
): Promise<{ readonly row: CardPaymentRow; readonly account: AccountRow }> {
  const row = await tx.first(selectCardPayment, { tenant: tenant.id, id });
  const account = row && (await tx.first(selectAccount, { tenant: tenant.id, id: row.account_id }));
  if (!account) throw unknown("transactionId");
  return { row, account };
}

async function finish(
  scene: Books,
  { id }: CardPaymentRow,
  state: PaymentState,
  outcome: Pick<PaymentOutcome, "apiStatus" | "status">,
): Promise<PaymentOutcome> {
  await scene.tx.run(updateCardPayment, { tenant: scene.tenant.id, id, state });
  await changeTransaction(scene, id, outcome);
  return { transactionId: id, ...outcome, decline: null };
}

/** The card as a transaction prints it, as it is at that moment. */
const cardOfRecord = (card: CardRow, tier: TierRow): Schemas["TransactionCard"] => ({
  id: card.id,
  cardToken: card.token,
  lastFourDigits: card.pan.slice(-4),
  cardType: card.card_type,
  cardTierId: tier.id,
  cardNetwork: tier.network,
  paymentCardType: tier.payment_type,
});
