import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, type RowOf, table, text } from "../core/store/table.js";

/**
 * Tokens that were given out. `kind`: access or refresh. `session`: number of the login they come from. `is_over` 1: the
 * session was ended. `expires_at`: tenant time in milliseconds.
 */
export const tokenTable = table(
  "vaultspay_token",
  { tenant: text(), token: text(), kind: text(), session: integer(), is_over: integer(), expires_at: integer() },
  { primaryKey: ["tenant", "token"], unique: [["token"]] },
);

export type TokenRow = RowOf<typeof tokenTable>;

const { prepare } = queriesOver(tokenTable);

export const insertToken = insertInto(tokenTable);

export const selectToken = prepare((db, p: { tenant: string; token: string }) =>
  db.selectFrom("vaultspay_token").selectAll().where("tenant", "=", p.tenant).where("token", "=", p.token),
);

export const endTokens = prepare((db, p: { tenant: string }) =>
  db.updateTable("vaultspay_token").set({ is_over: 1 }).where("tenant", "=", p.tenant),
);
