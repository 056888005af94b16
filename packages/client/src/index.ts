export { ApiError } from "./api-error.js";
export { byStatus, type StatusAnswer, type UndocumentedAnswer } from "./by-status.js";
export type { Problem, ReadProblem } from "./call-info.js";
export { type Clock, clockOf } from "./clock.js";
export type { BodyEncoding, Contract, OperationShape } from "./contract.js";
export {
  type ClientOptions,
  createVendorClient,
  type VendorLayers,
  type VendorOptions,
} from "./create-vendor-client.js";
export { ClientError, TransportError, type TransportErrorCode } from "./errors.js";
export { type ConstShape, type ListShape, matchesShape, type ObjectShape, type Shape } from "./matches-shape.js";
export type { HeadersOption, Middleware, MiddlewareCall, QueryStyle } from "./middleware.js";
export { type Page, type PageRange, type PaginateOptions, paginate } from "./paginate.js";
export { type CursorPage, paginateCursors } from "./paginate-cursors.js";
export {
  type NumberedPage,
  type PageNumber,
  type PaginateNumbersOptions,
  paginateNumbers,
} from "./paginate-numbers.js";
export { type PreludeOptions, preludeFetch } from "./prelude-fetch.js";
export { isSafeAddress, readTarget, type Target } from "./read-target.js";
export type { RetryEvent } from "./repeat-requests.js";
export type { CallRetrySettings, CallSettings, ClientSettings, RetrySettings } from "./settings.js";
export { type TaggedWebhook, tagWebhooks, type WebhookEvent, type WebhookTags } from "./tag-webhooks.js";
export type { AnswerBody, Call, CallOptions, CallResult, OptionsArgument, VendorClient } from "./types.js";
export { type DataOf, type ErrorOf, failureOf, unwrap } from "./unwrap.js";
export { judgeStatus, type Verdict } from "./verdict.js";
export { PaginationError } from "./walk-pages.js";
