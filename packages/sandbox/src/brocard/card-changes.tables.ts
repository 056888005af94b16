import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, type RowOf, table, text } from "../core/store/table.js";

/** Log of the changes of cards. `changes` is JSON; `available` is in minor units of the card, after the change. */
export const cardChangeTable = table(
  "brocard_card_change",
  {
    tenant: text(),
    id: integer(),
    card_id: integer(),
    changes: text(),
    available: integer(),
    user_id: integer(),
    at: integer(),
  },
  { primaryKey: ["tenant", "id"], indexes: [["tenant", "card_id", "id"]] },
);

export type CardChangeRow = RowOf<typeof cardChangeTable>;

const { prepare } = queriesOver(cardChangeTable);

export const insertCardChange = insertInto(cardChangeTable);

/** One page of the changes of a card, newest first. */
export const selectCardChanges = prepare((db, p: { tenant: string; card_id: number; limit: number; offset: number }) =>
  db
    .selectFrom("brocard_card_change")
    .selectAll()
    .where("tenant", "=", p.tenant)
    .where("card_id", "=", p.card_id)
    .orderBy("id", "desc")
    .limit(p.limit)
    .offset(p.offset),
);

export const countCardChanges = prepare((db, p: { tenant: string; card_id: number }) =>
  db
    .selectFrom("brocard_card_change")
    .select((e) => e.fn.countAll<number>().as("total"))
    .where("tenant", "=", p.tenant)
    .where("card_id", "=", p.card_id),
);
