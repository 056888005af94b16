export type ReleaseCheckErrorCode =
  | "ERR_BASE_UNKNOWN"
  | "ERR_BUNDLE_MALFORMED"
  | "ERR_CHANGESET_MALFORMED"
  | "ERR_TYPES_UNREADABLE";

/** The comparison cannot be made; exit status 2. Branch on `code`. */
export class ReleaseCheckError extends Error {
  override readonly name = "ReleaseCheckError";
  readonly code: ReleaseCheckErrorCode;

  constructor(code: ReleaseCheckErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
