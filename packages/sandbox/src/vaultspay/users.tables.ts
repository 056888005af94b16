import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, nullable, type RowOf, table, text } from "../core/store/table.js";

/**
 * The company and its customers. `user_type`: AGENT or USER. `status`: ACTIVE, PENDING or BLOCK. `kyc_status`: PENDING,
 * VERIFIED or REJECTED. `phone` without `dial_code`.
 */
export const userTable = table(
  "vaultspay_user",
  {
    tenant: text(),
    id: integer(),
    parent_id: nullable(integer()),
    user_type: text(),
    first_name: text(),
    last_name: text(),
    username: text(),
    email: nullable(text()),
    dial_code: nullable(text()),
    phone: nullable(text()),
    status: text(),
    kyc_status: text(),
  },
  {
    primaryKey: ["tenant", "id"],
    unique: [
      ["tenant", "email"],
      ["tenant", "dial_code", "phone"],
    ],
  },
);

export type UserRow = RowOf<typeof userTable>;

const { prepare } = queriesOver(userTable);

export const insertUser = insertInto(userTable);

export const selectUser = prepare((db, p: { tenant: string; id: number }) =>
  db.selectFrom("vaultspay_user").selectAll().where("tenant", "=", p.tenant).where("id", "=", p.id),
);

export const selectUserByEmail = prepare((db, p: { tenant: string; email: string }) =>
  db.selectFrom("vaultspay_user").select("id").where("tenant", "=", p.tenant).where("email", "=", p.email),
);

export const selectUserByPhone = prepare((db, p: { tenant: string; dial_code: string; phone: string }) =>
  db
    .selectFrom("vaultspay_user")
    .select("id")
    .where("tenant", "=", p.tenant)
    .where("dial_code", "=", p.dial_code)
    .where("phone", "=", p.phone),
);

export const updateUserStatus = prepare((db, p: { tenant: string; id: number; status: string }) =>
  db.updateTable("vaultspay_user").set({ status: p.status }).where("tenant", "=", p.tenant).where("id", "=", p.id),
);

export const updateKycStatus = prepare((db, p: { tenant: string; id: number; kyc_status: string }) =>
  db
    .updateTable("vaultspay_user")
    .set({ kyc_status: p.kyc_status })
    .where("tenant", "=", p.tenant)
    .where("id", "=", p.id),
);
