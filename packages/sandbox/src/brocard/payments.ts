import { notFound } from "./fault.js";
import { zoneOf } from "./members.js";
import { numberedPage, readPage } from "./page.js";
import { simulatePayment } from "./payment-actions.js";
import { readHolderFilter, refuseUnseen } from "./payment-filters.js";
import { countryTable, merchantTable } from "./payment-merchants.tables.js";
import { findPayment } from "./payment-read.js";
import { refundPayment, reversePayment, settlePayment } from "./payment-returns.js";
import { paymentTable } from "./payments.tables.js";
import { countPayments, type PaymentFilter, selectPayments } from "./payments-query.js";
import { paymentOf } from "./payments-wire.js";
import type { BrocardCall, BrocardGuard, BrocardHandler, Parts } from "./types.js";

/** How far back `listPayments` looks without `dates`. */
const thirtyDays = 30 * 86_400_000;

export const listPayments: BrocardHandler<"listPayments"> = async (call) => {
  const { now, query, tx } = call;
  const zone = zoneOf(call);
  const page = readPage(query);
  const { begin, end } = query.dates ?? {};
  const isOpen = begin === undefined && end === undefined;
  const filter = { ...(await paymentFilter(call)), ...(isOpen ? { from: now - thirtyDays } : {}) };
  const rows = await tx.all(selectPayments(filter, page), {});
  const count = await tx.first(countPayments(filter), {});
  const data = rows.map((row) => paymentOf(row, zone));
  return { status: 200, body: numberedPage(page, count?.total ?? 0, data) };
};

export const getPayment: BrocardHandler<"getPayment"> = async (call) => {
  const row = await findPayment(call, call.path.payment_id);
  return row ? { status: 200, body: paymentOf(row, zoneOf(call)) } : notFound();
};

export const guardPayment: BrocardGuard<"getPayment"> = async (call) => {
  const row = await findPayment(call, call.path.payment_id);
  return refuseUnseen(call, row && [row.user_id]);
};

/** The filters that lists and groups of payments share; the caller sees payments of the users the caller may see. */
export async function paymentFilter(
  call: BrocardCall<"groupPayments"> | BrocardCall<"listPayments">,
): Promise<PaymentFilter> {
  const { query } = call;
  return {
    ...(await readHolderFilter(call)),
    countries: query["countries[]"],
    declines: query["declines[]"],
    merchants: query["merchants[]"],
    states: query["states[]"],
    tags: query["tags[]"],
    micro: query.micro ?? "include",
    hasInternal: query.internal !== 0,
  };
}

export const paymentParts: Parts = {
  tables: [countryTable, merchantTable, paymentTable],
  actions: [simulatePayment, settlePayment, reversePayment, refundPayment],
};
