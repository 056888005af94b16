import type { CardRow } from "./cards.tables.js";
import { ledgerAccount } from "./ledger-names.js";
import { settleAtOnce } from "./payment-flow.js";
import { merchantId } from "./payment-merchants.js";
import type { BrocardScene } from "./types.js";

/** Who stands in a payment for issuing a card; no merchant takes it, and the text shows none. */
const issuer = { name: "Brocard", descriptor: "CARD ISSUING", mcc: "6012" };

/**
 * Charges the account of a new card for issuing it, as an internal payment that is settled at once; the account may go
 * below zero. `amount`: minor units; 0 makes no payment.
 */
export async function chargeIssuingFee(scene: BrocardScene, card: CardRow, amount: number): Promise<void> {
  if (amount === 0) return;
  await settleAtOnce(scene, {
    card_id: card.id,
    user_id: card.user_id,
    amount,
    currency: card.currency,
    merchant_id: await merchantId(scene, issuer),
    funds: ledgerAccount(card.account),
  });
}
