import { decimalText, minorUnits } from "../core/money.js";
import type { Schemas } from "./types.js";

/** A limit as it is judged. `value`: minor units of its currency, or a number of transactions for `COUNT`. */
export interface LimitRule {
  readonly frequency: Schemas["TransactionLimitFrequency"];
  readonly limit_type: Schemas["TransactionLimitType"];
  readonly operator: Schemas["TransactionLimitOperator"];
  readonly value: number;
}

/** What was let through before, in the window of a limit. `amount`: minor units. */
export interface Spent {
  readonly count: number;
  readonly amount: number;
}

const nothing: Spent = { count: 0, amount: 0 };

/** First moment that counts for a limit: of the calendar day or month in UTC. Undefined when each transaction is alone. */
export function windowStart({ frequency }: Pick<LimitRule, "frequency">, now: number): number | undefined {
  const date = new Date(now);
  switch (frequency) {
    case "DAILY":
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
    case "MONTHLY":
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
    case "ONE_TIME":
      return undefined;
  }
}

/** Whether one more transaction of `amount` minor units passes a limit. */
export function passesLimit(rule: LimitRule, amount: number, spent: Spent = nothing): boolean {
  const counted = rule.limit_type === "COUNT" ? spent.count + 1 : spent.amount + amount;
  switch (rule.operator) {
    case "GREATER":
      return counted > rule.value;
    case "LESS":
    case "LESS_THAN":
      return counted < rule.value;
    case "LESS_THAN_OR_EQUAL":
      return counted <= rule.value;
  }
}

type Unit = Pick<LimitRule, "limit_type"> & { readonly currency: string };

/** Reads a value such as `1000.00` or `5`; undefined when it has decimals its unit does not know, or is too large. */
export function readLimitValue(text: string, { currency, limit_type }: Unit): number | undefined {
  if (limit_type === "LIMIT") return minorUnits(text, currency);
  const [, whole = ""] = /^(\d{1,15})(?:\.0+)?$/.exec(text) ?? [];
  return whole === "" ? undefined : Number(whole);
}

/** Writes a value: amounts with at most two decimals, as the text shows them, numbers of transactions with none. */
export function limitText(value: number, { currency, limit_type }: Unit): string {
  if (limit_type === "COUNT") return String(value);
  // The third decimal of a dinar is always 0: it cannot be sent.
  return decimalText(value, currency).replace(/(\.\d\d)0$/, "$1");
}
