import type { components } from "@openissuing/brocard";
import { decimalText, minorUnits } from "../core/money.js";

/** A fee on a payment, in minor units of the payment's currency. */
export interface FeeLine {
  readonly type: string;
  readonly amount: number;
}

/** A fee as an action takes it: `amount` is a decimal in the currency of the card. */
export interface FeeInput {
  readonly type?: string;
  readonly amount: string;
}

/** Schema of a list of fees in the input of an action. */
export const feeListSchema = {
  type: "array",
  nullable: true,
  maxItems: 10,
  items: {
    type: "object",
    required: ["amount"],
    additionalProperties: false,
    properties: {
      type: { type: "string", minLength: 1, maxLength: 100, nullable: true },
      amount: { type: "string" },
    },
  },
} as const;

/** Reads fees of an action; undefined when one is no decimal above 0 of this currency. `type`: of fees that name none. */
export function readFees(
  inputs: readonly FeeInput[],
  { currency, type }: { readonly currency: string; readonly type: string },
): readonly FeeLine[] | undefined {
  const lines = inputs.map((input) => ({ type: input.type ?? type, amount: minorUnits(input.amount, currency) ?? 0 }));
  return lines.every(({ amount }) => amount > 0) ? lines : undefined;
}

/** Sum of fees in minor units. */
export function sumFees(lines: readonly FeeLine[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}

/** Fees as a row keeps them: JSON. */
export const feesText = (lines: readonly FeeLine[]): string => JSON.stringify(lines);

/** Fees of a row: what `feesText` wrote. */
export function feeLines(text: string): readonly FeeLine[] {
  return JSON.parse(text);
}

/** Fees of a row as the answers print them. `text`: what `feesText` wrote. */
export function feesOf(text: string, currency: string): components["schemas"]["Fee"][] {
  return feeLines(text).map(({ type, amount }) => ({ type, amount: decimalText(amount, currency), currency }));
}
