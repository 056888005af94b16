import type { Schemas } from "./types.js";

/** A currency with the number the vendor has for it. The text has 2, AED; the others are chosen. */
interface Currency {
  readonly id: number;
  readonly code: string;
  readonly isoCode: number;
  readonly decimalPoint: number;
  readonly symbol: string;
  readonly name: string;
}

const currencies: readonly Currency[] = [
  { id: 1, code: "USD", isoCode: 840, decimalPoint: 2, symbol: "$", name: "US Dollar" },
  { id: 2, code: "AED", isoCode: 784, decimalPoint: 2, symbol: "AED", name: "UAE Dirham" },
  { id: 3, code: "EUR", isoCode: 978, decimalPoint: 2, symbol: "€", name: "Euro" },
  { id: 4, code: "GBP", isoCode: 826, decimalPoint: 2, symbol: "£", name: "Pound Sterling" },
  { id: 5, code: "PKR", isoCode: 586, decimalPoint: 2, symbol: "Rs", name: "Pakistan Rupee" },
  { id: 6, code: "SAR", isoCode: 682, decimalPoint: 2, symbol: "SR", name: "Saudi Riyal" },
  { id: 7, code: "INR", isoCode: 356, decimalPoint: 2, symbol: "₹", name: "Indian Rupee" },
  { id: 8, code: "KWD", isoCode: 414, decimalPoint: 3, symbol: "KD", name: "Kuwaiti Dinar" },
  { id: 9, code: "JPY", isoCode: 392, decimalPoint: 0, symbol: "¥", name: "Yen" },
];

/** Code of a currency by its number (ISO 4217); undefined for a number nothing has. */
export const currencyCodeOf = (number: number) => currencies.find(({ id }) => id === number)?.code;

/** A currency as the accounts print it. @throws Error for one no account can be in. */
export function currencyOf(code: string): Schemas["AccountCurrency"] {
  const currency = currencies.find((each) => each.code === code);
  if (!currency) throw new Error(`no account is in ${code}`);
  return {
    ...currency,
    createdAt: "2024-01-01T00:00:00.000+00:00",
    createdBy: null,
    updatedAt: null,
    updatedBy: null,
    type: "FIAT",
    icon: null,
    status: true,
  };
}
