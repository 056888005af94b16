import { SigningError } from "../signing-error.js";

/** Adding a code is a minor change; renaming or removing one is a major change. */
export type TokenRequestErrorCode = "ERR_TOKEN_MALFORMED" | "ERR_TOKEN_REFUSED";

/** A token call that brought no token. Failures of the network come through as `fetch` threw them, not as this. */
export class TokenRequestError extends SigningError<TokenRequestErrorCode> {
  override readonly name = "TokenRequestError";
  /** The answer to a call that was refused, body unread: clone it, others wait for the same one. */
  readonly response: Response | undefined;

  constructor(code: TokenRequestErrorCode, message: string, response?: Response) {
    super(code, message);
    this.response = response;
  }
}
