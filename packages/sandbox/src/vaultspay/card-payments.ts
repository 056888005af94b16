import { defineAction } from "../core/action.js";
import { evenRate, rateText, readRate } from "../core/exchange-rate.js";
import { minorDigits, minorUnits } from "../core/money.js";
import { selectAccount } from "./accounts.tables.js";
import { cardPaymentTable, type PaymentType } from "./card-payments.tables.js";
import type { Payer } from "./card-payments-decline.js";
import { authorise, reverse, settle } from "./card-payments-flow.js";
import { selectCard } from "./cards.tables.js";
import { invalid, unknown } from "./fault.js";
import { tierOfCard } from "./tiers.js";
import type { NewMerchant } from "./transaction-records.js";
import type { Books, Parts, VaultsPayScene } from "./types.js";

interface MoneyInput {
  readonly cardId: number;
  /** Decimal, in `currency`. */
  readonly amount: string;
  /** The account's unless said otherwise. */
  readonly currency?: string;
  /** What one unit of `currency` is in the account's; needed when they differ. */
  readonly rate?: string;
  /** What was typed in. */
  readonly pin?: string;
  /** `DECLINED`: the network refuses what rules, limits and money would let through. */
  readonly network?: "APPROVED" | "DECLINED";
}

interface PaymentInput extends MoneyInput {
  readonly entry?: "CHIP" | "CONTACTLESS" | "ONLINE";
  readonly merchant?: Partial<NewMerchant>;
}

interface WithdrawalInput extends MoneyInput {
  readonly countryCode?: string;
}

const decimal = { type: "string", pattern: "^[0-9]{1,12}(\\.[0-9]{1,3})?$" } as const;
const country = { type: "string", pattern: "^[A-Z]{3}$", nullable: true } as const;
const words = { type: "string", minLength: 1, maxLength: 100, nullable: true } as const;

const moneySchema = {
  cardId: { type: "integer" },
  amount: decimal,
  currency: { type: "string", pattern: "^[A-Z]{3}$", nullable: true },
  rate: { type: "string", nullable: true },
  pin: { type: "string", pattern: "^[0-9]{4}$", nullable: true },
  network: { type: "string", enum: ["APPROVED", "DECLINED"], nullable: true },
} as const;

const bookshop: NewMerchant = {
  mcc: "5942",
  name: "Example Books",
  city: "Dubai",
  country: "United Arab Emirates",
  countryCode: "ARE",
};

const shopOf = ({ city, country, countryCode, mcc, name }: Partial<NewMerchant>): NewMerchant => ({
  mcc: mcc ?? bookshop.mcc,
  name: name ?? bookshop.name,
  city: city ?? bookshop.city,
  country: country ?? bookshop.country,
  countryCode: countryCode ?? bookshop.countryCode,
});

const simulateCardPayment = defineAction({
  name: "simulateCardPayment",
  summary:
    "A card pays a merchant: the money is set aside, or the payment is declined by status, rules, limits or money.",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["cardId", "amount"],
    properties: {
      ...moneySchema,
      entry: { type: "string", enum: ["CHIP", "CONTACTLESS", "ONLINE"], nullable: true },
      merchant: {
        type: "object",
        nullable: true,
        additionalProperties: false,
        required: [],
        properties: {
          mcc: { type: "string", pattern: "^[0-9]{4}$", nullable: true },
          name: words,
          city: words,
          country: words,
          countryCode: country,
        },
      },
    },
  },
  run: async (scene: VaultsPayScene, { entry, merchant, ...input }: PaymentInput) => {
    const shop = shopOf(merchant ?? {});
    const narration = `${shop.name} ${shop.city}`.toUpperCase();
    const place = { countryCode: shop.countryCode, isContactless: entry === "CONTACTLESS" };
    return pay(scene, input, { type: "PURCHASE", ...place, narration, merchant: shop });
  },
});

const simulateAtmWithdrawal = defineAction({
  name: "simulateAtmWithdrawal",
  summary: "A card takes cash from a machine: needs a physical card with a PIN, and is declined like a payment.",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["cardId", "amount"],
    properties: { ...moneySchema, countryCode: country },
  },
  run: async (scene: VaultsPayScene, { countryCode, ...input }: WithdrawalInput) => {
    const place = { countryCode: countryCode ?? bookshop.countryCode, isContactless: false };
    return pay(scene, input, { type: "ATM_WITHDRAWAL", ...place, narration: "CASH WITHDRAWAL", merchant: null });
  },
});

const transactionSchema = {
  type: "object",
  additionalProperties: false,
  required: ["transactionId"],
  properties: { transactionId: { type: "integer" } },
} as const;

const settleCardPayment = defineAction({
  name: "settleCardPayment",
  summary: "The merchant takes the money of a payment that was let through: PENDING becomes SUCCESS.",
  schema: transactionSchema,
  run: (scene: VaultsPayScene, input: { readonly transactionId: number }) => settle(scene, input.transactionId),
});

const reverseCardPayment = defineAction({
  name: "reverseCardPayment",
  summary: "A payment is given back, settled or not: it becomes FAILED, and limits no longer count it.",
  schema: transactionSchema,
  run: (scene: VaultsPayScene, input: { readonly transactionId: number }) => reverse(scene, input.transactionId),
});

interface Occasion {
  readonly type: PaymentType;
  readonly countryCode: string;
  readonly isContactless: boolean;
  readonly narration: string;
  readonly merchant: NewMerchant | null;
}

async function pay(scene: Books, input: MoneyInput, { merchant, narration, ...occasion }: Occasion) {
  const payer = await payerOf(scene, input.cardId);
  const money = readMoney(input, payer.account.currency);
  const { billing, ...paid } = money;
  const attempt = {
    ...occasion,
    amount: billing,
    pin: input.pin ?? undefined,
    network: input.network ?? "APPROVED",
  } as const;
  return authorise(scene, payer, attempt, { ...paid, merchant, narration });
}

async function payerOf(scene: Books, id: number): Promise<Payer> {
  const { tenant, tx } = scene;
  const card = await tx.first(selectCard, { tenant: tenant.id, id });
  const account = card && (await tx.first(selectAccount, { tenant: tenant.id, id: card.account_id }));
  if (!account) throw unknown("cardId");
  return { card, account, tier: await tierOfCard(scene, card) };
}

/** The money of a payment in both currencies, in minor units, half rounded up. */
function readMoney({ amount, currency, rate: sent }: MoneyInput, own: string) {
  const foreign = currency ?? own;
  const rate = readRate(sent ?? (foreign === own ? "1" : ""));
  if (rate === undefined || (foreign === own && rate !== evenRate)) {
    throw invalid("rate", "rate is needed, and above 0, exactly when the payment is in another currency");
  }
  const transaction = minorUnits(amount, foreign);
  if (!transaction) throw invalid("amount", "amount is 0 or has more decimals than its currency");
  const numerator = BigInt(transaction) * BigInt(rate) * 10n ** BigInt(minorDigits(own));
  const denominator = BigInt(evenRate) * 10n ** BigInt(minorDigits(foreign));
  const billing = Number((2n * numerator + denominator) / (2n * denominator));
  if (billing === 0 || !Number.isSafeInteger(billing)) throw invalid("amount", "amount is too small or too large");
  return { billing, transaction, transactionCurrency: foreign, rate: foreign === own ? null : rateText(rate) };
}

export const cardPaymentParts: Parts = {
  tables: [cardPaymentTable],
  actions: [simulateCardPayment, simulateAtmWithdrawal, settleCardPayment, reverseCardPayment],
};
