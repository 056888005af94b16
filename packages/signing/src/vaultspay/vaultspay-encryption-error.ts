import { SigningError } from "../signing-error.js";

/** Adding a code is a minor change; renaming or removing one is a major change. */
export type VaultsPayEncryptionErrorCode =
  | "ERR_BODY_MALFORMED"
  | "ERR_BODY_PLAIN"
  | "ERR_BODY_TAMPERED"
  | "ERR_ENCRYPTION_REQUIRED"
  | "ERR_KEY_UNWRAP"
  | "ERR_KEY_WRAP_UNSUPPORTED"
  | "ERR_NONCE_INVALID"
  | "ERR_NONCE_REUSED";

/** The request whose answer is at fault, without its query. */
export interface FaultyAnswer {
  readonly status: number;
  readonly method: string;
  readonly path: string;
}

/**
 * Something that cannot be encrypted, or what came and must not be trusted. `answer` tells which answer it was; then it
 * is unknown whether the vendor executed the request. Without `answer` nothing was sent.
 */
export class VaultsPayEncryptionError extends SigningError<VaultsPayEncryptionErrorCode> {
  override readonly name = "VaultsPayEncryptionError";
  readonly answer: FaultyAnswer | undefined;

  constructor(code: VaultsPayEncryptionErrorCode, reason: string, answer?: FaultyAnswer) {
    super(code, answer ? `answer ${answer.status} to ${answer.method} ${answer.path}: ${reason}` : reason);
    this.answer = answer;
  }
}
