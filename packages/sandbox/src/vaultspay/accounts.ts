import { defineAction } from "../core/action.js";
import { Fault } from "../core/fault.js";
import { minorUnits } from "../core/money.js";
import { numbersOf } from "./account-iban.js";
import { credit, moneyOf } from "./account-money.js";
import {
  type AccountRow,
  accountTable,
  insertAccount,
  selectAccount,
  selectAccountsOf,
  updateAccountStatus,
} from "./accounts.tables.js";
import { type AccountFilter, countAccounts, selectAccounts } from "./accounts-query.js";
import { currencyCodeOf, currencyOf } from "./currencies.js";
import { readRange } from "./date-range.js";
import { answer } from "./envelope.js";
import { invalid, unknown } from "./fault.js";
import { type LedgerEntryRow, ledgerEntryTable, selectLedgerEntries } from "./ledger-entries.tables.js";
import { paginationOf, readPage } from "./page.js";
import { recordTransaction } from "./transaction-records.js";
import { countTransactionsOf } from "./transactions.tables.js";
import type { Books, Parts, Schemas, VaultsPayHandler, VaultsPayScene } from "./types.js";
import { fullNameOf } from "./users.js";
import { selectUser, type UserRow } from "./users.tables.js";
import { ownerId } from "./world.js";

/** The one type of account the text shows. */
const digital = "DIGITAL";

export const createAccount: VaultsPayHandler<"createAccount"> = async (call) => {
  const { body, tenant, tx } = call;
  const user = await tx.first(selectUser, { tenant: tenant.id, id: body.userId });
  if (!user) return unknown("userId");
  const currency = currencyCodeOf(body.currencyId);
  if (currency === undefined) return unknown("currencyId");
  if (body.accountType !== digital) return invalid("accountType", `accountType must be ${digital}`);
  const row = await openAccount(call, user, currency);
  return answer(await accountOf(call, row, null));
};

export const listAccounts: VaultsPayHandler<"listAccounts"> = async (call) => {
  const { query, tenant, tx } = call;
  const filter: AccountFilter = {
    tenant: tenant.id,
    user_id: query.userId,
    owner: query.shownMyAccounts === true ? ownerId : undefined,
    account_type: query.accountType,
    currency: query.currencyCode,
    transaction_type: query.transactionType,
    slug: query.thirdPartyConfigSlug,
  };
  const page = readPage(query);
  const data: Schemas["Account"][] = [];
  for (const row of await tx.all(selectAccounts(filter, page), {})) data.push(await accountOf(call, row, null));
  const count = await tx.first(countAccounts(filter), {});
  return { status: 200, body: { data, pagination: paginationOf(page, count?.total ?? 0) } };
};

export const getAccount: VaultsPayHandler<"getAccount"> = async (call) => {
  const { path, tenant, tx } = call;
  const row = await tx.first(selectAccount, { tenant: tenant.id, id: path.id });
  if (!row) return unknown();
  const count = await tx.first(countTransactionsOf, { tenant: tenant.id, account: row.id });
  return answer(await accountOf(call, row, count?.total ?? 0));
};

export const listLedgerEntries: VaultsPayHandler<"listLedgerEntries"> = async ({ path, query, tenant, tx }) => {
  const account = await tx.first(selectAccount, { tenant: tenant.id, id: path.id });
  if (!account) return unknown();
  const range = readRange(query);
  if (range instanceof Fault) return range;
  if (query.userId !== undefined && query.userId !== account.user_id) return answer([]);
  const filter = { ...range, tenant: tenant.id, account_id: account.id, transaction_id: query.transactionId };
  return answer((await tx.all(selectLedgerEntries(filter), {})).map(entryOf));
};

/** Opens an account; the first of a user is the primary one. */
async function openAccount({ ids, tenant, tx }: Books, user: UserRow, currency: string): Promise<AccountRow> {
  const id = await ids.next("account", ownAccountId);
  const others = await tx.all(selectAccountsOf, { tenant: tenant.id, user_id: user.id });
  const row: AccountRow = {
    tenant: tenant.id,
    id,
    user_id: user.id,
    account_type: digital,
    currency,
    title: fullNameOf(user),
    ...numbersOf(id),
    status: "ACTIVE",
    is_primary: Number(others.length === 0),
  };
  await tx.run(insertAccount, row);
  return row;
}

/** The company's own account in AED, there from the start. */
const ownAccountId = 3000;

async function accountOf(
  scene: Pick<Books, "ledger">,
  row: AccountRow,
  totalTransactions: number | null,
): Promise<Schemas["Account"]> {
  const { available, held } = await moneyOf(scene, row);
  return {
    id: row.id,
    userId: row.user_id,
    accountType: row.account_type,
    currencyCode: row.currency,
    currency: currencyOf(row.currency),
    accountTitle: row.title,
    accountNumber: row.number,
    balance: available,
    balanceOnHold: held,
    totalTransactions,
    status: row.status,
    references: [],
    iban: row.iban,
    isPrimary: row.is_primary === 1,
  };
}

/** The account as transactions print it. */
export function summaryOf(row: AccountRow): Schemas["AccountSummary"] {
  return {
    id: row.id,
    userId: row.user_id,
    accountTitle: row.title,
    accountNumber: maskedNumber(row.number),
    accountType: row.account_type,
    iban: row.iban,
  };
}

/** Twelve asterisks and the last four digits. */
export const maskedNumber = (number: string) => `${"*".repeat(12)}${number.slice(-4)}`;

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
    date: new Date(row.created_at).toISOString().replace("Z", "+00:00"),
  };
}

interface Funding {
  readonly accountId: number;
  readonly amount: string;
}

const fundAccount = defineAction({
  name: "fundAccount",
  summary: "Money arrives on an account from the outside world. `amount`: major units, such as 10.00.",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["accountId", "amount"],
    properties: { accountId: { type: "integer" }, amount: { type: "string" } },
  },
  run: async (scene: VaultsPayScene, { accountId, amount }: Funding) => {
    const account = await scene.tx.first(selectAccount, { tenant: scene.tenant.id, id: accountId });
    if (!account) throw unknown("accountId");
    const units = minorUnits(amount, account.currency);
    if (units === undefined || units <= 0) throw invalid("amount", "amount is no amount above zero");
    const narration = `Deposit of ${units}`;
    const { id } = await recordTransaction(scene, {
      type: "Deposit",
      status: "SUCCESS",
      apiStatus: "SUCCESS",
      narration,
      currency: account.currency,
      billing: units,
      transactionCurrency: account.currency,
      transaction: units,
      rate: null,
      charges: [],
      senderAccountId: null,
      receiverAccountId: account.id,
      receiver: summaryOf(account),
      card: null,
      merchant: null,
      location: null,
      slug: "vp-acq",
    });
    await credit(scene, account, { amount: units, transactionId: id, narration });
    return { transactionId: id, balance: (await moneyOf(scene, account)).available };
  },
});

const setAccountStatus = defineAction({
  name: "setAccountStatus",
  summary: "Sets the status of an account, such as BLOCK; only an ACTIVE one can be used (500/1012).",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["accountId", "status"],
    properties: { accountId: { type: "integer" }, status: { type: "string", pattern: "^[A-Z][A-Z_]*$" } },
  },
  run: async ({ tenant, tx }: VaultsPayScene, { accountId, status }: { accountId: number; status: string }) => {
    if ((await tx.run(updateAccountStatus, { tenant: tenant.id, id: accountId, status })) === 0) {
      throw unknown("accountId");
    }
    return { accountId, status };
  },
});

export const accountParts: Parts = {
  tables: [accountTable, ledgerEntryTable],
  actions: [fundAccount, setAccountStatus],
  found: async (scene) => {
    const owner = await scene.tx.first(selectUser, { tenant: scene.tenant.id, id: ownerId });
    if (!owner) throw new Error("a company has its own user before it has an account");
    await openAccount(scene, owner, "AED");
  },
};
