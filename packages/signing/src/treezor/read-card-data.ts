import { memberOf } from "../member-of.js";
import { SensitiveDataError } from "./sensitive-data-error.js";

/** Number of a card, and its verification code where it was asked for. */
export interface TreezorCardData {
  readonly pan: string;
  readonly cvv?: string;
}

/**
 * Reads what {@link SensitiveDataKey.open} finds in `encryptedCardData` of `getPan`. Texts cannot be overwritten: show them and let
 * go of them.
 * @throws SensitiveDataError ERR_PLAINTEXT_MALFORMED for anything else.
 */
export function readTreezorCardData(plain: Uint8Array): TreezorCardData {
  const data = parse(plain);
  const pan = memberOf(data, "pan");
  const cvv = memberOf(data, "cvv");
  if (typeof pan !== "string" || !/^\d{12,19}$/.test(pan)) throw malformed("card number");
  if (cvv === undefined) return { pan };
  if (typeof cvv !== "string" || !/^\d{3,4}$/.test(cvv)) throw malformed("verification code");
  return { pan, cvv };
}

function parse(plain: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plain));
  } catch {
    throw malformed("JSON"); // the parser's error quotes the number
  }
}

function malformed(what: string): SensitiveDataError {
  return new SensitiveDataError("ERR_PLAINTEXT_MALFORMED", `decrypted data has no ${what} where it belongs`);
}
