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
  logRequests,
  type RequestLogEntry,
  TokenRequestError,
} from "@openissuing/signing";
export { isTreezorCode, type TreezorCode, type TreezorCodeOf } from "./codes.js";
export type { components, operations, paths } from "./connect/schema.gen.js";
export { createTreezorClient, type TreezorClient } from "./create-treezor-client.js";
export { isTreezorError, type TreezorError, type TreezorErrorBody, treezorFailures } from "./errors.js";
export type {
  AuthorizationCodeGrant,
  ClientCredentialsGrant,
  DelegatedEndUserGrant,
  PasswordGrant,
  RefreshTokenGrant,
  TreezorGrant,
  TreezorScope,
} from "./grants.js";
export type { TreezorAuth, TreezorCallOptions, TreezorOptions } from "./options.js";
export { type PagedPath, paginateTreezor, type RowOf } from "./paginate-treezor.js";
export type { TreezorFailure } from "./problem.js";
export { TreezorSessionError, type TreezorSessionErrorCode } from "./session-error.js";
export type { TreezorEnvironment, TreezorTarget } from "./targets.js";
export { createTreezorTokens, type TreezorTokens, type TreezorTokensOptions } from "./tokens.js";
