import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, type RowOf, table, text } from "../core/store/table.js";
import type { Schemas } from "./types.js";

const oneOf = <T extends string>(): Column<T> => ({ kind: "text", isNullable: false });

/** Which switch it is. */
export type SecurityKind = "atm" | "contactless" | "location" | "purchase";

/** Security switches of cards. `transaction_type`: what it is linked to. `enabled`: 0/1. */
export const securityTable = table(
  "vaultspay_security",
  {
    tenant: text(),
    id: integer(),
    card_id: integer(),
    kind: oneOf<SecurityKind>(),
    transaction_type: oneOf<Schemas["RuleTransactionType"]>(),
    enabled: integer(),
  },
  { primaryKey: ["tenant", "id"], indexes: [["tenant", "card_id"]] },
);

export type SecurityRow = RowOf<typeof securityTable>;

const { prepare } = queriesOver(securityTable);

export const insertSecurity = insertInto(securityTable);

export const selectSecurity = prepare((db, p: { tenant: string; id: number }) =>
  db.selectFrom("vaultspay_security").selectAll().where("tenant", "=", p.tenant).where("id", "=", p.id),
);

export const selectSecurityOfCard = prepare((db, p: { tenant: string; card_id: number }) =>
  db
    .selectFrom("vaultspay_security")
    .selectAll()
    .where("tenant", "=", p.tenant)
    .where("card_id", "=", p.card_id)
    .orderBy("id"),
);

export const updateSecurity = prepare((db, p: SecurityRow) =>
  db
    .updateTable("vaultspay_security")
    .set({ transaction_type: p.transaction_type, enabled: p.enabled })
    .where("tenant", "=", p.tenant)
    .where("id", "=", p.id),
);
