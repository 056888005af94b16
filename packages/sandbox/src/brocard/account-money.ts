import type { Scene } from "../core/handler.js";
import { decimalText } from "../core/money.js";
import type { AccountRow } from "./accounts.tables.js";
import { selectFilledCards } from "./cards.tables.js";
import { owed } from "./debts.js";
import { ledgerAccount, ledgerCard } from "./ledger-names.js";

type Books = Pick<Scene, "ledger" | "tenant" | "tx">;

/** Money of an account in minor units: on the account, on the cards it fills, and both. */
export interface AccountMoney {
  readonly available: number;
  readonly reserved: number;
  readonly total: number;
}

/** What a ledger account holds less what it owes, in minor units: below zero when more was taken than was there. */
export async function fundsOf({ ledger }: Pick<Books, "ledger">, account: string, currency: string): Promise<number> {
  return (await ledger.balance(account, currency)) - (await owed(ledger, account, currency));
}

/** Counts the money of an account. That the balances of cards are what is reserved is inferred. */
export async function moneyOf(books: Books, { currency, number }: AccountRow): Promise<AccountMoney> {
  const available = await fundsOf(books, ledgerAccount(number), currency);
  let reserved = 0;
  for (const { id } of await books.tx.all(selectFilledCards, { tenant: books.tenant.id, account: number })) {
    reserved += await fundsOf(books, ledgerCard(id), currency);
  }
  return { available, reserved, total: available + reserved };
}

/** The money of an account as `listBalances` and the users print it. */
export async function balanceOf(books: Books, account: AccountRow) {
  const { available, reserved, total } = await moneyOf(books, account);
  const text = (units: number) => decimalText(units, account.currency);
  return { total: text(total), reserved: text(reserved), available: text(available), currency: account.currency };
}
