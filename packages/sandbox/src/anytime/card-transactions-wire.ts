import type { components } from "@openissuing/anytime";
import { rateText } from "../core/exchange-rate.js";
import { decimalNumber, decimalText } from "../core/money.js";
import type { CardTransactionRow } from "./card-transactions.tables.js";
import { meaningOfDecline } from "./card-transactions-declines.js";
import { dateTimeText } from "./dates.js";
import type { AnytimeEvents } from "./types.js";

type Schemas = components["schemas"];

/** One part of the tax in a payment, as the column `vat_details` keeps it: both are decimal text. */
export interface VatDetail {
  readonly rate: string;
  readonly amount: string;
}

/** A transaction as the operations answer it. */
export function transactionOf(row: CardTransactionRow): Schemas["CardTransaction"] {
  const { currency, failed_code } = row;
  const vat: readonly VatDetail[] = JSON.parse(row.vat_details);
  return {
    txid: row.txid,
    mcc: row.mcc,
    amount: decimalNumber(row.amount, currency),
    amount_fx: decimalNumber(row.amount_fx, row.currency_fx),
    currency,
    fx: Number(rateText(row.fx)),
    fx_fee: decimalNumber(row.fx_fee, currency),
    vat_details: vat.map(({ rate, amount }) => ({ rate: Number(rate), amount: Number(amount) })),
    ...(failed_code ? { failed_reason: [{ code: failed_code, message: meaningOfDecline(failed_code) }] } : {}),
    status: row.status,
    type: row.type,
    balance_after: decimalNumber(row.balance_after, currency),
    date: dateTimeText(row.date),
    date_transaction: dateTimeText(row.date_transaction),
    description: row.description,
  };
}

/** A transaction as the `card_last_tx` webhook tells it, with the types of the text's example. */
export function messageOf(row: CardTransactionRow, acc_id: number): AnytimeEvents["card_last_tx"] {
  const { txid, amount, amount_fx, currency, fx_fee, status, type, date, description } = transactionOf(row);
  return {
    method: "card_last_tx",
    card_ref: row.card_ref,
    acc_id: String(acc_id),
    transaction: {
      txid: String(txid),
      mcc: String(row.mcc).padStart(4, "0"),
      amount,
      amount_fx,
      currency,
      fx: rateText(row.fx),
      fx_fee,
      status,
      type,
      balance_after: decimalText(row.balance_after, currency),
      date,
      description,
    },
  };
}
