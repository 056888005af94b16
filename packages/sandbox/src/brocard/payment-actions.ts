import { defineAction } from "../core/action.js";
import { convert, evenRate, readRate } from "../core/exchange-rate.js";
import { minorUnits } from "../core/money.js";
import type { DeclineCode } from "./decline.js";
import { invalid, notFound } from "./fault.js";
import { type FeeInput, feeListSchema, readFees } from "./fees.js";
import { messages } from "./messages.js";
import { payingCard } from "./payment-card.js";
import { authorisePayment } from "./payment-flow.js";
import { type MerchantInput, merchantId, merchantSchema } from "./payment-merchants.js";
import { readBack } from "./payment-read.js";
import type { BrocardScene } from "./types.js";

interface PaymentInput {
  readonly card_id: number;
  /** Decimal, in `currency`. */
  readonly amount: string;
  /** Of the merchant; the card's unless said otherwise. */
  readonly currency?: string;
  /** Units of `currency` for one unit of the card's; needed when they differ. */
  readonly fx?: string;
  /** Charged when the payment is let through, in the card's currency. */
  readonly fees?: readonly FeeInput[];
  /** Charged when it is declined. */
  readonly decline_fees?: readonly FeeInput[];
  readonly merchant?: MerchantInput;
  /** A decline reason of the document: the payment is declined for it whatever the rules say. */
  readonly decline?: DeclineCode;
}

const declines: readonly DeclineCode[] = [
  "balance-less-than-amount",
  "limit-transaction-less-than-amount",
  "limit-cart-less-than-amount",
  "unknown-descriptor",
  "merchant-not-allowed",
  "unknown-mcc",
  "card-paused",
  "card-blocked",
  "declined-by-merchant",
  "verification-error",
  "declined-by-bank",
  "network-error",
  "card-balance-less-than-amount",
  "fraud_suspicion",
  "negative_balance",
];

export const simulatePayment = defineAction({
  name: "simulatePayment",
  summary: "A card pays: the money is reserved, or the payment is declined by the rules or by order.",
  schema: {
    type: "object",
    required: ["card_id", "amount"],
    additionalProperties: false,
    properties: {
      card_id: { type: "integer", minimum: 1 },
      amount: { type: "string", pattern: "^[0-9]{1,10}(\\.[0-9]{1,3})?$" },
      currency: { type: "string", pattern: "^[A-Z]{3}$", nullable: true },
      fx: { type: "string", nullable: true },
      fees: feeListSchema,
      decline_fees: feeListSchema,
      merchant: merchantSchema,
      decline: { type: "string", enum: declines, nullable: true },
    },
  },
  run: async (scene: BrocardScene, input: PaymentInput) => {
    const card = await payingCard(scene, input.card_id);
    if (!card) throw notFound();
    const { currency } = card;
    const draft = {
      amount: readAmount(input, currency),
      fees: feesFrom("fees", input.fees ?? [], { currency, type: "payment fee" }),
      declineFees: feesFrom("decline_fees", input.decline_fees ?? [], { currency, type: "decline fee" }),
      merchant_id: await merchantId(scene, input.merchant ?? {}),
    };
    const row = await authorisePayment(scene, card, draft, input.decline ?? undefined);
    return readBack(scene, row.id);
  },
});

/** The amount in minor units of the card's currency. */
function readAmount({ amount, currency: own, fx }: PaymentInput, currency: string): number {
  const foreign = own ?? currency;
  const rate = readRate(fx ?? (foreign === currency ? "1" : ""));
  if (rate === undefined || (foreign === currency && rate !== evenRate)) throw invalid("fx", messages.format("fx"));
  const units = minorUnits(amount, foreign);
  if (units === undefined) throw invalid("amount", messages.format("amount"));
  const converted = convert(units, foreign, currency, rate);
  if (converted === 0 || !Number.isSafeInteger(converted)) throw invalid("amount", messages.greaterThan("amount", 0));
  return converted;
}

/** Fees of an action's input. @throws Fault 422 naming `field` when one is no amount above 0. */
export function feesFrom(field: string, inputs: readonly FeeInput[], usual: Parameters<typeof readFees>[1]) {
  const lines = readFees(inputs, usual);
  if (!lines) throw invalid(field, messages.format(field));
  return lines;
}
