import type { Scene } from "../core/handler.js";
import { minorUnits } from "../core/money.js";
import { fundsOf } from "./account-money.js";
import type { CardRow } from "./cards.tables.js";
import { settleDebt } from "./debts.js";
import { ledgerAccount, ledgerCard } from "./ledger-names.js";
import { spendOf } from "./payment-spend.js";

type Books = Pick<Scene, "ledger" | "tenant" | "tx">;

/** What a card spent and what it can still spend, in minor units of its currency. */
export interface CardMoney {
  readonly spend: number;
  readonly available: number;
}

/**
 * Counts the money of a card. Available is its own balance, or the lesser of what is on its account and what is left of
 * `total_limit` (inferred).
 */
export async function cardMoneyOf(books: Books, card: CardRow): Promise<CardMoney> {
  const { currency } = card;
  const spend = await spendOf(books, "card_id", card.id, currency);
  if (card.balance_type === "card_balance") {
    return { spend, available: await fundsOf(books, ledgerCard(card.id), currency) };
  }
  const funds = await fundsOf(books, ledgerAccount(card.account), currency);
  const left = card.total_limit === null ? funds : Math.max(card.total_limit - spend, 0);
  return { spend, available: Math.min(funds, left) };
}

/** Moves money between a card and its account, so that the card has `balance`. @throws LedgerError when the account has not enough. */
export async function setCardBalance({ ledger }: Pick<Books, "ledger">, card: CardRow, balance: number): Promise<void> {
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
