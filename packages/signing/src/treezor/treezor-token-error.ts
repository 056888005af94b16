import { SigningError } from "../signing-error.js";

/** Adding a code is a minor change; renaming or removing one is a major change. */
export type TreezorTokenErrorCode =
  | "ERR_JWT_ALGORITHM"
  | "ERR_JWT_CLIENT"
  | "ERR_JWT_EXPIRED"
  | "ERR_JWT_ISSUER"
  | "ERR_JWT_MALFORMED"
  | "ERR_JWT_NOT_YET_VALID"
  | "ERR_JWT_NO_USER"
  | "ERR_JWT_SIGNATURE";

/** A token that says nothing about who calls. Deny access; the message holds nothing of the token. */
export class TreezorTokenError extends SigningError<TreezorTokenErrorCode> {
  override readonly name = "TreezorTokenError";
}
