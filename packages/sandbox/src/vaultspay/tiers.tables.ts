import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, type RowOf, table, text } from "../core/store/table.js";
import type { Schemas } from "./types.js";

const oneOf = <T extends string>(): Column<T> => ({ kind: "text", isNullable: false });

/**
 * Products a card can be issued as. `slug`: the processor behind it. `expiry_months`: how long its cards are valid.
 * `max_purchase`: greatest amount of one purchase, minor units of `billing`. Switches are 0/1.
 */
export const tierTable = table(
  "vaultspay_tier",
  {
    tenant: text(),
    id: integer(),
    category: oneOf<Schemas["CardCategory"]>(),
    consumer_type: oneOf<Schemas["CardConsumerType"]>(),
    title: text(),
    description: text(),
    network: oneOf<Schemas["CardNetwork"]>(),
    payment_type: oneOf<Schemas["PaymentCardType"]>(),
    card_types: oneOf<Schemas["CardTier"]["cardTypes"]>(),
    billing: text(),
    settlement: text(),
    expiry_months: integer(),
    stack_size: integer(),
    card_limit: integer(),
    stock_threshold: integer(),
    auto_renewal: integer(),
    is_3ds: integer(),
    has_fraud_rules: integer(),
    has_limits: integer(),
    max_purchase: integer(),
    slug: text(),
  },
  { primaryKey: ["tenant", "id"] },
);

export type TierRow = RowOf<typeof tierTable>;

const { prepare } = queriesOver(tierTable);

export const insertTier = insertInto(tierTable);

export const selectTier = prepare((db, p: { tenant: string; id: number }) =>
  db.selectFrom("vaultspay_tier").selectAll().where("tenant", "=", p.tenant).where("id", "=", p.id),
);

export const selectTiers = prepare((db, p: { tenant: string }) =>
  db.selectFrom("vaultspay_tier").selectAll().where("tenant", "=", p.tenant).orderBy("id"),
);
