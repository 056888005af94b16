export {
  ApiError,
  byStatus,
  type CallSettings,
  ClientError,
  type DataOf,
  type ErrorOf,
  failureOf,
  PaginationError,
  type RetryEvent,
  type RetrySettings,
  TransportError,
  unwrap,
} from "@openissuing/client";
export {
  type FetchLayer,
  KeyError,
  type KeyWrap,
  logRequests,
  memoryReplayStore,
  type ReplayStore,
  type RequestLogEntry,
  TokenRequestError,
  type VaultsPayEncryption,
  VaultsPayEncryptionError,
  type VaultsPayEncryptionErrorCode,
  WebhookVerificationError,
  type WrapKey,
} from "@openissuing/signing";
export { isVaultsPayCode, type VaultsPayCode, type VaultsPayCodeOf } from "./codes.js";
export { createVaultsPayClient, type VaultsPayClient } from "./create-vaultspay-client.js";
export {
  actionRequired,
  fieldErrors,
  isVaultsPayError,
  type VaultsPayError,
  type VaultsPayErrorBody,
} from "./errors.js";
export type { VaultsPayOptions, VaultsPayTarget } from "./options.js";
export { type PagedPath, paginateVaultsPay, type RowOf } from "./paginate-vaultspay.js";
export type { FieldError } from "./problem.js";
export type { components, operations, paths, webhooks } from "./schema.gen.js";
export {
  createVaultsPayWebhooks,
  type VaultsPayDelivery,
  type VaultsPayWebhook,
  type VaultsPayWebhooks,
  type VaultsPayWebhooksOptions,
} from "./webhooks.js";
