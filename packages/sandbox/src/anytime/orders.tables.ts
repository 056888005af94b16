import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, type RowOf, table, text } from "../core/store/table.js";

/** Orders of cards. `ordered_at`: tenant time in milliseconds. `is_parcel` is 1 for a card that is sent by post. */
export const orderTable = table(
  "anytime_order",
  { tenant: text(), order_id: integer(), card_ref: text(), is_parcel: integer(), ordered_at: integer() },
  { primaryKey: ["tenant", "order_id"] },
);
export type OrderRow = RowOf<typeof orderTable>;

const { prepare } = queriesOver(orderTable);

export const insertOrder = insertInto(orderTable);

export const selectOrder = prepare((db, p: { tenant: string; order_id: number }) =>
  db.selectFrom("anytime_order").selectAll().where("tenant", "=", p.tenant).where("order_id", "=", p.order_id),
);
