import { ClientError } from "@openissuing/client";

/** Adding a code is a minor change; renaming or removing one is a major change. */
export type TreezorSessionErrorCode = "ERR_LOGIN_EXPIRED" | "ERR_SCA_SESSION_EXPIRED";

/**
 * The session of an end user is over, and only the user can open another: nothing was done, and the client goes on for
 * nobody else in its place. After `ERR_SCA_SESSION_EXPIRED` let the user prove itself again and make a client with the
 * new proof; after `ERR_LOGIN_EXPIRED` let the user log in again and make a client with the new code.
 */
export class TreezorSessionError extends ClientError {
  override readonly name = "TreezorSessionError";
  readonly code: TreezorSessionErrorCode;
  /** The vendor's answer; `undefined` when the token had ended by the clock and nothing was sent. */
  declare readonly response: Response | undefined;

  constructor(code: TreezorSessionErrorCode, response?: Response) {
    super(explanations[code]);
    this.code = code;
    // Not enumerable: whoever logs an error prints what it holds.
    Object.defineProperty(this, "response", { value: response });
  }
}

const explanations: Readonly<Record<TreezorSessionErrorCode, string>> = {
  ERR_LOGIN_EXPIRED: "the session of the end user ended: the user has to log in again, for a client with the new code",
  ERR_SCA_SESSION_EXPIRED:
    "the SCA session ended (five idle minutes, or the life of its token): the user has to prove itself again, for a client with the new proof",
};
