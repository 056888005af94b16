import { decimalNumber } from "../core/money.js";
import { selectAccount } from "./accounts.tables.js";
import { summaryOf } from "./accounts-wire.js";
import { timestamp } from "./timestamp.js";
import type { Charge } from "./transaction-records.js";
import type { TransactionRow } from "./transactions.tables.js";
import type { Books, Schemas } from "./types.js";

type Card = Schemas["TransactionCard"];

/** How far a transaction is. */
export function statusOf({ status }: TransactionRow): Schemas["TransactionStatus"] {
  return status === "PENDING" || status === "SUCCESS" ? status : "FAILED";
}

/** What a transaction prints in the list and by itself. Amounts go out in major units. */
async function baseOf({ tenant, tx }: Books, row: TransactionRow): Promise<Schemas["TransactionBase"]> {
  const sender =
    row.sender_id === null ? undefined : await tx.first(selectAccount, { tenant: tenant.id, id: row.sender_id });
  return {
    id: row.id,
    transactionId: row.uuid,
    transactionType: row.type,
    dateTime: timestamp(row.created_at),
    status: statusOf(row),
    totalCharges: decimalNumber(row.total_charges, row.currency),
    narration: row.narration,
    billingAmount: {
      amount: decimalNumber(row.billing, row.currency),
      currencyCode: row.currency,
      amountType: "BILLING",
    },
    ...(sender && { senderAccount: summaryOf(sender) }),
    ...(row.receiver !== null && { receiverAccount: JSON.parse(row.receiver) }),
    ...(row.location_id !== null &&
      row.location_country !== null && { location: { id: row.location_id, countryCode: row.location_country } }),
    ...(row.merchant !== null && { merchant: JSON.parse(row.merchant) }),
  };
}

/** A transaction as the list prints it. */
export async function listItemOf(scene: Books, row: TransactionRow): Promise<Schemas["TransactionListItem"]> {
  const base = await baseOf(scene, row);
  const card = cardOf(row);
  if (!card) return base;
  const { cardType, id, lastFourDigits } = card;
  return { ...base, card: { id, lastFourDigits, cardType } };
}

/** A transaction by itself. */
export async function transactionOf(scene: Books, row: TransactionRow): Promise<Schemas["Transaction"]> {
  const card = cardOf(row);
  const charges: readonly Charge[] = JSON.parse(row.charges);
  return {
    ...(await baseOf(scene, row)),
    ...(card && { card }),
    transactionAmount: {
      amount: decimalNumber(row.amount, row.amount_currency),
      currencyCode: row.amount_currency,
      amountType: "TRANSACTION",
    },
    ...(row.rate !== null && { conversions: { transactionToBillingCR: Number(row.rate) } }),
    apiStatus: row.api_status,
    thirdPartyConfigSlug: row.slug,
    charges: charges.map((charge) => chargeOf(charge, row.currency)),
  };
}

const cardOf = ({ card }: TransactionRow): Card | undefined => (card === null ? undefined : JSON.parse(card));

function chargeOf({ minor, percent, title }: Charge, currency: string): Schemas["TransactionCharge"] {
  const billingAmount = decimalNumber(minor, currency);
  const value = percent ?? billingAmount;
  return { title, fixed: percent === undefined, value, chargeType: "FEE", billingAmount, inclusive: false };
}
