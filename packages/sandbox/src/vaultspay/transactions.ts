import { Fault } from "../core/fault.js";
import { readRange } from "./date-range.js";
import { answer } from "./envelope.js";
import { unknown } from "./fault.js";
import { numberTable } from "./numbers.tables.js";
import { paginationOf, readPage } from "./page.js";
import { selectTransaction, transactionTable } from "./transactions.tables.js";
import { countTransactions, selectTransactions, type TransactionFilter } from "./transactions-query.js";
import { listItemOf, transactionOf } from "./transactions-wire.js";
import type { Parts, Schemas, VaultsPayHandler } from "./types.js";

export const listTransactions: VaultsPayHandler<"listTransactions"> = async (call) => {
  const { query, tenant, tx } = call;
  const range = readRange(query);
  if (range instanceof Fault) return range;
  const filter: TransactionFilter = {
    ...range,
    tenant: tenant.id,
    status: query.status,
    type: query.transactionType,
    account: query.accountId,
    card: query.cardId,
  };
  const page = readPage(query);
  const data: Schemas["TransactionListItem"][] = [];
  for (const row of await tx.all(selectTransactions(filter, page), {})) data.push(await listItemOf(call, row));
  const count = await tx.first(countTransactions(filter), {});
  return { status: 200, body: { data, pagination: paginationOf(page, count?.total ?? 0) } };
};

export const getTransaction: VaultsPayHandler<"getTransaction"> = async (call) => {
  const row = await call.tx.first(selectTransaction, { tenant: call.tenant.id, id: call.path.id });
  return row ? answer(await transactionOf(call, row)) : unknown();
};

export const transactionParts: Parts = { tables: [transactionTable, numberTable] };
