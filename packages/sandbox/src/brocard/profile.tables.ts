import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, nullable, type RowOf, table, text } from "../core/store/table.js";

/**
 * Profile and settings of a company. `api_key` is that of its first user. `rate_limit`: requests per minute, null is no
 * limit. `team_accounts` 1: cards may spend from the account of a team. `issuing_fee`: minor units of USD for each card.
 * `role_id`: the role its first user starts with. `otp_webhook_url`: where 3DS codes go; null is where the other webhooks go.
 */
export const profileTable = table(
  "brocard_profile",
  {
    tenant: text(),
    api_key: text(),
    time_zone: text(),
    rate_limit: nullable(integer()),
    team_accounts: integer(),
    issuing_fee: integer(),
    role_id: integer(),
    otp_webhook_url: nullable(text()),
  },
  { primaryKey: ["tenant"], unique: [["api_key"]] },
);

/** Further API keys, each of a user. */
export const apiKeyTable = table(
  "brocard_api_key",
  { tenant: text(), api_key: text(), user_id: integer() },
  { primaryKey: ["tenant", "api_key"], unique: [["api_key"]] },
);

export type ProfileRow = RowOf<typeof profileTable>;

const { prepare } = queriesOver(profileTable, apiKeyTable);

export const insertProfile = insertInto(profileTable);
export const insertApiKey = insertInto(apiKeyTable);

export const selectProfile = prepare((db, p: { tenant: string }) =>
  db.selectFrom("brocard_profile").selectAll().where("tenant", "=", p.tenant),
);

export const selectProfileByKey = prepare((db, p: { api_key: string }) =>
  db.selectFrom("brocard_profile").selectAll().where("api_key", "=", p.api_key),
);

export const selectApiKey = prepare((db, p: { api_key: string }) =>
  db.selectFrom("brocard_api_key").selectAll().where("api_key", "=", p.api_key),
);

export const deleteApiKey = prepare((db, p: { tenant: string; api_key: string }) =>
  db.deleteFrom("brocard_api_key").where("tenant", "=", p.tenant).where("api_key", "=", p.api_key),
);

export const updateProfile = prepare((db, p: ProfileRow) =>
  db
    .updateTable("brocard_profile")
    .set({
      api_key: p.api_key,
      time_zone: p.time_zone,
      rate_limit: p.rate_limit,
      team_accounts: p.team_accounts,
      issuing_fee: p.issuing_fee,
      role_id: p.role_id,
      otp_webhook_url: p.otp_webhook_url,
    })
    .where("tenant", "=", p.tenant),
);
