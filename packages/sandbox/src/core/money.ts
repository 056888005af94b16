const withoutMinorUnit = new Set([
  "BIF",
  "CLP",
  "DJF",
  "GNF",
  "ISK",
  "JPY",
  "KMF",
  "KRW",
  "PYG",
  "RWF",
  "UGX",
  "UYI",
  "VND",
  "VUV",
  "XAF",
  "XOF",
  "XPF",
]);
const withThreeDigits = new Set(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]);

/** Digits after the decimal point of a currency, by ISO 4217. */
export function minorDigits(currency: string): 0 | 2 | 3 {
  if (withoutMinorUnit.has(currency)) return 0;
  return withThreeDigits.has(currency) ? 3 : 2;
}

/**
 * Reads a decimal amount as a whole number of minor units, never through a float: `12.5` EUR is 1250.
 * Undefined when the text is no plain decimal (`1e3`, `,`, a sign other than one leading minus), has more digits than
 * the currency, or leaves the safe integers.
 */
export function minorUnits(text: string | undefined, currency: string): number | undefined {
  const match = /^(-?)(\d{1,16})(?:\.(\d{1,3}))?$/.exec(text ?? "");
  if (!match) return undefined;
  const [, sign = "", whole = "", fraction = ""] = match;
  const digits = minorDigits(currency);
  // Trailing zeros beyond the currency's digits change nothing: 12.500 EUR is 12.50 EUR.
  if (fraction.length > digits && /[1-9]/.test(fraction.slice(digits))) return undefined;
  const units = Number(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  if (!Number.isSafeInteger(units)) return undefined;
  return sign && units ? -units : units;
}

/** Writes minor units as a decimal text with all digits of the currency: 1250 EUR is `12.50`. */
export function decimalText(units: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(units)).padStart(digits + 1, "0");
  const sign = units < 0 ? "-" : "";
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The JSON number nearest to the decimal amount, for answers: 1250 EUR is 12.5. For output only: never calculate with it. */
export function decimalNumber(units: number, currency: string): number {
  return Number(decimalText(units, currency));
}
