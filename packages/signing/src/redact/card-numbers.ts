/** Runs of 13 to 19 digits, together or in the groups printed on cards (4-4-4-4, 4-6-5) with one kind of separator. */
const CANDIDATE = /(?<!\d)(?:\d{13,19}|\d{4}([ -])(?:\d{4}\1\d{4}\1\d{1,7}|\d{6}\1\d{5}))(?!\d)/;

/** Masks all but the last four digits of whatever looks like a card number: 13 to 19 digits that pass Luhn. */
export function maskCardNumbers(text: string): string {
  const candidates = new RegExp(CANDIDATE, "g");
  let masked = "";
  let from = 0;
  for (let match = candidates.exec(text); match !== null; match = candidates.exec(text)) {
    const [candidate] = match;
    if (passesLuhn(candidate.replace(/\D/g, ""))) {
      masked += text.slice(from, match.index) + candidate.slice(0, -4).replace(/\d/g, "*") + candidate.slice(-4);
      from = candidates.lastIndex;
    } else {
      candidates.lastIndex = match.index + 1; // a group before the number may have led astray
    }
  }
  return masked + text.slice(from);
}

/** Check digit of ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, double = false; i >= 0; i--, double = !double) {
    const value = Number(digits[i]) * (double ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
