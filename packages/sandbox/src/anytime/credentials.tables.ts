import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, nullable, type RowOf, table, text } from "../core/store/table.js";

/**
 * What the developer zone knows of a tenant. `allowed_ips`: addresses and subnets, one per line. `private_key` only
 * where the sandbox made the key pair itself. Limits are calls per minute; null is no limit.
 */
export const credentialsTable = table(
  "anytime_credentials",
  {
    tenant: text(),
    client_id: text(),
    client_secret: text(),
    username: text(),
    password: text(),
    public_key: text(),
    private_key: nullable(text()),
    allowed_ips: text(),
    check_signature: integer(),
    limit_by_ip: nullable(integer()),
    limit_by_functionality: nullable(integer()),
    limit_by_user: nullable(integer()),
  },
  { primaryKey: ["tenant"], unique: [["client_id"]] },
);

/** Access tokens; only the newest of a tenant is current. Instants are tenant time in milliseconds. */
export const tokenTable = table(
  "anytime_token",
  { tenant: text(), token: text(), is_current: integer(), expires_at: integer() },
  { primaryKey: ["tenant", "token"], unique: [["token"]] },
);

/** Validation data that was used. */
export const validationDataTable = table(
  "anytime_validation_data",
  { tenant: text(), value: text() },
  { primaryKey: ["tenant", "value"] },
);

export type CredentialsRow = RowOf<typeof credentialsTable>;

const { prepare } = queriesOver(credentialsTable, tokenTable, validationDataTable);

export const insertCredentials = insertInto(credentialsTable);
export const insertToken = insertInto(tokenTable);

export const selectCredentials = prepare((db, p: { tenant: string }) =>
  db.selectFrom("anytime_credentials").selectAll().where("tenant", "=", p.tenant),
);

export const selectTenantByClient = prepare((db, p: { client_id: string }) =>
  db.selectFrom("anytime_credentials").select("tenant").where("client_id", "=", p.client_id),
);

export const selectToken = prepare((db, p: { token: string }) =>
  db.selectFrom("anytime_token").selectAll().where("token", "=", p.token),
);

export const retireTokens = prepare((db, p: { tenant: string }) =>
  db.updateTable("anytime_token").set({ is_current: 0 }).where("tenant", "=", p.tenant).where("is_current", "=", 1),
);

/** Changes one row when the value is new and none when it was used. */
export const useValidationData = prepare((db, p: { tenant: string; value: string }) =>
  db
    .insertInto("anytime_validation_data")
    .values({ tenant: p.tenant, value: p.value })
    .onConflict((on) => on.columns(["tenant", "value"]).doNothing()),
);

export const updateSettings = prepare((db, p: Omit<CredentialsRow, "private_key">) =>
  db
    .updateTable("anytime_credentials")
    .set({
      client_id: p.client_id,
      client_secret: p.client_secret,
      username: p.username,
      password: p.password,
      public_key: p.public_key,
      allowed_ips: p.allowed_ips,
      check_signature: p.check_signature,
      limit_by_ip: p.limit_by_ip,
      limit_by_functionality: p.limit_by_functionality,
      limit_by_user: p.limit_by_user,
    })
    .where("tenant", "=", p.tenant),
);
