import type { components } from "@openissuing/anytime";
import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, nullable, type RowOf, table, text } from "../core/store/table.js";

const accountType: Column<components["schemas"]["AccountType"]> = { kind: "text", isNullable: false };
const gender: Column<components["schemas"]["Gender"]> = { kind: "text", isNullable: false };

/** Accounts with their cardholder and corporation, under the names of the request. `created_at` is tenant time. */
export const accountTable = table(
  "anytime_account",
  {
    tenant: text(),
    acc_id: integer(),
    acc_type: accountType,
    acc_currency: text(),
    created_at: integer(),
    user_gender: gender,
    user_first_name: text(),
    user_last_name: text(),
    user_dob: text(),
    user_pob: text(),
    user_email: text(),
    user_mobile_number: text(),
    user_addr_line_1: text(),
    user_addr_line_2: text(),
    user_addr_zip: text(),
    user_addr_city: text(),
    user_addr_cc: text(),
    user_nationality: text(),
    corp_name: nullable(text()),
    corp_regnum: nullable(text()),
    corp_type: nullable(text()),
    corp_activity: nullable(text()),
    corp_tva: nullable(text()),
    corp_addr_line_1: nullable(text()),
    corp_addr_line_2: nullable(text()),
    corp_addr_zip: nullable(text()),
    corp_addr_city: nullable(text()),
    corp_addr_cc: nullable(text()),
  },
  { primaryKey: ["tenant", "acc_id"] },
);
export type AccountRow = RowOf<typeof accountTable>;

const { prepare } = queriesOver(accountTable);

export const insertAccount = insertInto(accountTable);

export const selectAccount = prepare((db, p: { tenant: string; acc_id: number }) =>
  db.selectFrom("anytime_account").selectAll().where("tenant", "=", p.tenant).where("acc_id", "=", p.acc_id),
);

export const selectAccounts = prepare((db, p: { tenant: string; limit: number; offset: number }) =>
  db
    .selectFrom("anytime_account")
    .select(["acc_id", "acc_type"])
    .where("tenant", "=", p.tenant)
    .orderBy("acc_id")
    .limit(p.limit)
    .offset(p.offset),
);

export const countAccounts = prepare((db, p: { tenant: string }) =>
  db
    .selectFrom("anytime_account")
    .select((e) => e.fn.countAll<number>().as("total"))
    .where("tenant", "=", p.tenant),
);

export const deleteAccount = prepare((db, p: { tenant: string; acc_id: number }) =>
  db.deleteFrom("anytime_account").where("tenant", "=", p.tenant).where("acc_id", "=", p.acc_id),
);
