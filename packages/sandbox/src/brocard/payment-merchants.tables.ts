import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, type RowOf, table, text } from "../core/store/table.js";

/** Countries that merchants are in: numbered as they turn up, the numbers of the vendor are not stated. */
export const countryTable = table(
  "brocard_country",
  { tenant: text(), id: integer(), code: text() },
  { primaryKey: ["tenant", "id"], unique: [["tenant", "code"]] },
);

/** Merchants, one row for each way one shows itself. */
export const merchantTable = table(
  "brocard_merchant",
  { tenant: text(), id: integer(), mcc: text(), name: text(), descriptor: text(), country_id: integer() },
  { primaryKey: ["tenant", "id"], unique: [["tenant", "name", "mcc", "descriptor", "country_id"]] },
);

export type MerchantRow = RowOf<typeof merchantTable>;

const { once, prepare } = queriesOver(countryTable, merchantTable);

export const insertCountry = insertInto(countryTable);
export const insertMerchant = insertInto(merchantTable);

export const selectCountry = prepare((db, p: { tenant: string; code: string }) =>
  db.selectFrom("brocard_country").selectAll().where("tenant", "=", p.tenant).where("code", "=", p.code),
);

export const selectMerchant = prepare((db, p: Omit<MerchantRow, "id">) =>
  db
    .selectFrom("brocard_merchant")
    .select("id")
    .where("tenant", "=", p.tenant)
    .where("name", "=", p.name)
    .where("mcc", "=", p.mcc)
    .where("descriptor", "=", p.descriptor)
    .where("country_id", "=", p.country_id),
);

/** Merchants with the codes of their countries. */
export const selectMerchants = (tenant: string, ids: readonly number[]) =>
  once((db) =>
    db
      .selectFrom("brocard_merchant as merchant")
      .innerJoin("brocard_country as country", (on) =>
        on.onRef("country.tenant", "=", "merchant.tenant").onRef("country.id", "=", "merchant.country_id"),
      )
      .selectAll("merchant")
      .select("country.code")
      .where("merchant.tenant", "=", tenant)
      .where("merchant.id", "in", [...ids]),
  );
