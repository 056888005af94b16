import type { Ids } from "../core/ids.js";
import { luhnDigit } from "../core/luhn.js";

/** Where the numbers of a BIN begin: the first ones are the test numbers the card schemes publish, as in the examples. */
const firstOf: Readonly<Record<string, number>> = { "411111": 111_111_111, "555555": 555_555_444 };

/** Card number of 16 digits: the BIN, a counter and the check digit. */
export async function nextPan(ids: Ids, bin: string): Promise<string> {
  const digits = 15 - bin.length;
  const count = await ids.next(`pan:${bin}`, firstOf[bin] ?? 1);
  const payload = bin + String(count % 10 ** digits).padStart(digits, "0");
  return payload + luhnDigit(payload);
}

const validYears = 3;

/** Last month of a card, `YYYY-MM`. Three years are invented. `now`: tenant time in milliseconds. */
export function expiryOf(now: number): string {
  const month = new Date(now).toISOString().slice(0, 7);
  return `${Number(month.slice(0, 4)) + validYears}${month.slice(4)}`;
}
