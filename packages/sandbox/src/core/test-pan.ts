import type { Ids } from "./ids.js";
import { luhnDigit } from "./luhn.js";

/** Where the numbers of a BIN begin: the first ones are the test numbers the card schemes publish, as in the examples. */
const firstOf: Readonly<Record<string, number>> = { "411111": 111_111_111, "555555": 555_555_444 };

/** Card number of 16 digits: the BIN, a counter and the check digit. */
export async function nextPan(ids: Ids, bin: string): Promise<string> {
  const digits = 15 - bin.length;
  const count = await ids.next(`pan:${bin}`, firstOf[bin] ?? 1);
  const payload = bin + String(count % 10 ** digits).padStart(digits, "0");
  return payload + luhnDigit(payload);
}
