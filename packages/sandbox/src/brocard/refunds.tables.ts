import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, type RowOf, table, text } from "../core/store/table.js";

/** Refunds of settled payments. `amount`: minor units of `currency`; `date`: milliseconds, tenant time. */
export const refundTable = table(
  "brocard_refund",
  {
    tenant: text(),
    id: integer(),
    payment_id: integer(),
    card_id: integer(),
    user_id: integer(),
    amount: integer(),
    currency: text(),
    date: integer(),
  },
  { primaryKey: ["tenant", "id"], indexes: [["tenant", "payment_id"]] },
);

export type RefundRow = RowOf<typeof refundTable>;

const { prepare } = queriesOver(refundTable);

export const insertRefund = insertInto(refundTable);

/** What of a payment was already given back, in minor units. */
export const sumRefunds = prepare((db, p: { tenant: string; payment_id: number }) =>
  db
    .selectFrom("brocard_refund")
    .select((e) => e.fn.coalesce(e.fn.sum<number>("amount"), e.lit(0)).as("amount"))
    .where("tenant", "=", p.tenant)
    .where("payment_id", "=", p.payment_id),
);
