import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, type RowOf, table, text } from "../core/store/table.js";

/** Digital wallets. `currency`: ISO 4217. `status`: ACTIVE, or anything else for one that may not be used. */
export const accountTable = table(
  "vaultspay_account",
  {
    tenant: text(),
    id: integer(),
    user_id: integer(),
    account_type: text(),
    currency: text(),
    title: text(),
    number: text(),
    iban: text(),
    status: text(),
    is_primary: integer(),
  },
  { primaryKey: ["tenant", "id"], unique: [["tenant", "iban"]], indexes: [["tenant", "user_id", "id"]] },
);

export type AccountRow = RowOf<typeof accountTable>;

const { prepare } = queriesOver(accountTable);

export const insertAccount = insertInto(accountTable);

export const selectAccount = prepare((db, p: { tenant: string; id: number }) =>
  db.selectFrom("vaultspay_account").selectAll().where("tenant", "=", p.tenant).where("id", "=", p.id),
);

export const selectAccountByIban = prepare((db, p: { tenant: string; iban: string }) =>
  db.selectFrom("vaultspay_account").selectAll().where("tenant", "=", p.tenant).where("iban", "=", p.iban),
);

/** Accounts of a user, the primary one first, then the oldest. */
export const selectAccountsOf = prepare((db, p: { tenant: string; user_id: number }) =>
  db
    .selectFrom("vaultspay_account")
    .selectAll()
    .where("tenant", "=", p.tenant)
    .where("user_id", "=", p.user_id)
    .orderBy("is_primary", "desc")
    .orderBy("id"),
);

export const updateAccountStatus = prepare((db, p: { tenant: string; id: number; status: string }) =>
  db.updateTable("vaultspay_account").set({ status: p.status }).where("tenant", "=", p.tenant).where("id", "=", p.id),
);
