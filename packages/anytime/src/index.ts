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
  AnswerAuthenticityError,
  type FetchLayer,
  KeyError,
  logRequests,
  memoryReplayStore,
  type ReplayStore,
  type RequestLogEntry,
  TokenRequestError,
  WebhookVerificationError,
} from "@openissuing/signing";
export { type AnytimeCode, type AnytimeCodeOf, type AnytimeDeclineCode, isAnytimeCode } from "./codes.js";
export { type AnytimeClient, createAnytimeClient } from "./create-anytime-client.js";
export { type AnytimeError, type AnytimeErrorBody, isAnytimeError } from "./errors.js";
export type { AnytimeCredentials, AnytimeOptions, AnytimeTarget } from "./options.js";
export { type PagedPath, paginateAnytime, type RowOf } from "./paginate-anytime.js";
export type { components, operations, paths, webhooks } from "./schema.gen.js";
export {
  type AnytimeWebhook,
  type AnytimeWebhooks,
  type AnytimeWebhooksOptions,
  createAnytimeWebhooks,
} from "./webhooks.js";
