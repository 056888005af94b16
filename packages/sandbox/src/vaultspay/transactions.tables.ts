import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, nullable, type RowOf, table, text } from "../core/store/table.js";

/**
 * Purchases, transfers and deposits. Amounts are minor units: `billing` of `currency`, `amount` of `amount_currency`.
 * `rate`: decimal text. `charges`, `receiver`, `card`, `merchant`: JSON as it was when it happened. `card_id` for filters.
 */
export const transactionTable = table(
  "vaultspay_transaction",
  {
    tenant: text(),
    id: integer(),
    uuid: text(),
    type: text(),
    status: text(),
    api_status: text(),
    narration: text(),
    currency: text(),
    billing: integer(),
    amount_currency: text(),
    amount: integer(),
    rate: nullable(text()),
    charges: text(),
    total_charges: integer(),
    sender_id: nullable(integer()),
    receiver_id: nullable(integer()),
    receiver: nullable(text()),
    card_id: nullable(integer()),
    card: nullable(text()),
    merchant: nullable(text()),
    location_id: nullable(integer()),
    location_country: nullable(text()),
    slug: text(),
    gateway_ref: text(),
    created_at: integer(),
  },
  {
    primaryKey: ["tenant", "id"],
    unique: [["tenant", "uuid"]],
    indexes: [
      ["tenant", "sender_id", "id"],
      ["tenant", "receiver_id", "id"],
      ["tenant", "card_id", "id"],
    ],
  },
);

export type TransactionRow = RowOf<typeof transactionTable>;

const { prepare } = queriesOver(transactionTable);

export const insertTransaction = insertInto(transactionTable);

export const selectTransaction = prepare((db, p: { tenant: string; id: number }) =>
  db.selectFrom("vaultspay_transaction").selectAll().where("tenant", "=", p.tenant).where("id", "=", p.id),
);

export const updateTransaction = prepare((db, p: { tenant: string; id: number; status: string; api_status: string }) =>
  db
    .updateTable("vaultspay_transaction")
    .set({ status: p.status, api_status: p.api_status })
    .where("tenant", "=", p.tenant)
    .where("id", "=", p.id),
);

export const countTransactionsOf = prepare((db, p: { tenant: string; account: number }) =>
  db
    .selectFrom("vaultspay_transaction")
    .select((e) => e.fn.countAll<number>().as("total"))
    .where("tenant", "=", p.tenant)
    .where((e) => e.or([e("sender_id", "=", p.account), e("receiver_id", "=", p.account)])),
);
