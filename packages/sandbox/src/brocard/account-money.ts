import type { Scene } from "../core/handler.js";
import { decimalText } from "../core/money.js";
import { sumCardDebts, sumCardMoney } from "./account-money.tables.js";
import type { AccountRow } from "./accounts.tables.js";
import { owed } from "./debts.js";
import { ledgerAccount } from "./ledger-names.js";

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
  const cards = { tenant: books.tenant.id, account: number, currency };
  const [money, debts] = [await books.tx.first(sumCardMoney, cards), await books.tx.first(sumCardDebts, cards)];
  const reserved = (money?.units ?? 0) - (debts?.units ?? 0);
  return { available, reserved, total: available + reserved };
}

/** The money of an account as `listBalances` and the users print it. */
export async function balanceOf(books: Books, account: AccountRow) {
  const { available, reserved, total } = await moneyOf(books, account);
  const text = (units: number) => decimalText(units, account.currency);
  return { total: text(total), reserved: text(reserved), available: text(available), currency: account.currency };
}
