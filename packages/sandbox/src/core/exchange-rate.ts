import { minorDigits } from "./money.js";

/** Rates are kept in millionths. */
export const evenRate = 1_000_000;

/** Reads a rate such as `1.09` as millionths; undefined when it is no decimal above 0 with at most six decimals. */
export function readRate(text: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text);
  if (!match) return undefined;
  const [, whole = "", fraction = ""] = match;
  return Number(whole + fraction.padEnd(6, "0")) || undefined;
}

/** Writes a rate with all six decimals: 1090000 is `1.090000`. */
export function rateText(rate: number): string {
  const digits = String(rate).padStart(7, "0");
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/**
 * An amount in the merchant's currency as minor units of the card's: `amount_fx` divided by the rate, half rounded up.
 * One unit of the card's currency is `rate` millionths of the merchant's: 163.50 at 1.09 is 150.
 */
export function convert(amount_fx: number, from: string, to: string, rate: number): number {
  const numerator = BigInt(amount_fx) * 10n ** BigInt(minorDigits(to)) * BigInt(evenRate);
  const denominator = BigInt(rate) * 10n ** BigInt(minorDigits(from));
  return Number((2n * numerator + denominator) / (2n * denominator));
}
