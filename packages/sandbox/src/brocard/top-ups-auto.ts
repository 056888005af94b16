import type { CardRow } from "./cards.tables.js";
import { settleDebt } from "./debts.js";
import { ledgerAccount, ledgerCard } from "./ledger-names.js";
import type { BrocardScene } from "./types.js";

/**
 * Fills a card from its account up to `topup_to` when its own balance has fallen below the threshold. Nothing happens when
 * the account does not hold all of it, for cards in the archive, and for cards that do not top themselves up (inferred).
 */
export async function topUpCard({ ledger }: Pick<BrocardScene, "ledger">, card: CardRow): Promise<void> {
  const { archived, balance_type, currency, topup_auto, topup_threshold, topup_to } = card;
  if (balance_type !== "card_balance" || topup_auto === 0 || archived === 1) return;
  if (topup_to === null || topup_threshold === null) return;
  const [from, to] = [ledgerAccount(card.account), ledgerCard(card.id)];
  const balance = await ledger.balance(to, currency);
  const amount = topup_to - balance;
  if (balance >= topup_threshold || amount <= 0 || amount > (await ledger.balance(from, currency))) return;
  const lines = [
    { account: from, amount: -amount },
    { account: to, amount },
  ];
  await ledger.post({ lines, currency, memo: `top-up of card ${card.id}` });
  await settleDebt(ledger, to, currency);
}
