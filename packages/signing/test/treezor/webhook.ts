import { memoryReplayStore } from "../../src/replay-store.js";
import type { TreezorWebhookOptions } from "../../src/treezor/verify-treezor-webhook.js";
import { fixture } from "./fixture.js";

export const secret = "whsec-of-the-test-1";
export const other = "whsec-of-the-test-2";

/** As PHP parsed and printed it. */
export const signedText = fixture("payload.php.txt");
// openssl dgst -sha256 -hmac whsec-of-the-test-1 -binary payload.php.txt | base64
export const signature = "uJyraCvyLiksJaT131Q3RagQEJI3tHeHXuI/JdhgnYw=";
// … -hmac whsec-of-the-test-2 …
export const otherSignature = "qQVN+7TpJLtrTsqFMEQaAxLWMFaFCa/1rZtd9u7/ojg=";

/** A whole webhook as PHP printed it: even the signature has `\/` in it. */
export const body = fixture("webhook.php.txt");
/** `webhook_created_at` of it, in milliseconds. */
export const createdAt = 1_709_714_923_235.8;

export interface CardEvent {
  readonly webhook: string;
  readonly object_payload: { readonly cards: readonly unknown[] };
}

export const isWebhook = (webhook: unknown): webhook is CardEvent =>
  typeof webhook === "object" && webhook !== null && "webhook" in webhook && webhook.webhook !== "unheard.of";

export function options(changed: Partial<TreezorWebhookOptions<CardEvent>> = {}): TreezorWebhookOptions<CardEvent> {
  return {
    body,
    secret,
    store: memoryReplayStore({ now: () => createdAt }),
    now: () => createdAt,
    isWebhook,
    ...changed,
  };
}
