import { evenRate } from "../core/exchange-rate.js";
import { defineJob } from "../core/job.js";
import { WORLD } from "../core/ledger.js";
import {
  type CardTransactionRow,
  insertCardTransaction,
  selectCardTransaction,
  type TransactionKind,
  updateCardTransaction,
} from "./card-transactions.tables.js";
import { messageOf } from "./card-transactions-wire.js";
import { type CardRow, selectCard, updateCardState } from "./cards.tables.js";
import { type DeclineCode, declineOfCard, hasEnded } from "./cards-status.js";
import { ledgerAccount } from "./find-account.js";
import { recordStatement, settleStatement } from "./statements.js";
import type { AnytimeScene } from "./types.js";

/** Ledger account of money that has left one side and not reached the other. */
const clearing = "clearing:cards";
/** Tenant time between a transaction and its settlement, in milliseconds. Inferred: the text says "not instantly". */
const settlesAfter = 5_000;

/** What a transaction is about; money is in minor units. */
export type Draft = Pick<
  CardTransactionRow,
  | "kind"
  | "mcc"
  | "amount"
  | "currency"
  | "amount_fx"
  | "currency_fx"
  | "fx"
  | "fx_fee"
  | "vat_details"
  | "description"
  | "acc_comment"
  | "refund_of"
>;

/** Name of the ledger account behind a card. */
export const ledgerCard = (card_ref: string) => `card:${card_ref}`;

/** Where the money of a transaction comes from and where it goes. */
function routeOf(kind: TransactionKind, { acc_id, card_ref }: CardRow): { from: string; to: string } {
  switch (kind) {
    case "load":
      return { from: ledgerAccount(acc_id), to: ledgerCard(card_ref) };
    case "unload":
      return { from: ledgerCard(card_ref), to: ledgerAccount(acc_id) };
    case "purchase":
    case "withdrawal":
      return { from: ledgerCard(card_ref), to: WORLD };
    case "refund":
      return { from: WORLD, to: ledgerCard(card_ref) };
  }
}

/** Category of financial institutions: the one of movements between a card and its account (inferred). */
const ownMovementMcc = 6012;

/** The money of a transaction that nobody converts. `amount`: minor units. */
export function plainMoney(amount: number, currency: string) {
  const unconverted = { amount, currency, amount_fx: amount, currency_fx: currency, fx: evenRate, fx_fee: 0 };
  return { ...unconverted, mcc: ownMovementMcc, vat_details: "[]", refund_of: null };
}

/**
 * Takes the money of a transaction out of its source and writes it down as pending.
 * @throws LedgerError `ERR_OVERDRAFT` when the source does not hold it.
 */
export async function beginTransaction(scene: AnytimeScene, card: CardRow, draft: Draft): Promise<CardTransactionRow> {
  const { ledger, now } = scene;
  const { kind, currency } = draft;
  const txid = await nextTxid(scene);
  const { from } = routeOf(kind, card);
  const amount = draft.amount + draft.fx_fee;
  const lines = [
    { account: from, amount: -amount },
    { account: clearing, amount },
  ];
  const { entries } = await ledger.post({ lines, currency, memo: `${kind} ${txid}` });
  let statement: number | null = null;
  if (kind === "load") {
    const { acc_id } = card;
    const balance = entries[0]?.balance_after ?? 0;
    const movement = { acc_id, amount: -amount, balance, currency, description: draft.acc_comment, date: now };
    statement = await recordStatement(scene, { ...movement, status: "P" });
  }
  return write(scene, card, { ...draft, txid, statement, status: "P", failed_code: null });
}

/** Writes down a transaction that was refused, and tells the tenant. No money moves. */
export async function declineTransaction(scene: AnytimeScene, card: CardRow, draft: Draft, failed_code: DeclineCode) {
  const txid = await nextTxid(scene);
  const row = await write(scene, card, { ...draft, txid, statement: null, status: "D", failed_code });
  await tell(scene, card, row);
  return row;
}

/** Puts the settlement of a pending transaction on the calendar. */
export async function settleLater({ schedule, now }: AnytimeScene, { txid }: CardTransactionRow): Promise<void> {
  await schedule(settleCardTransaction, { at: now + settlesAfter, payload: { txid } });
}

export const settleCardTransaction = defineJob(
  "anytime.settleCardTransaction",
  async (scene: AnytimeScene, { txid }: { txid: number }) => {
    const { tenant, tx } = scene;
    const row = await tx.first(selectCardTransaction, { tenant: tenant.id, txid });
    const card = row && (await tx.first(selectCard, { tenant: tenant.id, card_ref: row.card_ref }));
    // Reversed in the meantime.
    if (!card || row.status !== "P") return;
    await settleTransaction(scene, card, row);
  },
);

/** Brings the money of a pending transaction to its destination, and tells the tenant. */
export async function settleTransaction(scene: AnytimeScene, card: CardRow, row: CardTransactionRow) {
  // The card may have ended while its load was on the way.
  const declined = row.kind === "load" && hasEnded(card.status) ? declineOfCard(card, scene.now) : undefined;
  if (declined) return undoTransaction(scene, card, row, "D", declined);

  const { currency, kind, statement } = row;
  const { acc_id } = card;
  const balance = await release(scene, row, routeOf(kind, card).to);
  if (statement !== null) {
    await settleStatement(scene, { acc_id, txid: statement, status: "S", executed_at: scene.now });
  } else if (kind === "unload") {
    const movement = { acc_id, amount: row.amount, balance, currency, description: row.acc_comment, date: scene.now };
    await recordStatement(scene, movement);
  }
  const settled = await finish(scene, card, row, "S", null);
  const isPayment = kind !== "load" && kind !== "unload";
  if (card.card_type === "VIRTUAL_SINGLE_USE" && isPayment) await endSingleUse(scene, card, currency);
  return settled;
}

// The text calls it good for one payment. Nobody could unload the card any more, so what is left goes back by itself (inferred).
async function endSingleUse(scene: AnytimeScene, card: CardRow, currency: string): Promise<void> {
  const ended: CardRow = { ...card, status: "CAN" };
  await scene.tx.run(updateCardState, ended);
  const amount = await scene.ledger.balance(ledgerCard(card.card_ref), currency);
  if (amount === 0) return;
  const description = "Balance of a used single-use card";
  const draft = { ...plainMoney(amount, currency), kind: "unload" as const, description, acc_comment: description };
  await settleTransaction(scene, ended, await beginTransaction(scene, ended, draft));
}

/** Gives the money of a pending transaction back to its source, and tells the tenant. */
export async function undoTransaction(
  scene: AnytimeScene,
  card: CardRow,
  row: CardTransactionRow,
  status: "C" | "D",
  failed_code: DeclineCode | null,
) {
  const balance = await release(scene, row, routeOf(row.kind, card).from);
  if (row.statement !== null) {
    const { acc_id } = card;
    await settleStatement(scene, { acc_id, txid: row.statement, status, executed_at: null });
    const { amount, currency, acc_comment: description } = row;
    await recordStatement(scene, { acc_id, amount, balance, currency, description, date: scene.now });
  }
  return finish(scene, card, row, status, failed_code);
}

/** Moves what a transaction holds in clearing to an account, and answers the balance of it. */
async function release({ ledger }: AnytimeScene, row: CardTransactionRow, to: string): Promise<number> {
  const amount = row.amount + row.fx_fee;
  const lines = [
    { account: to, amount },
    { account: clearing, amount: -amount },
  ];
  const { entries } = await ledger.post({ lines, currency: row.currency, memo: `${row.kind} ${row.txid}` });
  return entries[0]?.balance_after ?? 0;
}

type Opening = Draft & Pick<CardTransactionRow, "txid" | "statement" | "status" | "failed_code">;

async function write({ ledger, now, tenant, tx }: AnytimeScene, { card_ref }: CardRow, opening: Opening) {
  const row: CardTransactionRow = {
    ...opening,
    tenant: tenant.id,
    card_ref,
    type: opening.kind === "load" || opening.kind === "refund" ? "C" : "D",
    balance_after: await ledger.balance(ledgerCard(card_ref), opening.currency),
    date: now,
    date_transaction: now,
  };
  await tx.run(insertCardTransaction, row);
  return row;
}

async function finish(
  scene: AnytimeScene,
  card: CardRow,
  row: CardTransactionRow,
  status: CardTransactionRow["status"],
  failed_code: DeclineCode | null,
): Promise<CardTransactionRow> {
  const { ledger, now: date, tx } = scene;
  const balance_after = await ledger.balance(ledgerCard(row.card_ref), row.currency);
  const finished: CardTransactionRow = { ...row, status, failed_code, balance_after, date };
  await tx.run(updateCardTransaction, finished);
  await tell(scene, card, finished);
  return finished;
}

async function tell({ deliver }: AnytimeScene, { acc_id, card_ref }: CardRow, row: CardTransactionRow): Promise<void> {
  await deliver("card_last_tx", { key: card_ref, body: messageOf(row, acc_id) });
}

const nextTxid = ({ ids }: AnytimeScene) => ids.next("card_txid", 11_111_111_110);
