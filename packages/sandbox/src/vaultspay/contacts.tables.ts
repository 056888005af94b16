import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, type RowOf, table, text } from "../core/store/table.js";

/** IBANs that money can be sent to. `holder`: name of the account holder, not masked. */
export const contactTable = table(
  "vaultspay_contact",
  { tenant: text(), id: integer(), user_id: integer(), title: text(), iban: text(), holder: text() },
  { primaryKey: ["tenant", "id"], unique: [["tenant", "user_id", "iban"]] },
);

export type ContactRow = RowOf<typeof contactTable>;

const { prepare } = queriesOver(contactTable);

export const insertContact = insertInto(contactTable);

export const selectContact = prepare((db, p: { tenant: string; id: number }) =>
  db.selectFrom("vaultspay_contact").selectAll().where("tenant", "=", p.tenant).where("id", "=", p.id),
);

export const selectContactByIban = prepare((db, p: { tenant: string; user_id: number; iban: string }) =>
  db
    .selectFrom("vaultspay_contact")
    .select("id")
    .where("tenant", "=", p.tenant)
    .where("user_id", "=", p.user_id)
    .where("iban", "=", p.iban),
);
