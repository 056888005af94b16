import { type CardRow, selectCard } from "./cards.tables.js";
import type { Attempt } from "./decline.js";
import { ledgerAccount, ledgerCard } from "./ledger-names.js";
import type { BrocardScene } from "./types.js";
import { selectUser } from "./users.tables.js";

/** A card as a payment sees it; money in minor units of its currency. */
export interface PayingCard extends Omit<Attempt["card"], "micro" | "spent"> {
  readonly row: CardRow;
  readonly currency: string;
  /** Ledger account that pays: the card's own balance or its account, as the BIN says. */
  readonly funds: string;
  readonly micro: { readonly limit: number; readonly sum: number } | undefined;
  readonly holder: Attempt["holder"] & { readonly id: number };
}

/** Finds a card with all that decides about its payments; undefined when the tenant has none of this number. */
export async function payingCard(
  { tenant, tx }: Pick<BrocardScene, "tenant" | "tx">,
  id: number,
): Promise<PayingCard | undefined> {
  const row = await tx.first(selectCard, { tenant: tenant.id, id });
  const holder = row && (await tx.first(selectUser, { tenant: tenant.id, id: row.user_id }));
  if (!holder) return undefined;
  const isOfCard = row.balance_type === "card_balance";
  return {
    row,
    currency: row.currency,
    funds: isOfCard ? ledgerCard(row.id) : ledgerAccount(row.account),
    state: row.state,
    isArchived: row.archived === 1,
    balanceType: row.balance_type,
    transactionLimit: row.transaction_limit,
    totalLimit: row.total_limit,
    micro:
      row.micro_payments_enabled === 1
        ? { limit: row.micro_payments_limit, sum: row.micro_payments_limit_sum }
        : undefined,
    holder: { id: holder.id, isBlocked: holder.state === 2, transactionLimit: holder.transaction_limit },
  };
}
