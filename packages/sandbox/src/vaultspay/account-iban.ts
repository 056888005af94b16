import { checkDigits } from "../core/iban.js";

/** Bank of the company's own accounts, by its code in the Emirates. */
const ownBank = "033";

/** Number and IBAN of an account, as in the examples of the document. */
export function numbersOf(id: number): { readonly number: string; readonly iban: string } {
  const serial = String(id).padStart(10, "0");
  const bban = `${ownBank}000001${serial}`;
  return { number: `1000${serial}`, iban: `AE${checkDigits("AE", bban)}${bban}` };
}
