import { queriesOver } from "../core/store/query.js";
import { accountTable } from "./accounts.tables.js";
import { offsetOf, type Page } from "./page.js";
import { transactionTable } from "./transactions.tables.js";

/** Which accounts: every filter that is there has to match. */
export interface AccountFilter {
  readonly tenant: string;
  readonly user_id: number | undefined;
  readonly owner: number | undefined;
  readonly account_type: string | undefined;
  readonly currency: string | undefined;
  /** Accounts with at least one transaction of this type, or carried out by this configuration. */
  readonly transaction_type: string | undefined;
  readonly slug: string | undefined;
}

const { once } = queriesOver(accountTable, transactionTable);

type Db = Parameters<Parameters<typeof once>[0]>[0];

function matching(db: Db, filter: AccountFilter) {
  const { account_type, currency, owner, slug, tenant, transaction_type, user_id } = filter;
  return db
    .selectFrom("vaultspay_account as account")
    .where("account.tenant", "=", tenant)
    .where((e) =>
      e.and([
        ...(user_id === undefined ? [] : [e("account.user_id", "=", user_id)]),
        ...(owner === undefined ? [] : [e("account.user_id", "=", owner)]),
        ...(account_type === undefined ? [] : [e("account.account_type", "=", account_type)]),
        ...(currency === undefined ? [] : [e("account.currency", "=", currency)]),
        ...(transaction_type === undefined
          ? []
          : [e("account.id", "in", touched(db, tenant, "type", transaction_type))]),
        ...(slug === undefined ? [] : [e("account.id", "in", touched(db, tenant, "slug", slug))]),
      ]),
    );
}

/** Accounts at one end of such a transaction. */
function touched(db: Db, tenant: string, column: "slug" | "type", value: string) {
  const end = (side: "receiver_id" | "sender_id") =>
    db
      .selectFrom("vaultspay_transaction")
      .select((e) => e.ref(side).as("account"))
      .where("tenant", "=", tenant)
      .where(column, "=", value);
  return end("sender_id").union(end("receiver_id"));
}

/** Newest first. */
export const selectAccounts = (filter: AccountFilter, page: Page) =>
  once((db) =>
    matching(db, filter).selectAll("account").orderBy("account.id", "desc").limit(page.perPage).offset(offsetOf(page)),
  );

export const countAccounts = (filter: AccountFilter) =>
  once((db) => matching(db, filter).select((e) => e.fn.countAll<number>().as("total")));
