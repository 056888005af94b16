import type { CheckId } from "../../checks.js";

const unsigned = "a call carries a key wrapped for the provider, and no signature of the caller";

/** Checks that cannot be asked of VaultsPay, each with the reason. */
export const notApplicable: ReadonlyMap<CheckId, string> = new Map([
  ["signature-covers", unsigned],
  ["wrong-key-refused", unsigned],
  ["nonce-reuse-refused", "that a vector counts once is not stated"],
  ["obsolete-token-refused", "a new login does not end the tokens before it"],
  ["unknown-version-refused", "paths of another version are paths that are not documented, which have a check"],
  ["unknown-member-refused", "that what the document does not know is refused is not stated"],
  ["repeated-parameter-refused", "which of a parameter that stands twice counts is not stated"],
  ["answer-headers", "the document names no header of an answer"],
]);

/** Probes that are left out, each with the reason. */
export const leftOut: ReadonlyMap<string, string> = new Map([
  [
    "foreign-list",
    "a company is never empty: it begins with an account and limits; scenarios look at what belongs to others",
  ],
]);
