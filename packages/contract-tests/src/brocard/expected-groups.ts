import type { components } from "@openissuing/brocard";
import { cents } from "../expectation.js";
import { feesOf, type Payment, paymentState, takenBy } from "./payment-fixtures.js";

type Schemas = components["schemas"];

/** What a group is of, as answers print it; the members depend on its `type`. */
export interface GroupName {
  readonly type: string;
  readonly entity: object;
}

/** Rows of one group. */
export interface Gathered<Row> {
  readonly group: GroupName;
  readonly rows: readonly Row[];
}

/** Puts rows into groups; a row can belong to several and to none. */
export function gather<Row>(rows: readonly Row[], groupsOf: (row: Row) => readonly GroupName[]): Gathered<Row>[] {
  const groups = new Map<string, { readonly group: GroupName; readonly rows: Row[] }>();
  for (const row of rows) {
    for (const group of groupsOf(row)) {
      const key = JSON.stringify(group);
      const known = groups.get(key) ?? { group, rows: [] };
      known.rows.push(row);
      groups.set(key, known);
    }
  }
  return [...groups.values()];
}

/** The day, the ISO 8601 week or the month of a date `YYYY-MM-DD HH:MM:SS`, as groups name it. */
export function periodOf(type: "date" | "week" | "month", text: string): GroupName {
  const [year = 0, month = 1, day = 1] = text.slice(0, 10).split("-").map(Number);
  const dayText = (shift: number) => new Date(Date.UTC(year, month - 1, day + shift)).toISOString().slice(0, 10);
  const named = (short: string, first: string, last: string): GroupName => ({
    type,
    entity: { short, begin: `${first} 00:00:00`, end: `${last} 23:59:59` },
  });
  if (type === "date") return named(dayText(0), dayText(0), dayText(0));
  if (type === "month") {
    const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    return named(last.slice(0, 7), `${last.slice(0, 7)}-01`, last);
  }
  const sinceMonday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  const thursday = dayText(3 - sinceMonday);
  const dayOfYear = (Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / 86_400_000;
  const week = String(Math.floor(dayOfYear / 7) + 1).padStart(2, "0");
  return named(`${thursday.slice(0, 4)}-W${week}`, dayText(-sinceMonday), dayText(6 - sinceMonday));
}

/** Sums over payments in minor units, added up as integers. */
export function sumPayments(payments: readonly Payment[]) {
  const tally = (rows: readonly Payment[], of: (row: Payment) => number) => [
    rows.reduce((sum, row) => sum + of(row), 0),
    rows.length,
  ];
  const amount = (row: Payment) => cents(row.amount);
  const inState = (state: number) => payments.filter((row) => row.state.value === state);
  const charged = (isDeclined: boolean) =>
    payments.filter((row) => (row.state.value === paymentState.declined) === isDeclined && row.fees.length > 0);
  return {
    settled: tally(inState(paymentState.settled), amount),
    pending: tally(inState(paymentState.pending), amount),
    void: tally(inState(paymentState.void), amount),
    declined: tally(inState(paymentState.declined), amount),
    payment: tally(charged(false), feesOf),
    decline: tally(charged(true), feesOf),
    all: tally(payments, takenBy),
  };
}

/** The sums that an answer prints, in minor units and in the same form. */
export function readTotals({ amount, commission, count, ...totals }: Schemas["PaymentTotals"]) {
  const read = (tally: Schemas["Tally"]) => [cents(tally.amount), tally.count];
  return {
    settled: read(totals.settled),
    pending: read(totals.pending),
    void: read(totals.void),
    declined: read(totals.declined),
    payment: read(commission.payment),
    decline: read(commission.decline),
    all: [cents(amount), count],
  };
}
