import { decimalText } from "../core/money.js";
import { dateTimeText } from "./dates.js";
import { feesOf } from "./fees.js";
import type { PaymentRow, PaymentState } from "./payments.tables.js";
import type { Schemas } from "./types.js";

/** Holder and card of a payment or refund, as a statement joins them. */
export interface HolderColumns {
  readonly user_id: number;
  readonly user_uuid: string;
  readonly user_email: string;
  readonly user_name: string;
  readonly team_id: number;
  readonly team_name: string;
  readonly card_id: number;
  readonly card_title: string;
  readonly last_four: string;
  readonly bin: string;
}

/** A payment with everything an answer prints. */
export type PaymentView = PaymentRow &
  HolderColumns & {
    readonly mcc: string;
    readonly merchant_name: string;
    readonly descriptor: string;
    readonly country_id: number;
    readonly country_code: string;
  };

const labels: Readonly<Record<PaymentState, string>> = { 1: "SETTLED", 2: "VOID", 3: "PENDING", 4: "DECLINED" };

/** A payment as the answers print it. `zone`: of the dates. */
export function paymentOf(row: PaymentView, zone: string): Schemas["Payment"] {
  const { currency, state } = row;
  return {
    id: row.id,
    amount: decimalText(row.amount, currency),
    currency,
    merchant: {
      id: row.merchant_id,
      mcc: row.mcc,
      name: row.merchant_name,
      descriptor: row.descriptor,
      country: { id: row.country_id, code: row.country_code },
    },
    state: { value: state, label: labels[state] },
    is_micro: row.is_micro === 1,
    decline: row.decline,
    user: payerOf(row),
    card: cardOf(row),
    fees: feesOf(row.fees, currency),
    date: dateTimeText(row.date, zone),
    date_received: dateTimeText(row.received_at, zone),
    date_final_state: row.final_at === null ? null : dateTimeText(row.final_at, zone),
  };
}

/** Holder of the card; webhooks print the `uuid` too. */
export function payerOf(row: HolderColumns): Schemas["Payer"] {
  const team = { id: row.team_id, name: row.team_name };
  return { id: row.user_id, email: row.user_email, name: row.user_name, team };
}

/** Card of a payment or refund. */
export function cardOf({ card_id, card_title, last_four, bin }: HolderColumns): Schemas["PaymentCard"] {
  return { id: card_id, title: card_title, last_four, bin };
}
