import type { Scene } from "../core/handler.js";
import { minorUnits } from "../core/money.js";
import { fundsOf } from "./account-money.js";
import type { CardRow } from "./cards.tables.js";
import { settleDebt } from "./debts.js";
import { ledgerAccount, ledgerCard } from "./ledger-names.js";

type Books = Pick<Scene, "ledger">;

/**
 * What a card can still spend, in minor units: its own balance, or the lesser of what is on its account and what is left
 * of `total_limit` (inferred). `spend`: minor units it spent so far.
 */
export async function availableOf(books: Books, card: CardRow, spend: number): Promise<number> {
  const { account, balance_type, currency, id, total_limit } = card;
  if (balance_type === "card_balance") return fundsOf(books, ledgerCard(id), currency);
  const funds = await fundsOf(books, ledgerAccount(account), currency);
  return total_limit === null ? funds : Math.min(funds, Math.max(total_limit - spend, 0));
}

/** Moves money between a card and its account, so that the card has `balance`. @throws LedgerError when the account has not enough. */
export async function setCardBalance({ ledger }: Books, card: CardRow, balance: number): Promise<void> {
  const [onCard, onAccount] = [ledgerCard(card.id), ledgerAccount(card.account)];
  const amount = balance - (await fundsOf({ ledger }, onCard, card.currency));
  if (amount === 0) return;
  const lines = [
    { account: onAccount, amount: -amount },
    { account: onCard, amount },
  ];
  await ledger.post({ lines, currency: card.currency, memo: `card ${card.id} balance` });
  await settleDebt(ledger, amount > 0 ? onCard : onAccount, card.currency);
}

/** Minor units of an amount of a body, a JSON number; undefined when it has more decimals than the currency or is too large. */
export function unitsOf(amount: number, currency: string): number | undefined {
  return minorUnits(String(amount), currency);
}
