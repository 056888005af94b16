import { fundAccount, setAccountStatus } from "./account-actions.js";
import { numbersOf } from "./account-iban.js";
import { type AccountRow, accountTable, insertAccount, selectAccount, selectAccountsOf } from "./accounts.tables.js";
import { type AccountFilter, countAccounts, selectAccounts } from "./accounts-query.js";
import { accountOf } from "./accounts-wire.js";
import { currencyCodeOf } from "./currencies.js";
import { answer } from "./envelope.js";
import { invalid, unknown } from "./fault.js";
import { paginationOf, readPage } from "./page.js";
import { countTransactionsOf } from "./transactions.tables.js";
import type { Books, Parts, Schemas, VaultsPayHandler } from "./types.js";
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

export const accountParts: Parts = {
  tables: [accountTable],
  actions: [fundAccount, setAccountStatus],
  found: async (scene) => {
    const owner = await scene.tx.first(selectUser, { tenant: scene.tenant.id, id: ownerId });
    if (!owner) throw new Error("a company has its own user before it has an account");
    await openAccount(scene, owner, "AED");
  },
};
