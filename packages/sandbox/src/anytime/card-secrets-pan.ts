import type { Ids } from "../core/ids.js";
import { luhnDigit } from "../core/luhn.js";

/** Six digits no bank issues under: test gateways use them for numbers that must never work. */
const testRange = "400000";

/** Card number of 16 digits in the test range: three drawn digits, the number of the card, and the check digit. */
export async function drawPan(ids: Ids, card: number): Promise<string> {
  const payload = `${testRange}${await ids.digits("pan", 3)}${String(card % 1_000_000).padStart(6, "0")}`;
  return payload + luhnDigit(payload);
}
