import { action } from "./sandbox-links.js";

const pay = action("simulatePayment");

/** Decline codes that come by the rules of the sandbox. */
const declines: Readonly<Record<string, string>> = {
  "balance-less-than-amount": `Pay more than the account holds with a card of BIN 555555, which spends from it (${pay}).`,
  "card-balance-less-than-amount": `Pay more than the card holds with one of BIN 411111, which has a balance of its own (${pay}).`,
  "card-blocked": `Set \`state\` 3 with \`updateCard\`, then pay (${pay}).`,
  "card-paused": `Set \`state\` 4 with \`updateCard\`, then pay (${pay}).`,
  "limit-cart-less-than-amount": `Set \`total_limit\` with \`updateCard\` on a card of BIN 555555, then pay more (${pay}).`,
  "limit-transaction-less-than-amount": `Set \`transaction_limit\` with \`updateCard\`, then pay more (${pay}).`,
  negative_balance: `Settle a payment for more than the balance (${action("settlePayment")}), then pay again (${pay}).`,
};

/** How the sandbox of Brocard is made to decline a payment for this reason, in Markdown. */
export function provokeBrocard(code: string): string {
  return declines[code] ?? `${pay} with \`"decline": "${code}"\`.`;
}
