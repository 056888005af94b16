import type { components } from "@openissuing/brocard";
import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, nullable, type RowOf, table, text } from "../core/store/table.js";
import type { DeclineCode } from "./decline.js";

export type PaymentState = components["schemas"]["PaymentStateValue"];

const stateValue = (): Column<PaymentState> => ({ kind: "integer", isNullable: false });
const declineCode = (): Column<DeclineCode> => ({ kind: "text", isNullable: false });

/**
 * Payments. `amount` and `fee_total` are minor units of `currency`, that of the card; `fees` is JSON. `funds` is the ledger
 * account that pays, and gets back what is not taken. `is_internal` marks fees for issuing a card.
 */
export const paymentTable = table(
  "brocard_payment",
  {
    tenant: text(),
    id: integer(),
    card_id: integer(),
    user_id: integer(),
    state: stateValue(),
    amount: integer(),
    currency: text(),
    merchant_id: integer(),
    is_micro: integer(),
    is_internal: integer(),
    decline: nullable(declineCode()),
    fees: text(),
    fee_total: integer(),
    funds: text(),
    date: integer(),
    received_at: integer(),
    final_at: nullable(integer()),
  },
  {
    primaryKey: ["tenant", "id"],
    indexes: [
      // Wide enough to add up what was spent without reading the rows.
      ["tenant", "card_id", "state", "currency", "is_internal", "is_micro", "amount", "fee_total"],
      ["tenant", "user_id", "state", "currency", "is_internal", "amount", "fee_total"],
      ["tenant", "date", "id"],
    ],
  },
);

export type PaymentRow = RowOf<typeof paymentTable>;

const { prepare } = queriesOver(paymentTable);

export const insertPayment = insertInto(paymentTable);

export const selectPayment = prepare((db, p: { tenant: string; id: number }) =>
  db.selectFrom("brocard_payment").selectAll().where("tenant", "=", p.tenant).where("id", "=", p.id),
);

/** The final state of a payment, with what it came to. */
export const finishPayment = prepare(
  (db, p: Pick<PaymentRow, "tenant" | "id" | "state" | "amount" | "fees" | "fee_total" | "final_at">) =>
    db
      .updateTable("brocard_payment")
      .set({ state: p.state, amount: p.amount, fees: p.fees, fee_total: p.fee_total, final_at: p.final_at })
      .where("tenant", "=", p.tenant)
      .where("id", "=", p.id),
);

/** Sum of the micro-payments of a card, in minor units. */
export const sumMicroPayments = prepare((db, p: { tenant: string; card_id: number }) =>
  db
    .selectFrom("brocard_payment")
    .select((e) => e.fn.coalesce(e.fn.sum<number>("amount"), e.lit(0)).as("amount"))
    .where("tenant", "=", p.tenant)
    .where("card_id", "=", p.card_id)
    .where("is_micro", "=", 1)
    .where("state", "in", [1, 3]),
);

const sumSpend = (by: "card_id" | "user_id") =>
  prepare((db, p: { tenant: string; id: number }) =>
    db
      .selectFrom("brocard_payment")
      .select((e) => [
        "currency",
        e.fn.coalesce(e.fn.sum<number>("amount").filterWhere("state", "in", [1, 3]), e.lit(0)).as("amount"),
        e.fn.sum<number>("fee_total").as("fees"),
      ])
      .where("tenant", "=", p.tenant)
      .where(by, "=", p.id)
      .where("is_internal", "=", 0)
      .groupBy("currency"),
  );

/** What a card spent, in minor units, by currency. */
export const sumSpendOfCard = sumSpend("card_id");

/** What a user spent with whatever card, in minor units, by currency. */
export const sumSpendOfUser = sumSpend("user_id");
