import type { components } from "@openissuing/brocard";
import { decimalText } from "../core/money.js";

type Schemas = components["schemas"];

/** Payments of one state that share a key: sums in minor units. */
export interface PaymentTally {
  readonly state: Schemas["PaymentStateValue"];
  readonly amount: number;
  readonly count: number;
  readonly fees: number;
  /** How many of them have fees. */
  readonly charged: number;
}

/**
 * Statistics of payments. `amount` is settled, pending and all fees; `decline_rate` is in per cent of all payments, 0 when
 * there are none. Both formulas are inferred, see PaymentTotals in the document.
 */
export function paymentTotals(tallies: readonly PaymentTally[], currency: string): Schemas["PaymentTotals"] {
  const text = (units: number) => decimalText(units, currency);
  const of = (...states: readonly Schemas["PaymentStateValue"][]) =>
    tallies.filter(({ state }) => states.includes(state));
  const tally = (rows: readonly PaymentTally[]) => ({ amount: text(sum(rows, "amount")), count: sum(rows, "count") });
  const charge = (rows: readonly PaymentTally[]) => ({ amount: text(sum(rows, "fees")), count: sum(rows, "charged") });

  const count = sum(tallies, "count");
  return {
    settled: tally(of(1)),
    pending: tally(of(3)),
    void: tally(of(2)),
    declined: tally(of(4)),
    commission: { payment: charge(of(1, 2, 3)), decline: charge(of(4)) },
    decline_rate: count === 0 ? 0 : (100 * sum(of(4), "count")) / count,
    amount: text(sum(of(1, 3), "amount") + sum(tallies, "fees")),
    count,
  };
}

/** Refunds that share a key: their sum in minor units. */
export interface RefundTally {
  readonly amount: number;
  readonly count: number;
}

/** Statistics of refunds. */
export function refundTotals(tallies: readonly RefundTally[], currency: string): Schemas["RefundTotals"] {
  return { amount: decimalText(sum(tallies, "amount"), currency), count: sum(tallies, "count") };
}

function sum<Name extends string>(rows: readonly { readonly [N in Name]: number }[], name: Name): number {
  return rows.reduce((total, row) => total + row[name], 0);
}
