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
  logRequests,
  memoryReplayStore,
  type ReplayStore,
  type RequestLogEntry,
  TokenRequestError,
  WebhookVerificationError,
} from "@openissuing/signing";
export { isTreezorCode, type TreezorCode, type TreezorCodeOf } from "./codes.js";
export type { components, operations, paths, webhooks } from "./connect/schema.gen.js";
export {
  createTreezorHipayClient,
  type HipayEnvironment,
  type TreezorHipayClient,
  type TreezorHipayOptions,
} from "./create-hipay-client.js";
export { createTreezorPciClient, type TreezorPciClient, type TreezorPciOptions } from "./create-pci-client.js";
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
export type {
  components as HipayComponents,
  operations as HipayOperations,
  paths as HipayPaths,
  webhooks as HipayWebhooks,
} from "./hipay/schema.gen.js";
export type { TlsDispatcher } from "./mutual-tls.js";
export type { TreezorAuth, TreezorCallOptions, TreezorOptions } from "./options.js";
export { type PagedPath, paginateTreezor, type RowOf } from "./paginate-treezor.js";
export type {
  components as PciComponents,
  operations as PciOperations,
  paths as PciPaths,
} from "./pci-dss/schema.gen.js";
export type { TreezorFailure } from "./problem.js";
export { ScaProofError, type SignedRequest, scaDataToSign, simulateScaProof } from "./sca-proof.js";
export {
  requestScaProof,
  type ScaOperation,
  type ScaOutcome,
  type ScaProgress,
  type ScaWaitOptions,
  waitForScaOperation,
} from "./sca-queue.js";
export { TreezorSessionError, type TreezorSessionErrorCode } from "./session-error.js";
export type { TreezorEnvironment, TreezorTarget } from "./targets.js";
export { createTreezorTokens, type TreezorTokens, type TreezorTokensOptions } from "./tokens.js";
export {
  createTreezorWebhooks,
  isCardTransactionValidation,
  type TreezorDelivery,
  type TreezorWebhook,
  type TreezorWebhooks,
  type TreezorWebhooksOptions,
} from "./webhooks.js";
