import type { components } from "@openissuing/brocard";
import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, type RowOf, table, text } from "../core/store/table.js";

export type BalanceType = components["schemas"]["BalanceType"];

const balanceType: Column<BalanceType> = { kind: "text", isNullable: false };

/** Card ranges of the company. `place`: order in the answers. */
export const binTable = table(
  "brocard_bin",
  {
    tenant: text(),
    bin: text(),
    place: integer(),
    description: text(),
    balance_type: balanceType,
    payment_restrictions: text(),
    currency: text(),
  },
  { primaryKey: ["tenant", "bin"] },
);

/** Which of them a user may have cards of. */
export const userBinTable = table(
  "brocard_user_bin",
  { tenant: text(), user_id: integer(), bin: text() },
  { primaryKey: ["tenant", "user_id", "bin"] },
);

export type BinRow = RowOf<typeof binTable>;

const { prepare } = queriesOver(binTable, userBinTable);

export const insertBin = insertInto(binTable);
export const insertUserBin = insertInto(userBinTable);

export const selectBins = prepare((db, p: { tenant: string }) =>
  db.selectFrom("brocard_bin").selectAll().where("tenant", "=", p.tenant).orderBy("place"),
);

export const selectBin = prepare((db, p: { tenant: string; bin: string }) =>
  db.selectFrom("brocard_bin").selectAll().where("tenant", "=", p.tenant).where("bin", "=", p.bin),
);

export const selectBinsOfUser = prepare((db, p: { tenant: string; user_id: number }) =>
  db
    .selectFrom("brocard_bin as bin")
    .innerJoin("brocard_user_bin as of", (on) =>
      on.onRef("of.tenant", "=", "bin.tenant").onRef("of.bin", "=", "bin.bin"),
    )
    .selectAll("bin")
    .where("of.tenant", "=", p.tenant)
    .where("of.user_id", "=", p.user_id)
    .orderBy("bin.place"),
);

export const deleteUserBins = prepare((db, p: { tenant: string; user_id: number }) =>
  db.deleteFrom("brocard_user_bin").where("tenant", "=", p.tenant).where("user_id", "=", p.user_id),
);
