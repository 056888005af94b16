import { SigningError } from "../signing-error.js";

/** Adding a code is a minor change; renaming or removing one is a major change. */
export type WebhookVerificationErrorCode =
  | "ERR_WEBHOOK_ADDRESS"
  | "ERR_WEBHOOK_DUPLICATE_MEMBER"
  | "ERR_WEBHOOK_HASH_MISMATCH"
  | "ERR_WEBHOOK_MALFORMED"
  | "ERR_WEBHOOK_REPLAYED"
  | "ERR_WEBHOOK_SECRET_MISMATCH"
  | "ERR_WEBHOOK_SIGNATURE_MISMATCH"
  | "ERR_WEBHOOK_TOO_NEW"
  | "ERR_WEBHOOK_TOO_OLD"
  | "ERR_WEBHOOK_UNKNOWN"
  | "ERR_WEBHOOK_UNSIGNED";

/**
 * A delivery that must not be acted upon. ERR_WEBHOOK_REPLAYED is the one to answer with success: the delivery was
 * taken before, and an error would only make the vendor send it again.
 */
export class WebhookVerificationError extends SigningError<WebhookVerificationErrorCode> {
  override readonly name = "WebhookVerificationError";
}
