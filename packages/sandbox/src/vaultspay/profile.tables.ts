import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, nullable, type RowOf, table, text } from "../core/store/table.js";

/**
 * App keys and settings of a company. `device_id`: number of its app, by which requests without a token are told.
 * `environment`: `test` or `production`. `private_key`: PEM, the vendor's for this company. `allowed_ips`: addresses and
 * subnets, one per line; null allows all. `rate_limit`: requests per minute, null is no limit. Lifetimes are seconds.
 * `transfer_percent`: charge of a transfer, whole percent. `transfer_limit`: greatest
 * amount of one, decimal in the currency of its account; null is no limit.
 */
export const profileTable = table(
  "vaultspay_profile",
  {
    tenant: text(),
    client_id: text(),
    client_secret: text(),
    device_id: text(),
    environment: text(),
    key_wrap: text(),
    private_key: text(),
    allowed_ips: nullable(text()),
    rate_limit: nullable(integer()),
    access_seconds: integer(),
    refresh_seconds: integer(),
    webhook_secret: text(),
    transfer_percent: integer(),
    transfer_limit: nullable(text()),
  },
  { primaryKey: ["tenant"], unique: [["client_id"], ["device_id"]] },
);

export type ProfileRow = RowOf<typeof profileTable>;

const { prepare } = queriesOver(profileTable);

export const insertProfile = insertInto(profileTable);

export const selectProfile = prepare((db, p: { tenant: string }) =>
  db.selectFrom("vaultspay_profile").selectAll().where("tenant", "=", p.tenant),
);

export const selectProfileByDevice = prepare((db, p: { device_id: string }) =>
  db.selectFrom("vaultspay_profile").selectAll().where("device_id", "=", p.device_id),
);

export const updateProfile = prepare((db, p: ProfileRow) =>
  db
    .updateTable("vaultspay_profile")
    .set({
      client_id: p.client_id,
      client_secret: p.client_secret,
      device_id: p.device_id,
      environment: p.environment,
      key_wrap: p.key_wrap,
      private_key: p.private_key,
      allowed_ips: p.allowed_ips,
      rate_limit: p.rate_limit,
      access_seconds: p.access_seconds,
      refresh_seconds: p.refresh_seconds,
      webhook_secret: p.webhook_secret,
      transfer_percent: p.transfer_percent,
      transfer_limit: p.transfer_limit,
    })
    .where("tenant", "=", p.tenant),
);
