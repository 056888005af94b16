import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, nullable, type RowOf, table, text } from "../core/store/table.js";
import type { Schemas } from "./types.js";

const oneOf = <T extends string>(): Column<T> => ({ kind: "text", isNullable: false });

/**
 * Limits on transactions. `card_id` null: of the company. `config`: the processor it holds for. `value` and `allowed`:
 * minor units of `currency`, or numbers of transactions for `COUNT`.
 */
export const limitTable = table(
  "vaultspay_limit",
  {
    tenant: text(),
    id: integer(),
    card_id: nullable(integer()),
    transaction_type: oneOf<Schemas["RuleTransactionType"]>(),
    frequency: oneOf<Schemas["TransactionLimitFrequency"]>(),
    currency: text(),
    limit_type: oneOf<Schemas["TransactionLimitType"]>(),
    operator: oneOf<Schemas["TransactionLimitOperator"]>(),
    config: text(),
    value: integer(),
    allowed: integer(),
  },
  { primaryKey: ["tenant", "id"], indexes: [["tenant", "card_id"]] },
);

export type LimitRow = RowOf<typeof limitTable>;

const { prepare } = queriesOver(limitTable);

export const insertLimit = insertInto(limitTable);

export const selectLimit = prepare((db, p: { tenant: string; id: number }) =>
  db.selectFrom("vaultspay_limit").selectAll().where("tenant", "=", p.tenant).where("id", "=", p.id),
);

export const selectLimitsOfCard = prepare((db, p: { tenant: string; card_id: number }) =>
  db
    .selectFrom("vaultspay_limit")
    .selectAll()
    .where("tenant", "=", p.tenant)
    .where("card_id", "=", p.card_id)
    .orderBy("id"),
);

export const selectLimitsOfCompany = prepare((db, p: { tenant: string }) =>
  db
    .selectFrom("vaultspay_limit")
    .selectAll()
    .where("tenant", "=", p.tenant)
    .where("card_id", "is", null)
    .orderBy("id"),
);

export const updateLimitValue = prepare((db, p: { tenant: string; id: number; value: number }) =>
  db.updateTable("vaultspay_limit").set({ value: p.value }).where("tenant", "=", p.tenant).where("id", "=", p.id),
);
