import type { Ids } from "../core/ids.js";

/** Six digits no bank issues under: test gateways use them for numbers that must never work. */
const testRange = "400000";

/** Card number of 16 digits in the test range: three drawn digits, the number of the card, and the check digit. */
export async function drawPan(ids: Ids, card: number): Promise<string> {
  const payload = `${testRange}${await ids.digits("pan", 3)}${String(card % 1_000_000).padStart(6, "0")}`;
  return payload + luhnDigit(payload);
}

/** Check digit that follows a payload of digits, by ISO/IEC 7812-1 annex B (Luhn). */
export function luhnDigit(payload: string): string {
  let sum = 0;
  for (const [index, digit] of [...payload].reverse().entries()) {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}
