export { memoryReplayStore, type ReplayStore, WebhookVerificationError } from "@openissuing/signing";
export type { webhooks } from "./connect/schema.gen.js";
export {
  createTreezorWebhooks,
  isCardTransactionValidation,
  type TreezorDelivery,
  type TreezorWebhook,
  type TreezorWebhooks,
  type TreezorWebhooksOptions,
} from "./create-treezor-webhooks.js";
