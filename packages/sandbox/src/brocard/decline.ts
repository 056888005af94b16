import type { components } from "@openissuing/brocard";

export type DeclineCode = components["schemas"]["DeclineCode"];

/** What a payment is judged by. Money is in minor units of the card's currency; a limit of null is none. */
export interface Attempt {
  readonly amount: number;
  /** Fees that come on top when it is let through. */
  readonly fees: number;
  readonly card: {
    /** 2 active, 3 blocked, 4 paused. */
    readonly state: components["schemas"]["CardStateValue"];
    readonly isArchived: boolean;
    readonly balanceType: components["schemas"]["BalanceType"];
    readonly transactionLimit: number | null;
    readonly totalLimit: number | null;
    /** What the card spent so far, fees among it. */
    readonly spent: number;
    /** Undefined when micro-payments are not enabled. */
    readonly micro: { readonly limit: number | null; readonly sum: number | null; readonly spent: number } | undefined;
  };
  readonly holder: { readonly isBlocked: boolean; readonly transactionLimit: number | null };
  /** Of the card or of its account, whichever the BIN says. `owed` makes the balance negative. */
  readonly money: { readonly available: number; readonly owed: number };
}

export type Verdict = { readonly decline: DeclineCode } | { readonly decline: null; readonly isMicro: boolean };

/**
 * Lets a payment through or names the first rule it breaks: state of the card (micro-payments pass it), limit of one
 * payment, limit of the card, money. The text states the reasons; their order is inferred.
 */
export function judgePayment(attempt: Attempt): Verdict {
  const { amount, card, fees, holder, money } = attempt;
  if (holder.isBlocked) return { decline: "card-blocked" };
  const isMicro = card.state !== 2;
  if (isMicro && !passesAsMicro(amount, card)) {
    return { decline: card.state === 4 ? "card-paused" : "card-blocked" };
  }
  if (exceeds(amount, card.transactionLimit) || exceeds(amount, holder.transactionLimit)) {
    return { decline: "limit-transaction-less-than-amount" };
  }
  if (exceeds(card.spent + amount, card.totalLimit)) return { decline: "limit-cart-less-than-amount" };
  if (money.owed > 0) return { decline: "negative_balance" };
  if (amount + fees > money.available) {
    const isOfCard = card.balanceType === "card_balance";
    return { decline: isOfCard ? "card-balance-less-than-amount" : "balance-less-than-amount" };
  }
  return { decline: null, isMicro };
}

function passesAsMicro(amount: number, { isArchived, micro }: Attempt["card"]): boolean {
  return (
    !isArchived && micro !== undefined && !exceeds(amount, micro.limit) && !exceeds(micro.spent + amount, micro.sum)
  );
}

const exceeds = (amount: number, limit: number | null) => limit !== null && amount > limit;
