export { AnswerAuthenticityError, type AnswerAuthenticityErrorCode } from "./anytime/answer-authenticity-error.js";
export { signAnytime, type VerifyRsaSha1, verifyAnytimeSignature } from "./anytime/anytime-signature.js";
export { authenticityHash, authenticityInput, checkUsernames } from "./anytime/authenticity.js";
export { type PasswordGrantOptions, passwordGrant } from "./anytime/password-grant.js";
export { type SignAnytimeOptions, signAnytimeRequests } from "./anytime/sign-anytime-requests.js";
export { type VerifyAnytimeAnswersOptions, verifyAnytimeAnswers } from "./anytime/verify-anytime-answers.js";
export {
  type AnytimeWebhookOptions,
  handleAnytimeWebhook,
  verifyAnytimeWebhook,
} from "./anytime/verify-anytime-webhook.js";
export { type EnvelopeFault, type EnvelopeTokens, envelopeTokens } from "./envelope-tokens.js";
export { compose, type FetchLayer, toRequest } from "./fetch-layer.js";
export { importPrivateKey } from "./keys/import-private-key.js";
export { importPublicKey } from "./keys/import-public-key.js";
export { KeyError, type KeyErrorCode } from "./keys/key-error.js";
export { memberOf } from "./member-of.js";
export { maskCardNumbers } from "./redact/card-numbers.js";
export { type LogRequestsOptions, logRequests, type RequestLogEntry } from "./redact/log-requests.js";
export { MASK } from "./redact/mask.js";
export { redactBody, redactForm, redactJson } from "./redact/redact-body.js";
export { redactHeaders } from "./redact/redact-headers.js";
export { isSecretName, redactMember } from "./redact/redact-member.js";
export { redactUrl } from "./redact/redact-url.js";
export { memoryReplayStore, type ReplayStore } from "./replay-store.js";
export type { Sha256Hex } from "./sha256-hex.js";
export { SigningError } from "./signing-error.js";
export { timingSafeEqual } from "./timing-safe-equal.js";
export { type AuthorizeOptions, authorizeRequests } from "./token/authorize-requests.js";
export { bearerToken } from "./token/bearer-token.js";
export { readIssuedToken, readTokenAnswer } from "./token/token-answer.js";
export {
  createTokenProvider,
  type IssuedToken,
  type TokenProvider,
  type TokenProviderOptions,
  type TokenSource,
} from "./token/token-provider.js";
export { TokenRequestError, type TokenRequestErrorCode } from "./token/token-request-error.js";
export {
  checkVaultsPayTest,
  type EncryptVaultsPayOptions,
  encryptVaultsPayRequests,
  type VaultsPayEncryption,
} from "./vaultspay/encrypt-vaultspay-requests.js";
export { openVaultsPayBody, type SealedBody, sealVaultsPayBody } from "./vaultspay/sealed-body.js";
export { type SealedHeaders, type UnwrapKey, unwrapKeyWith, unwrapVaultsPayKey } from "./vaultspay/unwrap-key.js";
export {
  type FaultyAnswer,
  VaultsPayEncryptionError,
  type VaultsPayEncryptionErrorCode,
} from "./vaultspay/vaultspay-encryption-error.js";
export {
  type VaultsPaySession,
  type VaultsPaySessionOptions,
  vaultsPaySession,
} from "./vaultspay/vaultspay-session.js";
export { signVaultsPayWebhook } from "./vaultspay/vaultspay-signature.js";
export {
  handleVaultsPayWebhook,
  type VaultsPayWebhookOptions,
  verifyVaultsPayWebhook,
} from "./vaultspay/verify-vaultspay-webhook.js";
export { type KeyWrap, type WrapKey, wrapKeyWith } from "./vaultspay/wrap-key.js";
export { isAllowedAddress } from "./webhooks/is-allowed-address.js";
export { checkSecrets, sharedSecret } from "./webhooks/shared-secret.js";
export {
  handleSecretWebhook,
  type SecretWebhookOptions,
  verifySecretWebhook,
} from "./webhooks/verify-secret-webhook.js";
export { WebhookVerificationError, type WebhookVerificationErrorCode } from "./webhooks/webhook-verification-error.js";
