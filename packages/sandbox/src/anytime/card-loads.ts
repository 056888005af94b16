import { Fault } from "../core/fault.js";
import { LedgerError } from "../core/ledger.js";
import { minorUnits } from "../core/money.js";
import { checkLoadAmount, checkLoadWindows, readCardLimits } from "./card-limits.js";
import type { CardTransactionRow } from "./card-transactions.tables.js";
import { beginTransaction, type Draft, plainMoney, settleLater } from "./card-transactions-flow.js";
import type { CardRow } from "./cards.tables.js";
import { findCard } from "./cards-find.js";
import { refusalOfUse } from "./cards-status.js";
import { fault } from "./fault.js";
import { hasKycFiles } from "./kyc.js";
import type { AnytimeCode, AnytimeHandler, AnytimeScene } from "./types.js";

export const creditCard: AnytimeHandler<"creditCard"> = async (call) => {
  const found = await findCard(call, call.path.card_ref);
  if (!found) return fault(4030310);
  const { card, account } = found;
  const amount = readAmount(call.raw("amount"), account.acc_currency);
  if (amount instanceof Fault) return amount;
  const refusal = refusalOfUse(card.status);
  if (refusal) return fault(refusal);
  if (card.card_type === "VIRTUAL_SINGLE_USE") return fault(4510310);
  if (!(await hasKycFiles(call, account.acc_id))) return fault(4510330);

  const { acc_comment, card_comment } = call.body;
  const row = await beginLoad(call, card, { amount, currency: account.acc_currency, acc_comment, card_comment });
  if (row instanceof Fault) return row;
  await settleLater(call, row);
  return receiptOf(card, row);
};

export const debitCard: AnytimeHandler<"debitCard"> = async (call) => {
  const found = await findCard(call, call.path.card_ref);
  if (!found) return fault(4030310);
  const { card, account } = found;
  const amount = readAmount(call.raw("amount"), account.acc_currency);
  if (amount instanceof Fault) return amount;
  const refusal = refusalOfUse(card.status);
  if (refusal) return fault(refusal);

  const { acc_comment, card_comment: description } = call.body;
  const draft: Draft = { ...plainMoney(amount, account.acc_currency), kind: "unload", description, acc_comment };
  const row = await beginUnlessOverdrawn(call, card, draft, 4020320);
  if (row instanceof Fault) return row;
  await settleLater(call, row);
  return receiptOf(card, row);
};

export interface Load {
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly acc_comment: string;
  readonly card_comment: string;
}

/**
 * Takes the money of a load out of the account; the caller settles it. Refused by the amount (4030330, 4030331), the
 * balance of the account (4020210) and the limits of the card, in this order; a refusal must undo what was written.
 */
export async function beginLoad(scene: AnytimeScene, card: CardRow, load: Load): Promise<CardTransactionRow | Fault> {
  const { amount, currency, acc_comment, card_comment: description } = load;
  const limits = await readCardLimits(scene, currency);
  const refused = checkLoadAmount(limits, amount);
  if (refused) return refused;
  const draft: Draft = { ...plainMoney(amount, currency), kind: "load", description, acc_comment };
  const row = await beginUnlessOverdrawn(scene, card, draft, 4020210);
  if (row instanceof Fault) return row;
  return (await checkLoadWindows(scene, limits, { card_ref: card.card_ref, currency })) ?? row;
}

/** Reads an amount as sent: 4000310 when it is not above 0 or has more decimals than the currency. */
export function readAmount(text: string | undefined, currency: string): number | Fault {
  const units = minorUnits(text, currency);
  return units !== undefined && units > 0 ? units : fault(4000310, "The parameter amount is invalid.");
}

async function beginUnlessOverdrawn(scene: AnytimeScene, card: CardRow, draft: Draft, code: AnytimeCode) {
  try {
    return await beginTransaction(scene, card, draft);
  } catch (error) {
    if (error instanceof LedgerError && error.code === "ERR_OVERDRAFT") return fault(code);
    throw error;
  }
}

function receiptOf({ card_ref, acc_id }: CardRow, { txid }: CardTransactionRow) {
  return { status: 200 as const, body: { card_ref, acc_id, transaction_id: txid } };
}
