import { insertInto } from "../core/store/query.js";
import { integer, nullable, type RowOf, table, text } from "../core/store/table.js";

/** Money moved between two accounts. `amount`: minor units; `…_user` is the user who stood for the account at that time, `…_account` its number. */
export const transferTable = table(
  "brocard_transfer",
  {
    tenant: text(),
    id: integer(),
    amount: integer(),
    currency: text(),
    responsible: integer(),
    from_user: integer(),
    from_account: integer(),
    to_user: integer(),
    to_account: integer(),
    comment: nullable(text()),
    created_at: integer(),
  },
  { primaryKey: ["tenant", "id"] },
);

export type TransferRow = RowOf<typeof transferTable>;

export const insertTransfer = insertInto(transferTable);
