import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, type RowOf, table, text } from "../core/store/table.js";

/** Links to card pages that were not used yet. `expires_at` is tenant time in milliseconds. */
export const embedLinkTable = table(
  "brocard_embed_link",
  { tenant: text(), token: text(), card_id: integer(), expires_at: integer() },
  { primaryKey: ["tenant", "token"], unique: [["token"]] },
);

export type EmbedLinkRow = RowOf<typeof embedLinkTable>;

const { prepare } = queriesOver(embedLinkTable);

export const insertEmbedLink = insertInto(embedLinkTable);

export const selectEmbedTenant = prepare((db, p: { token: string }) =>
  db.selectFrom("brocard_embed_link").select("tenant").where("token", "=", p.token),
);

export const selectEmbedLink = prepare((db, p: { tenant: string; token: string }) =>
  db.selectFrom("brocard_embed_link").selectAll().where("tenant", "=", p.tenant).where("token", "=", p.token),
);

export const deleteEmbedLink = prepare((db, p: { tenant: string; token: string }) =>
  db.deleteFrom("brocard_embed_link").where("tenant", "=", p.tenant).where("token", "=", p.token),
);
