import { queriesOver } from "../core/store/query.js";
import type { DateRange } from "./date-range.js";
import { offsetOf, type Page } from "./page.js";
import { transactionTable } from "./transactions.tables.js";

/** Which transactions: every filter that is there has to match. */
export interface TransactionFilter extends DateRange {
  readonly tenant: string;
  readonly status: string | undefined;
  readonly type: string | undefined;
  readonly account: number | undefined;
  readonly card: number | undefined;
}

const { once } = queriesOver(transactionTable);

type Db = Parameters<Parameters<typeof once>[0]>[0];

function matching(db: Db, { account, card, from, status, tenant, type, until }: TransactionFilter) {
  return db
    .selectFrom("vaultspay_transaction")
    .where("tenant", "=", tenant)
    .where("created_at", ">=", from)
    .where("created_at", "<=", until)
    .where((e) =>
      e.and([
        ...(status === undefined ? [] : [e("status", "=", status)]),
        ...(type === undefined ? [] : [e("type", "=", type)]),
        ...(card === undefined ? [] : [e("card_id", "=", card)]),
        ...(account === undefined ? [] : [e.or([e("sender_id", "=", account), e("receiver_id", "=", account)])]),
      ]),
    );
}

/** Newest first. */
export const selectTransactions = (filter: TransactionFilter, page: Page) =>
  once((db) => matching(db, filter).selectAll().orderBy("id", "desc").limit(page.perPage).offset(offsetOf(page)));

export const countTransactions = (filter: TransactionFilter) =>
  once((db) => matching(db, filter).select((e) => e.fn.countAll<number>().as("total")));
