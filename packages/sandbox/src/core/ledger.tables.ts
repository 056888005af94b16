import { insertInto, queriesOver } from "./store/query.js";
import { integer, nullable, table, text } from "./store/table.js";

/** One movement of money. `at`: tenant time in milliseconds. */
export const postingTable = table(
  "core_posting",
  { tenant: text(), posting: integer(), at: integer(), currency: text(), memo: nullable(text()) },
  { primaryKey: ["tenant", "posting"] },
);

/** Its lines, in minor units; those of one posting sum to zero. */
export const entryTable = table(
  "core_entry",
  {
    tenant: text(),
    posting: integer(),
    line: integer(),
    account: text(),
    currency: text(),
    amount: integer(),
    balance_after: integer(),
  },
  { primaryKey: ["tenant", "posting", "line"], indexes: [["tenant", "account", "posting"]] },
);

/** Sum of an account's entries, kept so that reading a balance is one look-up. */
export const balanceTable = table(
  "core_balance",
  { tenant: text(), account: text(), currency: text(), balance: integer() },
  { primaryKey: ["tenant", "account", "currency"] },
);

const { prepare } = queriesOver(postingTable, entryTable, balanceTable);

export const insertPosting = insertInto(postingTable);
export const insertEntry = insertInto(entryTable);

export const addToBalance = prepare((db, p: { tenant: string; account: string; currency: string; amount: number }) =>
  db
    .insertInto("core_balance")
    .values({ tenant: p.tenant, account: p.account, currency: p.currency, balance: p.amount })
    .onConflict((on) =>
      on
        .columns(["tenant", "account", "currency"])
        .doUpdateSet((set) => ({ balance: set("core_balance.balance", "+", p.amount) })),
    )
    .returning("balance"),
);

export const selectBalance = prepare((db, p: { tenant: string; account: string; currency: string }) =>
  db
    .selectFrom("core_balance")
    .select("balance")
    .where("tenant", "=", p.tenant)
    .where("account", "=", p.account)
    .where("currency", "=", p.currency),
);

export const selectBalances = prepare((db, p: { tenant: string }) =>
  db.selectFrom("core_balance").selectAll().where("tenant", "=", p.tenant),
);

export const sumEntries = prepare((db, p: { tenant: string }) =>
  db
    .selectFrom("core_entry")
    .select((e) => ["account", "currency", e.fn.sum<number>("amount").as("total")])
    .where("tenant", "=", p.tenant)
    .groupBy(["account", "currency"]),
);

export const selectUnbalanced = prepare((db, p: { tenant: string }) =>
  db
    .selectFrom("core_entry")
    .select("posting")
    .where("tenant", "=", p.tenant)
    .groupBy(["posting", "currency"])
    .having((e) => e(e.fn.sum<number>("amount"), "<>", 0)),
);
