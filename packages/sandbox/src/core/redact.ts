const secretNames =
  /^(?:authorization|access_?token|refresh_?token|token|client_?secret|secret|password|pan|cvv|cvc|cvv2|pin|front|back|frontfile|backfile|temp_link|link|private_key|x-signed-request)$/i;
const masked = "***";

/** A copy of a value with secrets and card data masked: by the name of the member, and card numbers wherever they are. */
export function redact(value: unknown): unknown {
  if (typeof value === "string") return redactText(value);
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      redactText(name),
      secretNames.test(name) && member !== null && typeof member !== "object" ? masked : redact(member),
    ]),
  );
}

/** Masks what looks like a card number: 13 to 19 digits with a right check digit, blanks and dashes allowed. */
export function redactText(text: string): string {
  return text.replace(/\d(?:[ -]?\d){12,18}/g, (digits) => (passesLuhn(digits.replace(/\D/g, "")) ? masked : digits));
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
