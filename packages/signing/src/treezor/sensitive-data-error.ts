import { SigningError } from "../signing-error.js";

/** Adding a code is a minor change; renaming or removing one is a major change. */
export type SensitiveDataErrorCode =
  | "ERR_CIPHERTEXT_MALFORMED"
  | "ERR_CIPHERTEXT_UNREADABLE"
  | "ERR_KEY_DESTROYED"
  | "ERR_PACKAGE_MISSING"
  | "ERR_PLAINTEXT_MALFORMED";

/** Card data that cannot be opened. The message holds neither keys nor data. */
export class SensitiveDataError extends SigningError<SensitiveDataErrorCode> {
  override readonly name = "SensitiveDataError";
}

/** A peer that only some need is not there, or does not load. */
export function missingPackage(name: string, cause: unknown): SensitiveDataError {
  return new SensitiveDataError(
    "ERR_PACKAGE_MISSING",
    `this needs the package ${name}, which is not there or does not load: npm install ${name}`,
    {
      cause,
    },
  );
}
