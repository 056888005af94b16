import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, nullable, type RowOf, table, text } from "../core/store/table.js";

/** Personal data of a user. `dob`: `YYYY-MM-DD`. */
export const personalTable = table(
  "vaultspay_personal",
  {
    tenant: text(),
    user_id: integer(),
    first_name: text(),
    last_name: text(),
    nick_name: nullable(text()),
    dob: text(),
    gender: text(),
    marital_status: nullable(text()),
    nationality: text(),
    country_of_birth: nullable(text()),
    country_of_residence: nullable(text()),
    tin: nullable(text()),
    language: nullable(text()),
  },
  { primaryKey: ["tenant", "user_id"] },
);

/** The identity document of a user. `expiry`: `YYYY-MM-DD`. Of its files only what is known of them is kept. */
export const identificationTable = table(
  "vaultspay_identification",
  {
    tenant: text(),
    user_id: integer(),
    document_type: text(),
    document_number: text(),
    expiry: text(),
    issuing_country: text(),
    front_name: text(),
    front_type: text(),
    front_size: integer(),
    front_sha256: text(),
    back_name: nullable(text()),
    back_type: nullable(text()),
    back_size: nullable(integer()),
    back_sha256: nullable(text()),
  },
  { primaryKey: ["tenant", "user_id"] },
);

export type PersonalRow = RowOf<typeof personalTable>;
export type IdentificationRow = RowOf<typeof identificationTable>;

const { prepare } = queriesOver(personalTable, identificationTable);

export const insertPersonal = insertInto(personalTable);
export const insertIdentification = insertInto(identificationTable);

export const selectPersonal = prepare((db, p: { tenant: string; user_id: number }) =>
  db.selectFrom("vaultspay_personal").selectAll().where("tenant", "=", p.tenant).where("user_id", "=", p.user_id),
);

export const deletePersonal = prepare((db, p: { tenant: string; user_id: number }) =>
  db.deleteFrom("vaultspay_personal").where("tenant", "=", p.tenant).where("user_id", "=", p.user_id),
);

export const selectIdentification = prepare((db, p: { tenant: string; user_id: number }) =>
  db.selectFrom("vaultspay_identification").selectAll().where("tenant", "=", p.tenant).where("user_id", "=", p.user_id),
);

export const deleteIdentification = prepare((db, p: { tenant: string; user_id: number }) =>
  db.deleteFrom("vaultspay_identification").where("tenant", "=", p.tenant).where("user_id", "=", p.user_id),
);
