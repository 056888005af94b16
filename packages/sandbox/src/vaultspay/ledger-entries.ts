import { Fault } from "../core/fault.js";
import { selectAccount } from "./accounts.tables.js";
import { readRange } from "./date-range.js";
import { answer } from "./envelope.js";
import { unknown } from "./fault.js";
import { type LedgerEntryRow, ledgerEntryTable, selectLedgerEntries } from "./ledger-entries.tables.js";
import { timestamp } from "./timestamp.js";
import type { Parts, Schemas, VaultsPayHandler } from "./types.js";

export const listLedgerEntries: VaultsPayHandler<"listLedgerEntries"> = async ({ path, query, tenant, tx }) => {
  const account = await tx.first(selectAccount, { tenant: tenant.id, id: path.id });
  if (!account) return unknown();
  const range = readRange(query);
  if (range instanceof Fault) return range;
  if (query.userId !== undefined && query.userId !== account.user_id) return answer([]);
  const filter = { ...range, tenant: tenant.id, account_id: account.id, transaction_id: query.transactionId };
  return answer((await tx.all(selectLedgerEntries(filter), {})).map(entryOf));
};

function entryOf(row: LedgerEntryRow): Schemas["LedgerEntry"] {
  return {
    id: row.id,
    transactionId: row.transaction_id,
    // A number of its own form, as in the examples.
    transactionRefId: 900_000_000_000 + row.transaction_id,
    debit: row.debit,
    credit: row.credit,
    balance: row.balance,
    narration: row.narration,
    date: timestamp(row.created_at),
  };
}

export const ledgerEntryParts: Parts = { tables: [ledgerEntryTable] };
