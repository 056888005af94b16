import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, type RowOf, table, text } from "../core/store/table.js";

/** `own`: the IBAN of the account. `C` and `D`: virtual ones, for money that comes in and money that goes out. */
const kind: Column<"own" | "C" | "D"> = { kind: "text", isNullable: false };

export const ibanTable = table(
  "anytime_iban",
  { tenant: text(), iban: text(), acc_id: integer(), kind, swift: text(), created_at: integer() },
  { primaryKey: ["tenant", "iban"], indexes: [["tenant", "acc_id"]] },
);
export type IbanRow = RowOf<typeof ibanTable>;

const { prepare } = queriesOver(ibanTable);

export const insertIban = insertInto(ibanTable);

export const selectIban = prepare((db, p: { tenant: string; iban: string }) =>
  db.selectFrom("anytime_iban").selectAll().where("tenant", "=", p.tenant).where("iban", "=", p.iban),
);

export const selectOwnIban = prepare((db, p: { tenant: string; acc_id: number }) =>
  db
    .selectFrom("anytime_iban")
    .selectAll()
    .where("tenant", "=", p.tenant)
    .where("acc_id", "=", p.acc_id)
    .where("kind", "=", "own"),
);
