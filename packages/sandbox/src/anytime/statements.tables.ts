import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, nullable, type RowOf, table, text } from "../core/store/table.js";

/**
 * Movements on accounts. `amount` is positive for money that came in; `balance` is that of the account right after.
 * `over_iban` is 1 when the movement went through an IBAN; `iban`, `swift` and `comment` are those of the other side.
 */
export const statementTable = table(
  "anytime_statement",
  {
    tenant: text(),
    acc_id: integer(),
    txid: integer(),
    amount: integer(),
    balance: integer(),
    currency: text(),
    description: text(),
    date: integer(),
    status: text(),
    executed_at: nullable(integer()),
    over_iban: integer(),
    iban: nullable(text()),
    swift: nullable(text()),
    comment: nullable(text()),
    virtual_iban: nullable(text()),
  },
  { primaryKey: ["tenant", "acc_id", "txid"] },
);
export type StatementRow = RowOf<typeof statementTable>;

const { prepare } = queriesOver(statementTable);

export const insertStatement = insertInto(statementTable);

export const selectStatement = prepare((db, p: { tenant: string; acc_id: number; txid: number }) =>
  db
    .selectFrom("anytime_statement")
    .selectAll()
    .where("tenant", "=", p.tenant)
    .where("acc_id", "=", p.acc_id)
    .where("txid", "=", p.txid),
);

/** Movements of an account in a period. `over_iban` 0 finds all of them, 1 those through an IBAN. */
interface Selection {
  readonly tenant: string;
  readonly acc_id: number;
  readonly over_iban: number;
  readonly from: number;
  readonly until: number;
}

export const selectStatements = prepare((db, p: Selection & { readonly limit: number; readonly offset: number }) =>
  db
    .selectFrom("anytime_statement")
    .selectAll()
    .where("tenant", "=", p.tenant)
    .where("acc_id", "=", p.acc_id)
    .where("over_iban", ">=", p.over_iban)
    .where("date", ">=", p.from)
    .where("date", "<", p.until)
    .orderBy("txid")
    .limit(p.limit)
    .offset(p.offset),
);

export const countStatements = prepare((db, p: Selection) =>
  db
    .selectFrom("anytime_statement")
    .select((e) => e.fn.countAll<number>().as("total"))
    .where("tenant", "=", p.tenant)
    .where("acc_id", "=", p.acc_id)
    .where("over_iban", ">=", p.over_iban)
    .where("date", ">=", p.from)
    .where("date", "<", p.until),
);

export const updateStatement = prepare(
  (db, p: { tenant: string; acc_id: number; txid: number; status: string; executed_at: number | null }) =>
    db
      .updateTable("anytime_statement")
      .set({ status: p.status, executed_at: p.executed_at })
      .where("tenant", "=", p.tenant)
      .where("acc_id", "=", p.acc_id)
      .where("txid", "=", p.txid),
);
