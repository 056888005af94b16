import type { components } from "@openissuing/anytime";
import { Fault } from "../core/fault.js";
import { decimalNumber } from "../core/money.js";
import { isCountry, isCurrency, isPlainText } from "./account-values.js";
import {
  type AccountRow,
  accountTable,
  countAccounts,
  deleteAccount,
  insertAccount,
  selectAccounts,
} from "./accounts.tables.js";
import { dateText, dayStart } from "./dates.js";
import { fault } from "./fault.js";
import { findAccount, ledgerAccount } from "./find-account.js";
import { readPage } from "./page.js";
import { hasStatements } from "./statements.js";
import type { AnytimeHandler, Parts } from "./types.js";

type Account = components["schemas"]["Account"];
type Details = components["schemas"]["AccountUpdate"];

const noCorporation = {
  corp_name: null,
  corp_regnum: null,
  corp_type: null,
  corp_activity: null,
  corp_tva: null,
  corp_addr_line_1: null,
  corp_addr_line_2: null,
  corp_addr_zip: null,
  corp_addr_city: null,
  corp_addr_cc: null,
};

export const listAccounts: AnytimeHandler<"listAccounts"> = async ({ query, tenant, tx }) => {
  const page = readPage(query, 4000210);
  if (page instanceof Fault) return page;
  const { filters, limit, offset } = page;
  const accounts = await tx.all(selectAccounts, { tenant: tenant.id, limit, offset });
  const count = await tx.first(countAccounts, { tenant: tenant.id });
  return { status: 200, body: { filters, total_results: count?.total ?? 0, accounts } };
};

export const createAccount: AnytimeHandler<"createAccount"> = async ({ body, ids, now, tenant, tx }) => {
  const refused = invalidDetail(body, now);
  if (refused) return invalid(refused);
  const acc_id = await ids.next("acc_id", 1001);
  await tx.run(insertAccount, { ...noCorporation, ...body, tenant: tenant.id, acc_id, created_at: now });
  return { status: 200, body: { acc_type: body.acc_type, acc_id } };
};

export const getAccount: AnytimeHandler<"getAccount"> = async ({ path, tenant, tx }) => {
  const account = await findAccount({ tenant, tx }, path.id);
  return account ? { status: 200, body: accountOf(account) } : fault(4030210);
};

export const updateAccount: AnytimeHandler<"updateAccount"> = async ({ body, now, path, tenant, tx }) => {
  const account = await findAccount({ tenant, tx }, path.id);
  if (!account) return fault(4030210);
  const refused = invalidDetail(body, now);
  if (refused) return invalid(refused);
  // Money that moved in one currency cannot be told in another.
  if (body.acc_currency !== account.acc_currency && (await hasStatements({ tenant, tx }, path.id))) {
    return invalid("acc_currency");
  }
  await tx.run(deleteAccount, { tenant: tenant.id, acc_id: path.id });
  await tx.run(insertAccount, { ...account, ...body });
  return { status: 200, body: { acc_type: account.acc_type, acc_id: path.id } };
};

export const getAccountBalance: AnytimeHandler<"getAccountBalance"> = async ({ ledger, path, tenant, tx }) => {
  const account = await findAccount({ tenant, tx }, path.id);
  if (!account) return fault(4030210);
  const units = await ledger.balance(ledgerAccount(path.id), account.acc_currency);
  return { status: 200, body: { acc_id: path.id, balance: decimalNumber(units, account.acc_currency) } };
};

const invalid = (parameter: string) => fault(4000210, `The parameter ${parameter} is invalid.`);

/** Name of the first parameter that the document lets pass and a bank would not; undefined when all are fine. */
function invalidDetail(details: Details, now: number): string | undefined {
  const { acc_currency, corp_addr_cc, user_addr_cc, user_dob, user_nationality } = details;
  if (!isCurrency(acc_currency)) return "acc_currency";
  if (dayStart(user_dob) === undefined || user_dob > dateText(now)) return "user_dob";
  if (!isCountry(user_addr_cc)) return "user_addr_cc";
  if (!isCountry(user_nationality)) return "user_nationality";
  if (corp_addr_cc !== undefined && !isCountry(corp_addr_cc)) return "corp_addr_cc";
  return Object.entries(details).find(([, text]) => !isPlainText(text))?.[0];
}

// The answer names some members differently from the request.
function accountOf(row: AccountRow): Account {
  return {
    acc_id: row.acc_id,
    acc_type: row.acc_type,
    acc_currency: row.acc_currency,
    corp_name: row.corp_name,
    corp_regnum: row.corp_regnum,
    corp_type: row.corp_type,
    corp_activity: row.corp_activity,
    corp_tva: row.corp_tva,
    corp_addr_1: row.corp_addr_line_1,
    corp_addr_2: row.corp_addr_line_2,
    corp_zip: row.corp_addr_zip,
    corp_city: row.corp_addr_city,
    corp_cc: row.corp_addr_cc,
    user_gender: row.user_gender,
    user_first_name: row.user_first_name,
    user_last_name: row.user_last_name,
    user_dob: row.user_dob,
    user_pob: row.user_pob,
    user_email: row.user_email,
    user_mobile_number: row.user_mobile_number,
    user_addr_1: row.user_addr_line_1,
    user_addr_2: row.user_addr_line_2,
    user_addr_zip: row.user_addr_zip,
    user_addr_city: row.user_addr_city,
    user_addr_cc: row.user_addr_cc,
    user_nationality: row.user_nationality,
  };
}

export const accountParts: Parts = { tables: [accountTable] };
