import { SigningError } from "../signing-error.js";

/** Adding a code is a minor change; renaming or removing one is a major change. */
export type KeyErrorCode =
  | "ERR_KEY_ALGORITHM"
  | "ERR_KEY_ENCRYPTED"
  | "ERR_KEY_FORMAT"
  | "ERR_KEY_HASH"
  | "ERR_KEY_MALFORMED"
  | "ERR_KEY_NOT_RSA"
  | "ERR_KEY_PRIVATE"
  | "ERR_KEY_PUBLIC"
  | "ERR_KEY_TOO_SHORT"
  | "ERR_KEY_USAGE";

/** A key that cannot be used. The message says which rule it breaks and how to convert it, never its content. */
export class KeyError extends SigningError<KeyErrorCode> {
  override readonly name = "KeyError";
}
