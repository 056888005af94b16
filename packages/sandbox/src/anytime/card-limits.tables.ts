import { queriesOver } from "../core/store/query.js";
import { integer, table, text } from "../core/store/table.js";

/** Limits of cards that a tenant changed; see `card-limits.ts` for their names and units. */
export const cardLimitTable = table(
  "anytime_card_limit",
  { tenant: text(), name: text(), value: integer() },
  { primaryKey: ["tenant", "name"] },
);

const { prepare } = queriesOver(cardLimitTable);

export const selectCardLimits = prepare((db, p: { tenant: string }) =>
  db.selectFrom("anytime_card_limit").select(["name", "value"]).where("tenant", "=", p.tenant),
);

export const upsertCardLimit = prepare((db, p: { tenant: string; name: string; value: number }) =>
  db
    .insertInto("anytime_card_limit")
    .values({ tenant: p.tenant, name: p.name, value: p.value })
    .onConflict((on) => on.columns(["tenant", "name"]).doUpdateSet({ value: p.value })),
);
