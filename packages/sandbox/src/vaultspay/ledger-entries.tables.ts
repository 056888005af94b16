import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, type RowOf, table, text } from "../core/store/table.js";

/**
 * The ledger of an account as the vendor prints it: what came in (`credit`) and went out (`debit`), minor units, and the
 * balance after it. Money on hold has gone out.
 */
export const ledgerEntryTable = table(
  "vaultspay_ledger_entry",
  {
    tenant: text(),
    id: integer(),
    account_id: integer(),
    transaction_id: integer(),
    debit: integer(),
    credit: integer(),
    balance: integer(),
    narration: text(),
    created_at: integer(),
  },
  { primaryKey: ["tenant", "id"], indexes: [["tenant", "account_id", "id"]] },
);

export type LedgerEntryRow = RowOf<typeof ledgerEntryTable>;

/** Which entries of an account; both ends count. */
export interface LedgerFilter {
  readonly tenant: string;
  readonly account_id: number;
  readonly from: number;
  readonly until: number;
  readonly transaction_id: number | undefined;
}

const { once } = queriesOver(ledgerEntryTable);

export const insertLedgerEntry = insertInto(ledgerEntryTable);

/** Newest first. */
export const selectLedgerEntries = (filter: LedgerFilter) =>
  once((db) =>
    db
      .selectFrom("vaultspay_ledger_entry")
      .selectAll()
      .where("tenant", "=", filter.tenant)
      .where("account_id", "=", filter.account_id)
      .where("created_at", ">=", filter.from)
      .where("created_at", "<=", filter.until)
      .where((e) => e.and(filter.transaction_id === undefined ? [] : [e("transaction_id", "=", filter.transaction_id)]))
      .orderBy("id", "desc"),
  );
