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
  isAllowedAddress,
  logRequests,
  memoryReplayStore,
  type ReplayStore,
  type RequestLogEntry,
  WebhookVerificationError,
} from "@openissuing/signing";
export { cardEmbedUrl, EmbedLinkError } from "./card-embed-url.js";
export { type BrocardDeclineCode, isBrocardDeclineCode } from "./codes.js";
export { type BrocardClient, createBrocardClient } from "./create-brocard-client.js";
export {
  type BrocardError,
  type BrocardErrorBody,
  type BrocardValidationError,
  fieldErrors,
  isBrocardError,
  isValidationError,
} from "./errors.js";
export type { BrocardOptions, BrocardTarget } from "./options.js";
export { type PagedPath, paginateBrocard, type RowOf } from "./paginate-brocard.js";
export type { DeliveryHeaders, SecretPlace } from "./presented-secret.js";
export type { FieldErrors } from "./problem.js";
export type { components, operations, paths, webhooks } from "./schema.gen.js";
export {
  type BrocardDelivery,
  type BrocardWebhook,
  type BrocardWebhooks,
  type BrocardWebhooksOptions,
  createBrocardWebhooks,
} from "./webhooks.js";
