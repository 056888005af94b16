import { insertInto, queriesOver } from "../core/store/query.js";
import { type RowOf, table, text } from "../core/store/table.js";

/** What a customer signs in with. */
export const profileTable = table(
  "{{table}}_profile",
  { tenant: text(), api_key: text() },
  { primaryKey: ["tenant"], unique: [["api_key"]] },
);

export type ProfileRow = RowOf<typeof profileTable>;

const { prepare } = queriesOver(profileTable);

export const insertProfile = insertInto(profileTable);

export const selectProfile = prepare((db, p: { tenant: string }) =>
  db.selectFrom("{{table}}_profile").selectAll().where("tenant", "=", p.tenant),
);

export const selectProfileByKey = prepare((db, p: { api_key: string }) =>
  db.selectFrom("{{table}}_profile").selectAll().where("api_key", "=", p.api_key),
);

export const updateProfile = prepare((db, p: ProfileRow) =>
  db.updateTable("{{table}}_profile").set({ api_key: p.api_key }).where("tenant", "=", p.tenant),
);
