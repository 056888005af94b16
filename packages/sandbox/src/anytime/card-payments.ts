import { defineAction } from "../core/action.js";
import { convert, evenRate, readRate } from "../core/exchange-rate.js";
import { LedgerError } from "../core/ledger.js";
import { minorUnits } from "../core/money.js";
import { refundCardPayment, reverseCardPayment } from "./card-payments-returns.js";
import { type CardTransactionRow, selectPendingPayment } from "./card-transactions.tables.js";
import { isDeclineCode } from "./card-transactions-declines.js";
import { beginTransaction, type Draft, declineTransaction, settleLater } from "./card-transactions-flow.js";
import { transactionOf, type VatDetail } from "./card-transactions-wire.js";
import type { CardRow } from "./cards.tables.js";
import { findCard } from "./cards-find.js";
import { type DeclineCode, declineOfCard } from "./cards-status.js";
import { fault } from "./fault.js";
import type { AnytimeScene, Parts } from "./types.js";

interface PaymentInput {
  readonly card_ref: string;
  readonly kind?: "purchase" | "withdrawal";
  /** Decimal, in `currency`. */
  readonly amount: string;
  /** The account's unless said otherwise. */
  readonly currency?: string;
  /** Units of `currency` for one unit of the account's; needed when they differ. */
  readonly fx?: string;
  /** Decimal, in the account's currency, charged on top. */
  readonly fx_fee?: string;
  readonly mcc?: number;
  readonly description?: string;
  /** Decimals; `rate` in percent, `amount` in the account's currency. */
  readonly vat_details?: readonly VatDetail[];
  /** A decline code of the document: the payment is refused with it whatever the card says. */
  readonly decline?: string;
}

const decimal = { type: "string", pattern: "^[0-9]{1,12}(\\.[0-9]{1,6})?$" } as const;
const optional = { ...decimal, nullable: true } as const;

const simulateCardPayment = defineAction({
  name: "simulateCardPayment",
  summary:
    "A card pays in a shop (purchase) or takes cash from a machine (withdrawal); declined by the rules or by order.",
  schema: {
    type: "object",
    required: ["card_ref", "amount"],
    additionalProperties: false,
    properties: {
      card_ref: { type: "string" },
      kind: { type: "string", enum: ["purchase", "withdrawal"], nullable: true },
      amount: decimal,
      currency: { type: "string", pattern: "^[A-Z]{3}$", nullable: true },
      fx: optional,
      fx_fee: optional,
      mcc: { type: "integer", minimum: 0, maximum: 9999, nullable: true },
      description: { type: "string", maxLength: 200, nullable: true },
      vat_details: {
        type: "array",
        nullable: true,
        maxItems: 10,
        items: {
          type: "object",
          required: ["rate", "amount"],
          additionalProperties: false,
          properties: { rate: decimal, amount: decimal },
        },
      },
      decline: { type: "string", nullable: true },
    },
  },
  run: async (scene: AnytimeScene, input: PaymentInput) => {
    const found = await findCard(scene, input.card_ref);
    if (!found) throw fault(4030310);
    const { card, account } = found;
    const draft = readPayment(input, account.acc_currency);
    const declined = orderedDecline(input) ?? (await declineOf(scene, card, draft));
    const row = await (declined ? declineTransaction(scene, card, draft, declined) : authorise(scene, card, draft));
    return transactionOf(row);
  },
});

/** Takes the money at once and settles later, or declines for want of money. */
async function authorise(scene: AnytimeScene, card: CardRow, draft: Draft): Promise<CardTransactionRow> {
  try {
    const row = await scene.tx.nested(() => beginTransaction(scene, card, draft));
    await settleLater(scene, row);
    return row;
  } catch (error) {
    if (!(error instanceof LedgerError) || error.code !== "ERR_OVERDRAFT") throw error;
    return declineTransaction(scene, card, draft, "TRS0010");
  }
}

/** The first rule a payment breaks, want of money left aside. */
async function declineOf(scene: AnytimeScene, card: CardRow, draft: Draft): Promise<DeclineCode | undefined> {
  const { now, tenant, tx } = scene;
  const { card_ref, card_type } = card;
  const ofCard = declineOfCard(card, now);
  if (ofCard) return ofCard;
  if ((draft.kind === "withdrawal" ? card.atm : card.pos) === 0) return "TRS0084";
  if (draft.amount === 0) return "TRS0022";
  const isTaken =
    card_type === "VIRTUAL_SINGLE_USE" && (await tx.first(selectPendingPayment, { tenant: tenant.id, card_ref }));
  return isTaken ? "TRS0193" : undefined;
}

function orderedDecline({ decline }: PaymentInput): DeclineCode | undefined {
  if (typeof decline !== "string") return undefined;
  if (!isDeclineCode(decline)) throw fault(4000310, "The document lists no such decline code.");
  return decline;
}

function readPayment(input: PaymentInput, currency: string): Draft {
  const kind = input.kind ?? "purchase";
  const currency_fx = input.currency ?? currency;
  const fx = readRate(input.fx ?? (currency_fx === currency ? "1" : ""));
  if (fx === undefined || (currency_fx === currency && fx !== evenRate)) {
    throw fault(
      4000310,
      "fx is needed, and above 0, exactly when the payment is in another currency than the account.",
    );
  }
  const amount_fx = minorUnits(input.amount, currency_fx);
  const fx_fee = minorUnits(input.fx_fee ?? "0", currency);
  const isVatPriced = (input.vat_details ?? []).every(({ amount }) => minorUnits(amount, currency) !== undefined);
  if (!amount_fx || fx_fee === undefined || !isVatPriced)
    throw fault(4000310, "An amount is 0 or has more decimals than its currency.");
  const amount = convert(amount_fx, currency_fx, currency, fx);
  if (!Number.isSafeInteger(amount)) throw fault(4000310, "The amount is too large.");
  return {
    kind,
    mcc: input.mcc ?? (kind === "withdrawal" ? 6011 : 5999),
    amount,
    currency,
    amount_fx,
    currency_fx,
    fx,
    fx_fee,
    vat_details: JSON.stringify(input.vat_details ?? []),
    description: input.description ?? (kind === "withdrawal" ? "EXAMPLE CASH MACHINE" : "EXAMPLE SHOP"),
    acc_comment: "",
    refund_of: null,
  };
}

export const cardPaymentParts: Parts = { actions: [simulateCardPayment, reverseCardPayment, refundCardPayment] };
