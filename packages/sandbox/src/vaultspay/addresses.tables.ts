import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, nullable, type RowOf, table, text } from "../core/store/table.js";

/** Addresses of users, one of each type. Codes and names are those of the numbers. `is_active` is `status` of the answers. */
export const addressTable = table(
  "vaultspay_address",
  {
    tenant: text(),
    id: integer(),
    user_id: integer(),
    type: text(),
    country_id: integer(),
    country_code: text(),
    country_name: text(),
    state_id: integer(),
    state_name: text(),
    city_id: integer(),
    city_name: text(),
    line1: text(),
    line2: nullable(text()),
    postal_code: nullable(text()),
    longitude: nullable(text()),
    latitude: nullable(text()),
    is_active: integer(),
  },
  { primaryKey: ["tenant", "id"], unique: [["tenant", "user_id", "type"]] },
);

export type AddressRow = RowOf<typeof addressTable>;

const { prepare } = queriesOver(addressTable);

export const insertAddress = insertInto(addressTable);

export const selectAddress = prepare((db, p: { tenant: string; user_id: number; type: string }) =>
  db
    .selectFrom("vaultspay_address")
    .selectAll()
    .where("tenant", "=", p.tenant)
    .where("user_id", "=", p.user_id)
    .where("type", "=", p.type),
);

export const selectAddressById = prepare((db, p: { tenant: string; id: number }) =>
  db.selectFrom("vaultspay_address").selectAll().where("tenant", "=", p.tenant).where("id", "=", p.id),
);

export const deleteAddress = prepare((db, p: { tenant: string; id: number }) =>
  db.deleteFrom("vaultspay_address").where("tenant", "=", p.tenant).where("id", "=", p.id),
);
