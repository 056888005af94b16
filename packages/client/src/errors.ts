/** Base of every error this package throws; wrong arguments are `TypeError` instead. */
export class ClientError extends Error {
  override readonly name: string = "ClientError";
}

/** Adding a code is a minor change; renaming or removing one is a major change. */
export type TransportErrorCode = "ERR_NETWORK" | "ERR_TIMEOUT";

/** What is known about a call that brought no answer. */
export interface TransportFailure extends ErrorOptions {
  readonly mayHaveHappened: boolean;
}

/**
 * No whole answer came back: the connection failed (`ERR_NETWORK`) or the attempt took too long (`ERR_TIMEOUT`).
 * Answers of any status are not errors of this class.
 */
export class TransportError extends ClientError {
  override readonly name = "TransportError";
  readonly code: TransportErrorCode;
  /**
   * `false` only when no byte of the request can have reached the server, so that nothing was done.
   * On `true`, look up whether a payment was made before you make it again.
   */
  readonly mayHaveHappened: boolean;

  constructor(code: TransportErrorCode, message: string, { mayHaveHappened, ...options }: TransportFailure) {
    super(message, options);
    this.code = code;
    this.mayHaveHappened = mayHaveHappened;
  }
}
