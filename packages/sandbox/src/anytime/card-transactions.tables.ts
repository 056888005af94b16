import type { components } from "@openissuing/anytime";
import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, nullable, type RowOf, table, text } from "../core/store/table.js";
import type { DeclineCode } from "./cards-status.js";

type Schemas = components["schemas"];

/** What moved the money: `creditCard`, `debitCard`, a payment, cash from a machine, or money back from a merchant. */
export type TransactionKind = "load" | "unload" | "purchase" | "withdrawal" | "refund";

const oneOf = <T extends string>(): Column<T> => ({ kind: "text", isNullable: false });

/**
 * Transactions of cards. `amount`, `fx_fee` and `balance_after` are minor units of the account's currency, `amount_fx`
 * of `currency_fx`; `fx` is the rate in millionths. `vat_details` is JSON. `date` is when it was last processed,
 * `date_transaction` when it was made. `statement` is the `txid` of a load on the account, `refund_of` the payment a refund
 * belongs to.
 */
export const cardTransactionTable = table(
  "anytime_card_transaction",
  {
    tenant: text(),
    txid: integer(),
    card_ref: text(),
    kind: oneOf<TransactionKind>(),
    status: oneOf<Schemas["TransactionStatus"]>(),
    type: oneOf<Schemas["TransactionDirection"]>(),
    mcc: integer(),
    amount: integer(),
    currency: text(),
    amount_fx: integer(),
    currency_fx: text(),
    fx: integer(),
    fx_fee: integer(),
    vat_details: text(),
    failed_code: nullable(oneOf<DeclineCode>()),
    balance_after: integer(),
    date: integer(),
    date_transaction: integer(),
    description: text(),
    acc_comment: text(),
    statement: nullable(integer()),
    refund_of: nullable(integer()),
  },
  {
    primaryKey: ["tenant", "txid"],
    indexes: [
      ["tenant", "card_ref", "txid"],
      ["tenant", "card_ref", "kind", "date_transaction"],
      ["tenant", "refund_of"],
    ],
  },
);

export type CardTransactionRow = RowOf<typeof cardTransactionTable>;

const { prepare } = queriesOver(cardTransactionTable);

export const insertCardTransaction = insertInto(cardTransactionTable);

export const selectCardTransaction = prepare((db, p: { tenant: string; txid: number }) =>
  db.selectFrom("anytime_card_transaction").selectAll().where("tenant", "=", p.tenant).where("txid", "=", p.txid),
);

/** One page of the transactions of a card, oldest first. `from` counts, `until` does not; milliseconds. */
export const selectCardTransactions = prepare(
  (db, p: { tenant: string; card_ref: string; from: number; until: number; limit: number; offset: number }) =>
    db
      .selectFrom("anytime_card_transaction")
      .selectAll()
      .where("tenant", "=", p.tenant)
      .where("card_ref", "=", p.card_ref)
      .where("date", ">=", p.from)
      .where("date", "<", p.until)
      .orderBy("txid")
      .limit(p.limit)
      .offset(p.offset),
);

export const countCardTransactions = prepare((db, p: { tenant: string; card_ref: string }) =>
  db
    .selectFrom("anytime_card_transaction")
    .select((e) => e.fn.countAll<number>().as("total"))
    .where("tenant", "=", p.tenant)
    .where("card_ref", "=", p.card_ref),
);

/** Loads of a card made after `since` (milliseconds) that settled or may still settle: how many, their sum, and what of it is on its way. */
export const sumLoads = prepare((db, p: { tenant: string; card_ref: string; since: number }) =>
  db
    .selectFrom("anytime_card_transaction")
    .select((e) => [
      e.fn.countAll<number>().as("count"),
      e.fn.coalesce(e.fn.sum<number>("amount"), e.lit(0)).as("total"),
      e.fn.coalesce(e.fn.sum<number>("amount").filterWhere("status", "=", "P"), e.lit(0)).as("pending"),
    ])
    .where("tenant", "=", p.tenant)
    .where("card_ref", "=", p.card_ref)
    .where("kind", "=", "load")
    .where("date_transaction", ">", p.since)
    .where("status", "in", ["P", "S"]),
);

/** What of a payment was already given back, or is about to be. */
export const sumRefunds = prepare((db, p: { tenant: string; refund_of: number }) =>
  db
    .selectFrom("anytime_card_transaction")
    .select((e) => [
      e.fn.coalesce(e.fn.sum<number>("amount"), e.lit(0)).as("amount"),
      e.fn.coalesce(e.fn.sum<number>("amount_fx"), e.lit(0)).as("amount_fx"),
    ])
    .where("tenant", "=", p.tenant)
    .where("refund_of", "=", p.refund_of)
    .where("status", "in", ["P", "S"]),
);

/** A payment of a card that was authorised and not settled yet. */
export const selectPendingPayment = prepare((db, p: { tenant: string; card_ref: string }) =>
  db
    .selectFrom("anytime_card_transaction")
    .select("txid")
    .where("tenant", "=", p.tenant)
    .where("card_ref", "=", p.card_ref)
    .where("kind", "in", ["purchase", "withdrawal"])
    .where("status", "=", "P")
    .limit(1),
);

export const updateCardTransaction = prepare(
  (db, p: Pick<CardTransactionRow, "tenant" | "txid" | "status" | "failed_code" | "balance_after" | "date">) =>
    db
      .updateTable("anytime_card_transaction")
      .set({ status: p.status, failed_code: p.failed_code, balance_after: p.balance_after, date: p.date })
      .where("tenant", "=", p.tenant)
      .where("txid", "=", p.txid),
);
