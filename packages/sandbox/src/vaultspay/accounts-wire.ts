import { moneyOf } from "./account-money.js";
import type { AccountRow } from "./accounts.tables.js";
import { currencyOf } from "./currencies.js";
import type { Books, Schemas } from "./types.js";

/** An account with its balances. `totalTransactions`: null but where it is read by itself. */
export async function accountOf(
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
