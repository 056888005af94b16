import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, nullable, type RowOf, table, text } from "../core/store/table.js";
import type { LimitRow } from "./limits.tables.js";

const oneOf = <T extends string>(): Column<T> => ({ kind: "text", isNullable: false });

/** What a card can do with money. */
export type PaymentType = "ATM_WITHDRAWAL" | "PURCHASE";
export type PaymentState = "declined" | "held" | "reversed" | "settled";

/**
 * Payments with cards. `id`: number of the transaction's record. `account_id`: the one that paid, whatever the card
 * spends from later. `amount`: minor units of `currency`, that of the account. `decline`: why it was refused.
 */
export const cardPaymentTable = table(
  "vaultspay_card_payment",
  {
    tenant: text(),
    id: integer(),
    card_id: integer(),
    account_id: integer(),
    type: oneOf<PaymentType>(),
    config: text(),
    currency: text(),
    amount: integer(),
    state: oneOf<PaymentState>(),
    decline: nullable(text()),
    at: integer(),
  },
  {
    primaryKey: ["tenant", "id"],
    indexes: [
      ["tenant", "card_id", "at"],
      ["tenant", "at"],
    ],
  },
);

export type CardPaymentRow = RowOf<typeof cardPaymentTable>;

const { once, prepare } = queriesOver(cardPaymentTable);

export const insertCardPayment = insertInto(cardPaymentTable);

export const selectCardPayment = prepare((db, p: { tenant: string; id: number }) =>
  db.selectFrom("vaultspay_card_payment").selectAll().where("tenant", "=", p.tenant).where("id", "=", p.id),
);

export const updateCardPayment = prepare((db, p: { tenant: string; id: number; state: PaymentState }) =>
  db
    .updateTable("vaultspay_card_payment")
    .set({ state: p.state })
    .where("tenant", "=", p.tenant)
    .where("id", "=", p.id),
);

/** Number and sum of what a limit on payments of a type counts since a moment: what was let through and not given back. */
export const sumCounted = (limit: LimitRow, type: PaymentType, since: number) =>
  once((db) =>
    db
      .selectFrom("vaultspay_card_payment")
      .select((e) => [e.fn.countAll<number>().as("count"), e.fn.sum<number | null>("amount").as("amount")])
      .where("tenant", "=", limit.tenant)
      .where("at", ">=", since)
      .where("state", "in", ["held", "settled"])
      .where("config", "=", limit.config)
      .where("currency", "=", limit.currency)
      .where((e) =>
        e.and([
          ...(limit.card_id === null ? [] : [e("card_id", "=", limit.card_id)]),
          ...(limit.transaction_type === "ALL" ? [] : [e("type", "=", type)]),
        ]),
      ),
  );
