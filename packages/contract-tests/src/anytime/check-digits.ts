export { hasIbanCheckDigits, hasLuhnDigit } from "../check-digits.js";
