import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, type RowOf, table, text } from "../core/store/table.js";

/** Links that show a card to one address. `ip` is in the normal form of `ipaddr.js`; `expires_at` is tenant time in milliseconds. */
export const detailsLinkTable = table(
  "anytime_details_link",
  { tenant: text(), key: text(), card_ref: text(), ip: text(), expires_at: integer() },
  { primaryKey: ["tenant", "key"] },
);
export type DetailsLinkRow = RowOf<typeof detailsLinkTable>;

const { prepare } = queriesOver(detailsLinkTable);

export const insertDetailsLink = insertInto(detailsLinkTable);

export const selectDetailsLink = prepare((db, p: { tenant: string; key: string }) =>
  db.selectFrom("anytime_details_link").selectAll().where("tenant", "=", p.tenant).where("key", "=", p.key),
);
